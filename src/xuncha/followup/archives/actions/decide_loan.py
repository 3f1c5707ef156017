from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.archives import policies, queries
from xuncha.followup.archives.models import Loan
from xuncha.followup.archives.rules.states import LoanState
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, check_version

from ._loans import move, say


@action
def decide_loan(*, by: Actor, loan: UUID, approve: bool, reason: str = "", seen: int | None = None) -> Loan:
    """批准借阅 — Lend a volume or refuse it, with a reason; from then on and until its day the borrower opens its folder.

    Raises NotKnown, NotAllowed, Stale, BadInput (refused without a reason).
    """
    found = queries.locked_loan(loan, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_decide_loan(by, found))
    if not approve and not reason.strip():
        raise BadInput("archives.no_reason", _("不批准的，写明原因。"))
    found.decided_on, found.decided_by, found.reason = by.clock.today(), by.name, reason.strip()[:300]
    move(found, LoanState.LENT if approve else LoanState.REFUSED)
    say("archives.loan_decided", found, by, lent=approve, due=str(found.due_on))
    return found
