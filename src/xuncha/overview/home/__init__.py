"""工作台 — what to do now, for each audience."""
