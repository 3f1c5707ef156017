from datetime import date
from uuid import UUID

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import How, Workpaper
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version

from ._signing import take_signature


@action
def sign_workpaper(
    *, by: Actor, workpaper: UUID, seen: int | None = None, on: date | None = None
) -> Workpaper:
    """签署底稿 — Sign a working paper, over the hash of exactly what it says and rests on.

    Undertakers first, in any order, then a deputy, then the lead, whose signature gives the number.
    Raises NotKnown, NotAllowed, Stale, WrongState with what is missing and who supplies it.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    all_of = queries.whole(paper)
    factor = queries.needs_second_factor(paper.inspection.rule_set)
    NotAllowed.unless(policies.can_sign(by, all_of, second_factor=factor))
    assert by.person is not None  # signs as a member of the team
    take_signature(all_of, by, by.person, on or by.clock.today(), how=str(How.SYSTEM))
    return paper
