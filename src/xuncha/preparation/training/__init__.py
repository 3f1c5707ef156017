"""培训考试 — classes of a batch, who is enrolled, who came, who passed; re-sits. Question bank and timed papers follow.

Verbs: open a class, enrol, sign in, record a result. Whoever has not passed a required class of the batch cannot be
authorised: the condition `training.passed`.
"""
