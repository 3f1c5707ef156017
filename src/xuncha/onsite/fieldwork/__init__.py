"""现场 — interviews and materials."""
