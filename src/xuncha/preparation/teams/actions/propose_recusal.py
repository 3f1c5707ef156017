from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, check_version
from xuncha.foundation.terms.record import born
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Examination, PairDecision, Ruling
from xuncha.preparation.teams.policies import can_form
from xuncha.preparation.teams.rules.states import Outcome, Waits
from xuncha.standing.approvals.actions.open_request import open_request

from ._move import turn

ROUTE = "recusal"


@action
def propose_recusal(
    *, by: Actor, pair: UUID, outcome: str, reason: str, on: date | None = None, seen: int | None = None
) -> Ruling:
    """提出回避意见 — Propose to the approver of the rule set that a person may serve, or must recuse, and why.

    Opens the approval route `recusal`. A rule without exception allows only recusal. Raises NotKnown, NotAllowed,
    Stale, BadInput; WrongState while the pair waits for its examination or declaration, or is being decided.
    """
    row = queries.locked_pair(pair, by)
    check_version(row, seen)
    NotAllowed.unless(can_form(by))
    last = queries.examined_pair(row)
    found = list(last.hits.all()) if last else []
    _check(row, found, outcome, reason)
    assert last is not None  # _check refuses a pair without hits
    day = on or by.clock.today()
    ruling = _propose(by, row, last, outcome, reason.strip(), day)
    names = {"person": row.person.name, "body": row.target.body.called}
    open_request(
        by=by,
        subject=row.ref,
        route=ROUTE,
        rule_set=row.rule_set,
        title=_("回避决定：%(person)s × %(body)s") % names,
        papers=["teams.recusal_decision"],
        on=day,
    )
    facts = {
        "person": row.person.code,
        "target": str(row.target_id),
        "outcome": outcome,
        "on": day.isoformat(),
    }
    record("teams.recusal_proposed", by=by, about=row.ref, facts=facts, rule_set=row.rule_set)
    return ruling


def _check(row: PairDecision, found: list, outcome: str, reason: str) -> None:
    if row.waits_for in (Waits.EXAMINATION, Waits.DECLARATION):
        raise WrongState("pair.not_examined", _("先申报、审查，再提意见。"))
    if row.waits_for == Waits.APPROVAL:
        raise WrongState("pair.being_decided", _("意见已经送审，等审定。"))
    if not found:
        raise WrongState("pair.nothing_to_decide", _("审查没有发现应当回避的情形，不用另行审定。"))
    problems = []
    if outcome not in (Outcome.MAY_SERVE, Outcome.MUST_RECUSE):
        problems.append(Problem("recusal.no_outcome", _("选可以参加，或者应当回避。"), "outcome"))
    if outcome == Outcome.MAY_SERVE and any(hit.forced for hit in found):
        clauses = "、".join(hit.clause for hit in found if hit.forced)
        message = _("%(clauses)s不设例外，任何人都不能批准绕过。") % {"clauses": clauses}
        problems.append(Problem("recusal.no_exception", message, "outcome"))
    if not reason.strip():
        problems.append(Problem("recusal.reason_missing", _("写明理由。"), "reason"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)


def _propose(by: Actor, row: PairDecision, last: Examination, outcome: str, reason: str, day: date) -> Ruling:
    if row.outcome == Outcome.PENDING:
        turn(row, Outcome.PENDING, Waits.APPROVAL)
        row.save()
    return Ruling.objects.create(
        **born(by),
        pair=row,
        examination=last,
        number=row.rulings.count() + 1,
        outcome=outcome,
        reason=reason,
        proposed_by=by.name,
        proposed_on=day,
    )
