"""文件 — bytes, stored once per key scope, encrypted at rest."""
