from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import instances
from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.drafting import found_in
from xuncha.conclusions.reports.models import Feedback, FeedbackItem
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.papers.issuers import word
from xuncha.foundation.papers.numbering import official_number
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import queries as organisations

from ._demands import check_opinion, put_demands
from ._states import say


@action
def prepare_feedback(
    *,
    by: Actor,
    report: UUID,
    opinion: str,
    demands: Sequence[str],
    contact: str = "",
    copies_to: str = "",
    on: date | None = None,
) -> Feedback:
    """准备反馈意见 — Prepare the feedback opinion from the decided report: its findings, and numbered demands.

    Nothing of clues can get in: only findings that stand in the decided text are taken. A body merged meanwhile is
    told through its successor. Raises NotKnown, NotAllowed, WrongState, BadInput.
    """
    found = queries.locked(report, by)
    NotAllowed.unless(policies.can_prepare_feedback(by, found))
    if Feedback.objects.filter(report=found).exists():
        raise WrongState("feedback.already", _("反馈意见已经准备，可以接着改。"))
    check_opinion(opinion, demands)
    day = on or by.clock.today()
    feedback = Feedback.objects.create(
        **born(by),
        report=found,
        inspection=found.inspection,
        body=organisations.successor_on(found.inspection.body_id, day),
        number=official_number(word=word(), by=by, year=day.year),
        opinion=opinion.strip(),
        contact=contact.strip(),
        copies_to=copies_to.strip(),
        prepared_on=day,
    )
    items = _items(feedback, by)
    count = put_demands(feedback, by, demands)
    connect(by=by, source=found.ref, target=feedback.ref, relation="feedback")
    for item in items:
        connect(by=by, source=item.finding.ref, target=item.ref, relation="feedback")
    say(
        "reports.feedback_prepared",
        feedback,
        by,
        number=feedback.number,
        findings=len(items),
        demands=count,
        on=str(day),
    )
    return feedback


def _items(feedback: Feedback, by: Actor) -> list[FeedbackItem]:
    """One item for each finding in the decided text, in the order of the text."""
    version = queries.team_version(feedback.report)
    rows = [(p, t.finding) for p in queries.paragraphs(version) for t in p.ties.all() if t.finding_id]
    first = {f.id: (p, f) for p, f in reversed(rows)}
    ordered = sorted(first.values(), key=lambda pair: rows.index(pair))
    where = instances.of_findings([f.id for _p, f in ordered])
    made = [
        FeedbackItem(
            **born(by),
            feedback=feedback,
            finding=f,
            order=n,
            section=p.section,
            heading=f.title,
            text=f.text + found_in(where.get(f.id, ())),
        )
        for n, (p, f) in enumerate(ordered, 1)
    ]
    FeedbackItem.objects.bulk_create(made)
    return made
