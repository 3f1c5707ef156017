"""留痕 — the log nobody can rewrite unseen, and the frame every action runs in."""
