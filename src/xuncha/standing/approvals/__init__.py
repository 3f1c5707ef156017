"""审批 — routes from the rule set, steps taken in the system or recorded from a signed paper."""
