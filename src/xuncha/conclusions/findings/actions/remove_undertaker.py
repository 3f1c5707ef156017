from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import Workpaper
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, check_version

from ._states import changed, open_for_change, say


@action
def remove_undertaker(
    *, by: Actor, workpaper: UUID, person: UUID, seen: int | None = None, voids: bool = False
) -> Workpaper:
    """减少承办人 — Take an undertaker off a working paper; the journal keeps that they were.

    Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    row = paper.undertakers.filter(person_id=person).first()
    if row is None:
        raise BadInput("workpaper.not_an_undertaker", _("不是本件的承办人。"))
    open_for_change(paper, by, voids=voids, reason=_("减少承办人"))
    row.delete()
    changed(paper)
    say("findings.undertaker_removed", paper, by, person=str(person))
    return paper
