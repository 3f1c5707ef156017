"""证据 — items, custody, citations."""
