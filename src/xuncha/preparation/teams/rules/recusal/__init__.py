"""Reasons to recuse, one file each. Plain values in, hits out: which rule, on which dated fact, until when."""
