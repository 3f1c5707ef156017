"""整改 — lists, measures, proof, checks, what came of it."""
