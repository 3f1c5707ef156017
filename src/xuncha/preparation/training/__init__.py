"""培训考试 — classes before an inspection and who passed them."""
