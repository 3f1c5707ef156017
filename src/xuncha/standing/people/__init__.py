"""人员 — those who work here: cadre pool, accounts, roles, grants, the three administrators."""
