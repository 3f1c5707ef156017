from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import queries
from xuncha.followup.rectification.models import Item, Ledger
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, Ref, WrongState
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.regulations import queries as regulations


@action
def open_ledger(
    *,
    by: Actor,
    inspection: UUID,
    feedback: Ref,
    body: UUID,
    rule_set: str,
    findings: Sequence[tuple[UUID, str]],
    on: date,
) -> Ledger:
    """建立整改台账 — Open a body's rectification list from the feedback it signed for.

    Called when a feedback has been signed for. `findings`: ids and headings in the order of the feedback. The days run
    from `on`, by the rule set of the inspection; a body merged by then is followed to the one that took over.
    Raises WrongState (already open), BadInput (no findings).
    """
    if queries.exists_for(feedback, body):
        raise WrongState("rectification.ledger_open_already", _("这份反馈的整改台账已经建立。"))
    if not findings:
        raise BadInput("rectification.nothing_to_rectify", _("反馈意见里没有问题，不用建整改台账。"))
    taker = organisations.successor_on(body, on)
    ledger = Ledger.objects.create(
        **born(by),
        inspection_id=inspection,
        body_id=taker.id,
        feedback_kind=feedback.kind,
        feedback_id=feedback.id,
        rule_set=rule_set,
        opened_on=on,
        plan_due_on=regulations.due(rule_set, "rectification_plan", on).day,
        due_on=regulations.due(rule_set, "concentrated_rectification", on).day,
    )
    items = [
        Item(**born(by), ledger=ledger, finding_id=finding, order=order, title=title[:300])
        for order, (finding, title) in enumerate(findings, 1)
    ]
    Item.objects.bulk_create(items)
    connect(by=by, source=feedback, target=ledger.ref, relation="rectification")
    for item in items:
        connect(
            by=by, source=Ref("findings.finding", item.finding_id), target=item.ref, relation="rectification"
        )
    record(
        "rectification.ledger_opened",
        by=by,
        about=ledger.ref,
        facts={
            "body": str(taker.id),
            "items": len(items),
            "due_on": ledger.due_on.isoformat(),
            "on": on.isoformat(),
        },
        rule_set=rule_set,
    )
    return ledger
