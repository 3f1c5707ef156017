"""The one place where a loan's state changes."""

from django.utils.translation import gettext as _

from xuncha.followup.archives.models import Loan
from xuncha.followup.archives.rules.states import LoanState, may_go
from xuncha.foundation.journal.frame import record
from xuncha.foundation.terms import Actor, WrongState, touch


def move(loan: Loan, to: LoanState) -> None:
    """Take a loan to a state the table allows, and save it."""
    if not may_go(LoanState(loan.state), to):
        raise WrongState("archives.loan_state", _("借阅现在的状态不能这样办。"))
    loan.state = to
    touch(loan)
    loan.save()


def say(event: str, loan: Loan, by: Actor, **facts: object) -> None:
    record(
        event,
        by=by,
        about=loan.ref,
        facts={"volume": loan.volume.number, **facts},
        rule_set=loan.volume.inspection.rule_set,
    )
