"""公文 — template registry, numbering, coded pages, rendering, scanned returns."""
