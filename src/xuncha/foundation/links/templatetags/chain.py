"""The chain on a page: things one click away, and the verbs that higher rooms offer here."""

from typing import Any

from django import template

from xuncha.foundation.links.edges import neighbours as known_neighbours
from xuncha.foundation.links.offers import offers_for
from xuncha.foundation.terms import Ref

register = template.Library()


@register.inclusion_tag("links/neighbours.html", takes_context=True)
def neighbours(context: Any, ref: Ref, title: Any = "") -> dict[str, Any]:
    """What this came from and what came of it, as far as the reader may know it."""
    found = known_neighbours(ref, context["request"].actor)
    return {
        "title": title,
        "before": [n for n in found if not n.forward],
        "after": [n for n in found if n.forward],
    }


@register.inclusion_tag("links/offers.html", takes_context=True)
def offers(context: Any, ref: Ref, kind: str = "") -> dict[str, Any]:
    """Buttons of the verbs offered on this thing; refused ones with their reason."""
    return {"offers": offers_for(ref, context["request"].actor), "kind": kind}
