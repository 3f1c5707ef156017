"""单位 — bodies as a tree with kinds; names, places in the tree and leading-group posts with dates; mergers and splits.

Verbs: register, amend, rename, move, merge, split, close a body; create, abolish, fill, vacate a post; import bodies.
"""
