"""运维 — verify, doctor, and what keeps an office running."""
