"""公布数字 — the closed vocabulary of published rounds: read, checked, contradictions named. Plain Python."""
