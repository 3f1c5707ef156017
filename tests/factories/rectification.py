"""Ledgers, items and measures at any state, by the real actions.

ledger = factories.rectification.opened(cast)             # two findings, nothing planned
ledger = factories.rectification.accepted(cast)           # each with a measure, plan accepted
item = factories.rectification.handed_in(cast)            # proven, waiting for a check
"""

from datetime import timedelta
from typing import Any

from tests.factories import findings, inspections
from tests.people import Cast
from tests.remembered import remembered
from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.add_task import add_task
from xuncha.followup.rectification.actions.ask_extension import ask_extension
from xuncha.followup.rectification.actions.assess_ledger import assess_ledger
from xuncha.followup.rectification.actions.check_item import check_item
from xuncha.followup.rectification.actions.hand_in_item import hand_in_item
from xuncha.followup.rectification.actions.hand_in_report import hand_in_report
from xuncha.followup.rectification.actions.open_ledger import open_ledger
from xuncha.followup.rectification.actions.propose_measure import propose_measure
from xuncha.followup.rectification.actions.review_plan import review_plan
from xuncha.followup.rectification.actions.submit_plan import submit_plan
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.followup.rectification.models import (
    Assessment,
    BodyReport,
    Extension,
    Item,
    Ledger,
    Measure,
    Task,
)
from xuncha.foundation.terms import Ref, new_id
from xuncha.onsite.inspections.rules.states import Stage

PLAN = {"text": "逐笔核对退回", "leader": "周副局长", "standard": "退款到账，有凭证", "department": "财务股"}


@remembered
def opened(cast: Cast, inspection: Any = None) -> Ledger:
    """The list of the cast's bureau, of two findings of one paper each."""
    found = inspection or inspections.at(cast, Stage.ON_SITE)
    judged = [findings.finding(cast, found), findings.finding(cast, found, title="接待没有公函")]
    return open_ledger(
        by=cast.office.actor,
        inspection=found.id,
        feedback=Ref("reports.feedback", new_id()),
        body=cast.bureau.id,
        rule_set=found.rule_set,
        findings=[(f.id, f.title) for f in judged],
        on=cast.clock.today(),
    )


def items(ledger: Ledger) -> list[Item]:
    return list(Item.objects.filter(ledger=ledger).order_by("order"))


@remembered
def planned(cast: Cast, ledger: Ledger | None = None) -> Ledger:
    """Every item with one measure."""
    found = ledger or opened(cast)
    for item in items(found):
        propose_measure(by=cast.body_liaison.actor, item=item.id, due_on=found.due_on, **PLAN)
    return found


@remembered
def submitted(cast: Cast, ledger: Ledger | None = None) -> Ledger:
    return submit_plan(by=cast.body_liaison.actor, ledger=planned(cast, ledger).id)


@remembered
def accepted(cast: Cast, ledger: Ledger | None = None) -> Ledger:
    return review_plan(by=cast.office.actor, ledger=submitted(cast, ledger).id, accept=True)


def measure(cast: Cast, ledger: Ledger | None = None) -> Measure:
    """The first measure of an accepted plan."""
    return Measure.objects.filter(item__ledger=ledger or accepted(cast)).order_by("item__order").first()


@remembered
def handed_in(cast: Cast) -> Item:
    """The first item, proven and waiting for a check."""
    found = measure(cast)
    submit_proof(by=cast.body_liaison.actor, measure=found.id, note="退款凭证")
    return hand_in_item(by=cast.body_liaison.actor, item=found.item_id)


@remembered
def checked(cast: Cast, outcome: str = "done") -> Item:
    item = handed_in(cast)
    check_item(
        by=cast.staff.actor, item=item.id, outcome=outcome, reason="" if outcome == "done" else "写明理由"
    )
    return queries.item(item.id, cast.office.actor)


@remembered
def extension(cast: Cast, ledger: Ledger | None = None) -> Extension:
    """A later day for the first item, asked and not decided."""
    ledger = accepted(cast, ledger)
    item = items(ledger)[0]
    until = ledger.due_on + timedelta(days=60)
    return ask_extension(by=cast.body_liaison.actor, item=item.id, until=until, reason="款项要分期收回")


@remembered
def task(cast: Cast) -> Task:
    """A step of the first measure."""
    return add_task(by=cast.body_liaison.actor, measure=measure(cast).id, text="逐笔核对", person="出纳")


@remembered
def proven(cast: Cast) -> Measure:
    """The first measure, with proof."""
    found = measure(cast)
    submit_proof(by=cast.body_liaison.actor, measure=found.id, note="退款凭证")
    return found


@remembered
def settled(cast: Cast) -> Ledger:
    """Every item checked as done: ready for the grade."""
    ledger = accepted(cast)
    for row in Measure.objects.filter(item__ledger=ledger):
        submit_proof(by=cast.body_liaison.actor, measure=row.id, note="退款凭证")
        hand_in_item(by=cast.body_liaison.actor, item=row.item_id)
        check_item(by=cast.staff.actor, item=row.item_id, outcome="done")
    return queries.ledger(ledger.id, cast.office.actor)


@remembered
def assessed(cast: Cast, grade: str = "good") -> Assessment:
    return assess_ledger(
        by=cast.office.actor,
        ledger=settled(cast).id,
        grade=grade,
        score=92,
        forms_sent=30,
        forms_returned=28,
        satisfied=26,
        conclusion="问题改到位，群众认可",
    )


@remembered
def reported(cast: Cast) -> BodyReport:
    """A report of the body up to today, waiting for the office."""
    ledger, today = accepted(cast), cast.clock.today()
    return hand_in_report(
        by=cast.body_liaison.actor,
        ledger=ledger.id,
        kind="progress",
        begins=ledger.opened_on,
        ends=today,
        text="逐笔核对完毕，开始退款。",
    )
