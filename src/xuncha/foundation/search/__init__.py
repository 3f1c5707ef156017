"""检索 — registry of what may be searched; rights are terms of the index."""
