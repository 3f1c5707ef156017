"""规划计划 — term, annual plan, rounds, batches, targets, coverage."""
