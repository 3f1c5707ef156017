"""问题线索 — unverified pointers to persons, kept apart from findings: own tables, rights, key, files and numbers.

Verbs: note an item, set it aside; note a clue, amend, assign, release it; begin, record, conclude its verification;
decide its disposal; transfer clues; note their return and outcome; attach a file; open what is sealed, with a reason.
"""
