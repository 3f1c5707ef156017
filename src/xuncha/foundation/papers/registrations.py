"""What the room of papers supplies below: what can be found, what waits."""

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.search.registry import Entry, rights_of
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card, Row

from . import queries
from .queries import Registered

SHOWN = 6


def find(words: str, actor: Actor) -> list[Entry]:
    """Papers by number or title. What is returned is known to the actor already, so their own rights open it."""
    mine = rights_of(actor)
    return [
        Entry(row.edition.title, _href(row), row.edition.number, row.template.label, mine)
        for row in queries.find(words, actor)
    ]


@stepwise
def awaited(actor: Actor) -> Steps[Card | None]:
    """Papers printed for signing whose pages are not all back."""
    rows = yield from queries.awaited.steps(actor)
    if not rows:
        return None
    return Card(
        title=_("等签署件"),
        rows=tuple(
            Row(
                matter=f"{row.template.label} {row.edition.number}".strip(),
                where=row.about.title,
                state=("warn", _("签署件不全")) if row.scan else ("wait", _("等签署件")),
                href=_href(row),
            )
            for row in rows[:SHOWN]
        ),
        link=_("收回签署件"),
        href=reverse("papers:intake"),
    )


def _href(row: Registered) -> str:
    return reverse("papers:preview", args=[row.edition.template, row.edition.subject_id])
