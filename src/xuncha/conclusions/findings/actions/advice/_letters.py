"""What advice letters share: the request along the rule set's route, and how it is said."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from xuncha.conclusions.findings import advices
from xuncha.conclusions.findings.models import Advice
from xuncha.foundation.journal.frame import record
from xuncha.foundation.terms import Actor
from xuncha.standing.approvals.actions.open_request import open_request
from xuncha.standing.regulations import queries as regulations


def ask(letter: Any, carried: Sequence[Advice], by: Actor, on: date) -> None:
    """Send for approval, with the advice itself as summary: who decides reads it there. None where no route is set."""
    rule_set = carried[0].inspection.rule_set
    if advices.ROUTE not in regulations.rule_set(rule_set).routes:
        return
    open_request(
        by=by,
        subject=letter.ref,
        route=advices.ROUTE,
        rule_set=rule_set,
        title=f"{letter.title}（{letter.receiver_name}）",
        summary="\n".join(f"{a.number}：{a.text}" for a in carried),
        papers=("coordination.letter",),
        on=on,
    )


def say(event: str, letter: Any, carried: Sequence[Advice], by: Actor, **told: object) -> None:
    for one in carried:
        record(
            event,
            by=by,
            about=one.ref,
            facts={"letter": str(letter.id), "number": one.number, "to": one.to_kind, **told},
            rule_set=one.inspection.rule_set,
        )
