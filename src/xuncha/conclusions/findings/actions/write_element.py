from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import Element, ElementLabel
from xuncha.conclusions.findings.rules.elements import Code
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, check_version, touch
from xuncha.foundation.terms.record import born

from ._states import changed, open_for_change, say


@action
def write_element(
    *, by: Actor, workpaper: UUID, element: str, text: str, seen: int | None = None, voids: bool = False
) -> Element:
    """写要素 — Write one element of a working paper. An empty text takes the element out; earlier texts stay in the journal.

    Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    if element not in {c.value for c in Code}:
        raise BadInput("workpaper.no_such_element", _("没有要素“%(code)s”。") % {"code": element})
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    row = paper.elements.filter(code=element).first() or Element(**born(by), workpaper=paper, code=element)
    before = row.text
    open_for_change(
        paper, by, voids=voids, reason=_("修改要素“%(element)s”") % {"element": ElementLabel(element).label}
    )
    row.text = text.strip()
    touch(row)
    row.save()
    changed(paper)
    say("findings.element_written", paper, by, element=element, before=before, text=row.text)
    return row
