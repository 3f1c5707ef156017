"""报告与反馈 — the report drafted from findings, its versions, route and decision; the feedback opinion and its receipts.

Verbs: draft, write and drop paragraphs, leave a finding out with reason, open a version, comment (office), answer a
comment (team), submit; prepare, change and deliver feedback, sign for it.
"""
