"""法规与规则集 — documents by clause and version, rule sets, taxonomies, working days, the procedure map."""
