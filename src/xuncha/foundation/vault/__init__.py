"""保险库 — who it was that spoke up: sealed under random codes in a second database that no other room reads."""
