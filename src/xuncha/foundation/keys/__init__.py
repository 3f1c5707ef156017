"""密钥 — key scopes, wrapping, locked start."""
