"""组建授权 — declarations, recusal, teams, authorisations."""
