from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import Workpaper
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, check_version
from xuncha.onsite.evidence.actions.withdraw_citation import withdraw_citation

from ._states import changed, open_for_change, say


@action
def withdraw_support(
    *,
    by: Actor,
    workpaper: UUID,
    citation: UUID,
    reason: str,
    seen: int | None = None,
    voids: bool = False,
) -> Workpaper:
    """撤下佐证 — Withdraw a citation from a working paper, with the reason.

    Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    row = queries.citation_of(paper, citation)
    open_for_change(paper, by, voids=voids, reason=_("撤下佐证"))
    changed(paper)
    withdraw_citation(by=by, citation=citation, because=reason)
    paper.refresh_from_db()
    say("findings.support_withdrawn", paper, by, element=row.element, citation=str(citation), reason=reason)
    return paper
