"""统计 — figures counted from records, never typed; each opens its rows; bulletins of a round."""
