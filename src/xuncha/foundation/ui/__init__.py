"""界面 — base templates, components, static files, notices, home cards, sections, routes."""
