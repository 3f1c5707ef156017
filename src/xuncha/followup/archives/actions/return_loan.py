from datetime import date
from uuid import UUID

from xuncha.followup.archives import policies, queries
from xuncha.followup.archives.models import Loan
from xuncha.followup.archives.rules.states import LoanState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.onsite.inspections.days import checked_day

from ._loans import move, say


@action
def return_loan(*, by: Actor, loan: UUID, on: date | None = None, seen: int | None = None) -> Loan:
    """归还 — Note that a borrowed volume is back; its folder does not open to the borrower any more.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked_loan(loan, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_return_loan(by, found))
    found.returned_on = checked_day(by, on, not_before=found.decided_on)
    move(found, LoanState.RETURNED)
    say("archives.loan_returned", found, by, on=str(found.returned_on), late=found.returned_on > found.due_on)
    return found
