from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.papers.issuers import word
from xuncha.foundation.papers.numbering import official_number
from xuncha.foundation.terms import Actor, NotKnown
from xuncha.foundation.terms import touch as mark_changed
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import PairDecision, Ruling
from xuncha.preparation.teams.rules.states import Outcome, Waits
from xuncha.standing.approvals import queries as approvals

from ._move import turn


@action
def decide_recusal(*, by: Actor, pair: UUID, outcome: str, on: date, reason: str = "") -> PairDecision:
    """审定回避 — What the approvers made of a proposal: confirmed, returned with a reason, or withdrawn.

    Called when the approval route ends, by the person who took its last step. Where a fact changed meanwhile the
    decision is kept, but the pair stays open. Raises NotKnown.
    """
    row = (
        PairDecision.objects.select_for_update(of=("self",)).select_related("person").filter(id=pair).first()
    )
    ruling = row.rulings.filter(confirmed__isnull=True).order_by("-number").first() if row else None
    if row is None or ruling is None:
        raise NotKnown("teams.not_known")
    confirmed = outcome == "approved"
    decider = _decider(by, row)
    _note(by, ruling, decider, confirmed, on, reason)
    last = queries.examined_pair(row)
    stands = last is not None and ruling.examination_id == last.id and row.waits_for != Waits.EXAMINATION
    if stands and confirmed:
        turn(row, Outcome(ruling.outcome))
        row.how, row.reason, row.decided_by, row.decided_on = "decided", ruling.reason, decider[:60], on
        row.save()
    elif row.waits_for == Waits.APPROVAL:
        turn(row, Outcome.PENDING, Waits.PROPOSAL)
        row.save()
    facts = {
        "person": row.person.code,
        "target": str(row.target_id),
        "outcome": ruling.outcome if confirmed else outcome,
        "confirmed": confirmed,
        "stands": bool(stands and confirmed),
        "number": ruling.paper_number,
        "on": on.isoformat(),
        "reason": reason,
    }
    record("teams.recusal_decided", by=by, about=row.ref, facts=facts, rule_set=row.rule_set)
    return row


def _decider(by: Actor, row: PairDecision) -> str:
    """Who decided: the person of the last step, or who signed the paper it was recorded from."""
    requests = approvals.of_subject(row.ref, by)
    steps = [s for s in requests[-1].steps.all() if s.decided_by] if requests else []
    return steps[-1].decided_by if steps else by.name


def _note(by: Actor, ruling: Ruling, decider: str, confirmed: bool, on: date, reason: str) -> None:
    ruling.confirmed, ruling.decided_by, ruling.decided_on = confirmed, decider[:60], on
    ruling.decision_reason = reason
    if confirmed:
        ruling.paper_number = official_number(word=word("回"), by=by, year=on.year)
    mark_changed(ruling)
    ruling.save()
