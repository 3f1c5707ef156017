"""What is kept of every version that was sent for approval."""

from datetime import date
from typing import Any

from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import Submission


def keep_version(
    by: Actor, ref: Ref, content: dict[str, Any], rule_set: str, day: date, why: str = ""
) -> Submission:
    """The next version of this plan or round, as it stands now, and what an approved one is changed for."""
    return Submission.objects.create(
        **born(by),
        subject_kind=ref.kind,
        subject_id=ref.id,
        number=len(queries.submissions(ref)) + 1,
        content=content,
        rule_set=rule_set,
        submitted_by=by.name,
        submitted_on=day,
        why=why,
    )


def note_outcome(ref: Ref, outcome: str, on: date, reason: str) -> None:
    """Write what came of the newest version onto it."""
    sent = queries.submissions(ref)
    if sent:
        newest = sent[-1]
        newest.outcome, newest.decided_on, newest.reason = outcome, on, reason
        newest.save()
