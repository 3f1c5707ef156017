"""底稿与问题 — working papers, signed and judged once, and what they come to: findings, advice, spot rectification.

Verbs: draft, edit, write an element, support it with evidence, record what the head said, sign (in the system or in
ink), return, take back, judge, check a spot rectification. Clues are an outcome too; they come with their own room.
"""
