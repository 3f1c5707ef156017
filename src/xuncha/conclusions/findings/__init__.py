"""底稿与问题 — working papers, outcomes, findings."""
