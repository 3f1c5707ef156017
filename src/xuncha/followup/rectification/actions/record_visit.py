from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Visit, VisitKind, VisitOutcome
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born


@action
def record_visit(
    *,
    by: Actor,
    ledger: UUID,
    kind: str,
    team: str,
    outcome: str,
    found: str,
    on: date | None = None,
) -> Visit:
    """登记督查回访 — Record a later check at the body: which team went, when, what it found.

    Raises NotKnown, NotAllowed (plan not accepted, not the office); BadInput for an unknown kind or outcome, no team,
    nothing said.
    """
    seen_there = queries.ledger(ledger, by, locked=True)
    NotAllowed.unless(policies.can_look_again(by, seen_there))
    day = on or by.clock.today()
    _check(kind, team, outcome, found)
    made = Visit.objects.create(
        **born(by),
        ledger=seen_there,
        kind_of=kind,
        team=team.strip(),
        on=day,
        outcome=outcome,
        found=found.strip()[:2000],
        noted_by=by.code,
    )
    record(
        "rectification.visit_recorded",
        by=by,
        about=seen_there.ref,
        facts={"visit": str(made.pk), "kind": kind, "outcome": outcome, "on": day.isoformat()},
        rule_set=seen_there.rule_set,
    )
    return made


def _check(kind: str, team: str, outcome: str, found: str) -> None:
    problems = []
    if kind not in VisitKind.values:
        problems.append(Problem("visit.unknown_kind", _("督查，或回访。"), "kind"))
    if outcome not in VisitOutcome.values:
        problems.append(Problem("visit.unknown_outcome", _("没有这种结论。"), "outcome"))
    if not team.strip():
        problems.append(Problem("visit.no_team", _("写明由哪个组去的。"), "team"))
    if not found.strip():
        problems.append(Problem("visit.nothing_said", _("写明看了什么、问了谁、是什么情况。"), "found"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
