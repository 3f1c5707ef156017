from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.archives import policies, queries
from xuncha.followup.archives.models import Loan
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import OFFICE, Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born

from ._loans import say


@action
def ask_to_borrow(
    *, by: Actor, volume: UUID, purpose: str, due_on: date, borrower: str = "", on: date | None = None
) -> Loan:
    """申请借阅 — Ask for a volume until a day, for a purpose; the head of the office decides.

    `borrower`: somebody outside, for whom the office asks; left out, it is for `by`. Raises NotKnown, NotAllowed,
    BadInput.
    """
    found = queries.volume(volume, by)
    NotAllowed.unless(policies.can_ask(by))
    outside = borrower.strip()
    problems = []
    if not purpose.strip():
        problems.append(Problem("archives.no_purpose", _("写明借来做什么。"), where="purpose"))
    if due_on < by.clock.today():
        problems.append(Problem("archives.due_passed", _("归还日期已经过了。"), where="due_on"))
    if outside and not by.has(*OFFICE):
        problems.append(
            Problem("archives.for_another", _("替外单位的人借阅，由巡察办登记。"), where="borrower")
        )
    if problems:
        raise BadInput("archives.cannot_ask", problems=problems)
    made = Loan.objects.create(
        **born(by),
        volume=found,
        person_id=None if outside else by.person,
        borrower=outside or by.name,
        purpose=purpose.strip()[:300],
        asked_on=on or by.clock.today(),
        due_on=due_on,
    )
    say("archives.loan_asked", made, by, purpose=made.purpose, due=str(due_on), outside=bool(outside))
    return made
