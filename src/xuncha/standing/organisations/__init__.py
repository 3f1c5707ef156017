"""单位 — bodies as a tree, leading-group posts with dates, mergers and renames."""
