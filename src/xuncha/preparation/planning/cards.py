"""What of plans stands on first screens."""

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row

from . import labels, queries
from .rules.states import OPEN_TO_CHANGE


@stepwise
def drafts(actor: Actor) -> Steps[Card | None]:
    """Plans and rounds that are with the office: drafts, and what came back with its reason."""
    plans = queries.plans_visible_to(actor).filter(state__in=OPEN_TO_CHANGE)
    rounds = queries.visible_to(actor).filter(state__in=OPEN_TO_CHANGE)
    yield plans, rounds
    rows = [
        *(_row(p, reverse("planning:plan", args=[p.id])) for p in plans),
        *(_row(r, reverse("planning:round", args=[r.id])) for r in rounds),
    ]
    if not rows:
        return None
    return Card(title=_("计划和轮次草稿"), rows=rows, link=_("规划计划"), href=reverse("planning:terms"))


def _row(thing: "queries.AnnualPlan | queries.Round", href: str) -> Row:
    shape = "returned" if thing.returned_because else "draft"
    return Row(
        thing.title,
        thing.returned_because,
        state=(shape, labels.STATES[thing.state]),
        href=href,
        button=_("接着改"),
    )


@stepwise
def coming(actor: Actor) -> Steps[Card | None]:
    """Entries and leavings of approved rounds, the next four."""
    today = actor.clock.today()
    days = []
    running = queries.batches_open_on(today)
    yield running
    for batch in running:
        names = {"round": batch.round.title, "n": batch.number}
        href = reverse("planning:round", args=[batch.round_id])
        if batch.begins >= today:
            days.append((batch.begins, _("%(round)s第%(n)s批进驻") % names, href))
        days.append((batch.ends, _("%(round)s第%(n)s批离场") % names, href))
    rows = [Row(matter, due=day, href=href) for day, matter, href in sorted(days)[:4]]
    return Card(title=_("接下来"), rows=rows) if rows else None
