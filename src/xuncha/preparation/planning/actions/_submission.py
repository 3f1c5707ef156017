"""What is kept of every version that was sent for approval."""

from datetime import date
from typing import Any

from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import AnnualPlan, Batch, Round, Submission, Target


def keep_version(by: Actor, ref: Ref, content: dict[str, Any], rule_set: str, day: date) -> Submission:
    """The next version of this plan or round, as it stands now."""
    return Submission.objects.create(
        **born(by),
        subject_kind=ref.kind,
        subject_id=ref.id,
        number=len(queries.submissions(ref)) + 1,
        content=content,
        rule_set=rule_set,
        submitted_by=by.name,
        submitted_on=day,
    )


def note_outcome(ref: Ref, outcome: str, on: date, reason: str) -> None:
    """Write what came of the newest version onto it."""
    sent = queries.submissions(ref)
    if sent:
        newest = sent[-1]
        newest.outcome, newest.decided_on, newest.reason = outcome, on, reason
        newest.save()


def plan_content(plan: AnnualPlan) -> dict[str, Any]:
    bodies = queries.planned_bodies(plan.id)
    return {
        "title": plan.title,
        "basis": plan.basis,
        "bodies": [{"name": b.body.name, "kind": b.inspection_kind, "reason": b.reason} for b in bodies],
        "rounds": [{"number": r.number, "title": r.title, "kind": r.kind} for r in plan.rounds.all()],
    }


def round_content(round: Round) -> dict[str, Any]:
    return {
        "title": round.title,
        "kind": round.kind,
        "theme": round.theme,
        "batches": [_batch(b) for b in queries.batches(round.id)],
    }


def _batch(batch: Batch) -> dict[str, Any]:
    return {
        "number": batch.number,
        "begins": batch.begins.isoformat(),
        "ends": batch.ends.isoformat(),
        "targets": [_target(t) for t in queries.targets(batch.id)],
    }


def _target(target: Target) -> dict[str, Any]:
    return {
        "body": target.body.name,
        "kind": target.inspection_kind,
        "theme": target.theme,
        "extended_of": target.extended_of.body.name if target.extended_of else "",
        "package_of": target.package_of.body.name if target.package_of else "",
        "inside": target.inside,
    }
