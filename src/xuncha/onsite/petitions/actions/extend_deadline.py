from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import deadlines, policies, queries
from xuncha.onsite.petitions.models import DeadlineChange, Petition
from xuncha.onsite.petitions.rules.deadlines import ChangeKind

from ._say import say

MOST = 365


@action
def extend_deadline(
    *,
    by: Actor,
    petition: UUID,
    amount: int,
    because: str,
    approved_by: str,
    on: date | None = None,
    seen: int | None = None,
) -> Petition:
    """延长期限 — Lengthen the running deadline of a petition by days of its period (working days where those count).

    `approved_by` says who allowed it. Raises NotKnown, NotAllowed, WrongState where no deadline runs or it is paused,
    Stale, BadInput.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    policies.guard(policies.can_extend(by, row))
    of = deadlines.running(row)
    assert of is not None  # can_extend asked
    _check(amount, because, approved_by)
    made = DeadlineChange.objects.create(
        **born(by),
        petition=row,
        passing=of.passing,
        kind=ChangeKind.EXTENSION,
        since=checked_day(by, on, not_before=of.start, what=_("期限起算")),
        amount=amount,
        because=because.strip(),
        approved_by=approved_by.strip(),
        by_name=by.name,
    )
    due = deadlines.settle(row, of)
    touch(row)
    row.save()
    say("petitions.deadline_extended", by, row, amount=made.amount, due=due.isoformat(), period=of.period)
    return row


def _check(amount: int, because: str, approved_by: str) -> None:
    problems = []
    if not 1 <= amount <= MOST:
        text = _("延长的日数从 1 到 %(most)d。") % {"most": MOST}
        problems.append(Problem("petition.extension_amount", text, where="amount"))
    if not because.strip():
        problems.append(Problem("petition.needs_reason", _("写明为什么延长。"), where="because"))
    if not approved_by.strip():
        problems.append(Problem("petition.needs_approver", _("写明谁批准的。"), where="approved_by"))
    if problems:
        raise BadInput("petition.cannot_extend", problems=problems)
