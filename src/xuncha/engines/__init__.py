"""引擎 — plain Python that knows nothing of Django or of a room."""
