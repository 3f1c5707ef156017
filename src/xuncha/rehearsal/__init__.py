"""演练 — invented people doing real work through the actions."""
