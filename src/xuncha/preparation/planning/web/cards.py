"""The coverage of the term as a card: drawn by the same presenter as the page."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.cards import Card
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.web.presenters import term_coverage


def coverage(actor: Actor) -> Card | None:
    """Coverage of the running term, every cell a body."""
    term = queries.term_on(actor.clock.today())
    if term is None:
        return None
    covered = term_coverage(term, actor)
    if not covered.rows:
        return None
    return Card(
        title=_("届期覆盖"),
        sub=_("一格一个单位，点开看单位"),
        link=term.name,
        href=reverse("planning:term", args=[term.id]),
        html=render_to_string("planning/_coverage.html", {"coverage": covered}),
    )
