"""`{% load papers %}{% papers_of thing.ref %}`: the papers of a thing, as a panel on the thing's own page."""

from typing import Any

from django import template

from xuncha.foundation.papers import queries
from xuncha.foundation.papers.web.presenters import paper_rows
from xuncha.foundation.terms import Ref

register = template.Library()


@register.inclusion_tag("papers/panel.html", takes_context=True)
def papers_of(context: dict[str, Any], ref: Ref) -> dict[str, Any]:
    """Preview, Word, PDF, what went out, what came back signed. Nothing where the reader has none."""
    actor = getattr(context["request"], "actor", None)
    return {"rows": paper_rows(queries.papers_of(ref, actor)) if actor else []}
