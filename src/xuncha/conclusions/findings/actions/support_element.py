from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import ElementLabel, Workpaper
from xuncha.conclusions.findings.rules.elements import Code
from xuncha.conclusions.findings.rules.states import OPEN
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotKnown, check_version
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.evidence.actions.cite import cite

from ._states import changed, open_for_change


@action
def support_element(
    *,
    by: Actor,
    workpaper: UUID,
    element: str,
    item: UUID,
    page: int,
    also: Sequence[str] = (),
    passage: str = "",
    quote: str = "",
    box: Sequence[int] = (),
    seen: int | None = None,
    voids: bool = False,
) -> Workpaper:
    """补佐证 — Support an element of a working paper by a page of an evidence item of the same inspection.

    `also`: other elements the same place supports; one page often shows the fact, its time and its place at once.
    Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    unknown = sorted({element, *also} - {c.value for c in Code})
    if unknown:
        raise BadInput("workpaper.no_such_element", _("没有要素“%(code)s”。") % {"code": unknown[0]})
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    if evidence.item(item, by).inspection_id != paper.inspection_id:
        raise NotKnown("workpaper.item_elsewhere", _("这件证据不在本次巡察里。"))
    if paper.state not in OPEN:  # open before the citation comes, which `note_citation` looks at and journals
        label = ElementLabel(element).label
        open_for_change(paper, by, voids=voids, reason=_("给“%(element)s”补佐证") % {"element": label})
        changed(paper)
    cite(
        by=by,
        item=item,
        page=page,
        passage=passage,
        quote=quote,
        box=box,
        cited=paper.ref,
        element=element,
        also=also,
    )
    paper.refresh_from_db()
    return paper
