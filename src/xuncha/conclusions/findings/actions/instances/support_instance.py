from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import instances, queries
from xuncha.conclusions.findings.actions._states import changed, open_for_change
from xuncha.conclusions.findings.models import Instance
from xuncha.conclusions.findings.rules.states import OPEN
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotKnown, check_version
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.evidence.actions.cite import cite


@action
def support_instance(
    *,
    by: Actor,
    instance: UUID,
    item: UUID,
    page: int,
    passage: str = "",
    quote: str = "",
    box: Sequence[int] = (),
    seen: int | None = None,
    voids: bool = False,
) -> Instance:
    """给实例补佐证 — Support an instance by a page of an evidence item of that member, or of the package's head.

    Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(instances.paper_of(instance), by)
    check_version(paper, seen)
    row = instances.one_of(paper, instance)
    if evidence.item(item, by).inspection_id not in {row.inspection_id, paper.inspection_id}:
        raise NotKnown("workpaper.item_elsewhere", _("这件证据不在本次巡察里。"))
    if paper.state not in OPEN:  # open before the citation comes, which `note_citation` looks at and journals
        open_for_change(paper, by, voids=voids, reason=_("给实例补佐证"))
        changed(paper)
    cite(
        by=by, item=item, page=page, passage=passage, quote=quote, box=box, cited=row.ref, element="instance"
    )
    return row
