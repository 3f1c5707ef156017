"""巡察 — inspection work in one chain that can be proven."""

__version__ = "0.1.0"
