"""演出 — the parts of a rehearsed round, one file to each stretch of it."""
