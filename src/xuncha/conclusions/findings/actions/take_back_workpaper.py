from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import Workpaper
from xuncha.conclusions.findings.rules.states import OPEN
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, check_version

from ._states import changed, open_for_change, say


@action
def take_back_workpaper(*, by: Actor, workpaper: UUID, seen: int | None = None) -> Workpaper:
    """撤回底稿 — Take a paper back to work on it; every signature becomes void and all sign anew.

    Raises NotKnown, NotAllowed, Stale, WrongState.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    undertakers = frozenset(paper.undertakers.values_list("person_id", flat=True))
    NotAllowed.unless(policies.can_write(by, paper, undertakers))
    if paper.state in OPEN:
        raise WrongState("workpaper.already_open", _("底稿还在起草，可以直接改。"))
    open_for_change(paper, by, voids=True, reason=_("承办人撤回修改"))
    changed(paper)
    say("findings.workpaper_taken_back", paper, by)
    return paper
