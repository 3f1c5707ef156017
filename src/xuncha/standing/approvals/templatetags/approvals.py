"""`{% route_of thing.ref %}`: the approvals of a thing, step by step, on the thing's own page."""

from typing import Any

from django import template

from xuncha.foundation.terms import Ref
from xuncha.standing.approvals import queries
from xuncha.standing.approvals.web import presenters

register = template.Library()


@register.inclusion_tag("approvals/route_of.html", takes_context=True)
def route_of(context: Any, ref: Ref, route: str = "") -> dict[str, Any]:
    """Only what the reader may see; nothing at all where there is nothing."""
    actor = context["request"].actor
    found = [r for r in queries.of_subject(ref, actor) if not route or r.route == route]
    return {
        "rows": [
            (
                r,
                presenters.route_words(r)[0],
                presenters.state_word(r),
                presenters.request_shape(r),
                presenters.turns(r),
            )
            for r in reversed(found)
        ]
    }
