"""统计 — figures counted from records, bulletins."""
