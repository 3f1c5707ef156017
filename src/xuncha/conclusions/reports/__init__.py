"""报告与反馈 — report versions, decisions, feedback."""
