"""What now: for the inspected body what waits for its signature, for office and team what is to be given."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.models import RecipientLabel, Report, ReportStateLabel
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card
from xuncha.foundation.ui.parts import Row

MOST = 20


def at_door(actor: Actor) -> Card | None:
    """Feedback given to the reader's body and not signed for."""
    rows = queries.waiting_at_door(actor)
    if not rows:
        return None
    return Card(
        title=_("请签收的反馈意见"),
        rows=[
            Row(
                matter=_("反馈意见 %(number)s") % {"number": r.feedback.number},
                where=str(RecipientLabel(r.recipient).label),
                due=None,
                state=("wait", _("待签收")),
                href=reverse("reports:door_feedback", args=[r.feedback_id]),
                button=_("读、签收"),
            )
            for r in rows
        ],
    )


@stepwise
def to_give(actor: Actor) -> Steps[Card | None]:
    """Reports decided whose feedback is not signed for yet, and reports sent back to the team."""
    sent_back = queries.sent_back(actor)[:MOST]
    decided = queries.awaiting_feedback(actor)
    first = decided[: MOST + 1]
    yield sent_back, first
    rows = [*_returned(sent_back), *_decided(first[:MOST], actor)]
    if not rows:
        return None
    more = len(first) > MOST
    link = _("全部 %(n)s 件") % {"n": decided.count()} if more else ""
    return Card(title=_("报告和反馈"), rows=rows, link=link, href=reverse("reports:reports") if more else "")


def _returned(sent_back: Iterable[Report]) -> list[Row]:
    return [
        Row(
            matter=r.title,
            where=r.returned_reason,
            state=("returned", ReportStateLabel(r.state).label),
            href=reverse("reports:report", args=[r.id]),
            button=_("修改"),
        )
        for r in sent_back
    ]


def _decided(rows: Iterable[Report], actor: Actor) -> list[Row]:
    return [
        Row(
            matter=r.title,
            where=_("报告已审定"),
            due=due,
            late=late,
            state=("late" if late else "warn", _("待反馈签收")),
            href=reverse("reports:report", args=[r.id]),
            button=_("去反馈"),
        )
        for r, due, late in queries.last_days(rows, actor.clock.today())
    ]
