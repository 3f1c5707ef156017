"""规划计划 — term plan, annual plans, rounds, batches with their targets, coverage of the register.

Verbs: open a term, draft and submit an annual plan, add rounds, batches and targets, submit a round; an approval moves
the state and binds the round to the rule set in force that day. After approval only extended targets join.
"""
