"""What this room answers to lower rooms: conditions of the gates, and what it does when they tell something."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.reports import queries as reports
from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.terms import Actor, NotAllowed, Ref, no, yes
from xuncha.standing.approvals import queries as approvals

from . import queries
from .actions.decide_extension import decide_extension
from .actions.hand_over_ledger import hand_over_ledger
from .actions.open_ledger import open_ledger
from .models import Extension, Ledger
from .rules.states import LedgerState


def open_on_feedback(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """A feedback was signed for by all who must: the list of the body begins that day."""
    given = reports.any_feedback(ref.id)
    open_ledger(
        by=by,
        inspection=given.inspection_id,
        feedback=ref,
        body=given.body_id,
        rule_set=given.inspection.rule_set,
        findings=[(i.finding_id, i.heading) for i in reports.feedback_items(given)],
        on=given.signed_for_on,
    )


def extension_decided(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """The route of a request for a later day ended."""
    if ref.kind == Extension.kind():
        on = date.fromisoformat(facts["on"])
        decide_extension(
            by=by, extension=ref.id, outcome=facts["outcome"], on=on, reason=facts.get("reason", "")
        )


def extension_withdrawn(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """Whoever sent it, or the head of the office, took it back."""
    subject = Ref.parse(facts["subject"])
    if subject.kind == Extension.kind():
        on = date.fromisoformat(facts["on"])
        decide_extension(
            by=by, extension=subject.id, outcome="withdrawn", on=on, reason=facts.get("reason", "")
        )


def not_by_who_asked(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """Who entered a request for a later day takes no step of its route. Raises NotAllowed."""
    subject = approvals.subject_of(ref.id)
    if subject is not None and subject.kind == Extension.kind():
        own = queries.asked_by(subject.id) == by.code
        said = no("rectification.own_request", _("代录申请的人不能自己批复，请换一位。"))
        NotAllowed.unless(said if own else yes())


def follow_the_merger(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """Bodies were merged: open lists go to the successor where it takes rectification over."""
    if not facts.get("takes_over"):
        return
    on = date.fromisoformat(facts["on"])
    for ledger in queries.ledgers_of_bodies([UUID(b) for b in facts["body_ids"]]):
        hand_over_ledger(
            by=by, ledger=ledger.pk, to=ref.id, on=on, reason=_("单位合并，由合并后的单位接续整改")
        )


def _each(lack: Callable[[Ledger], list[Missing]]) -> Callable[[Ref, Actor], Answer]:
    def supply(ref: Ref, actor: Actor) -> Answer:
        ledgers = queries.ledgers_of(ref.id)
        if not ledgers:
            return Answer((Missing(_("还没有整改台账，反馈签收后自动建立"), _("被巡察单位")),))
        return Answer(tuple(m for ledger in ledgers for m in lack(ledger)))

    return supply


def _href(ledger: Ledger) -> str:
    return reverse("rectification:ledger", args=[ledger.pk])


def _plan(ledger: Ledger) -> list[Missing]:
    if ledger.state == LedgerState.ACCEPTED:
        return []
    waits_for_office = ledger.state == LedgerState.SUBMITTED
    who = _("巡察办") if waits_for_office else _("%(body)s联络员") % {"body": ledger.body.name}
    what = _("整改方案待审核") if waits_for_office else _("整改方案没有报送")
    return [Missing(what, who, ledger.plan_due_on, _href(ledger), _("看方案"))]


def _checks(ledger: Ledger) -> list[Missing]:
    open_items = queries.unsettled(ledger)
    if not open_items:
        return []
    what = _("%(n)s 条没有核验结论") % {"n": len(open_items)}
    numbers = "、".join(str(i.order) for i in open_items[:8])
    detail = _("第 %(numbers)s 条") % {"numbers": numbers}
    return [Missing(what, _("巡察办"), ledger.due_on, _href(ledger), _("去核验"), detail)]


def _disclosed(ledger: Ledger) -> list[Missing]:
    if ledger.disclosures.exists():
        return []
    who = _("%(body)s联络员") % {"body": ledger.body.name}
    return [
        Missing(
            _("整改情况没有公开，也没有登记不公开的理由"), who, ledger.due_on, _href(ledger), _("登记公开")
        )
    ]


plan_accepted = _each(_plan)
checked = _each(_checks)
disclosed = _each(_disclosed)
