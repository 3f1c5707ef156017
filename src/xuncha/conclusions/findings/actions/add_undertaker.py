from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import Undertaker
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Role, check_version
from xuncha.foundation.terms.record import born
from xuncha.preparation.teams import queries as teams

from ._states import changed, open_for_change, say


@action
def add_undertaker(
    *, by: Actor, workpaper: UUID, person: UUID, seen: int | None = None, voids: bool = False
) -> Undertaker:
    """增加承办人 — Add an undertaker: a member of the team other than the lead.

    Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    member = next((m for m in teams.active_members(paper.inspection.team_id) if m.person_id == person), None)
    if member is None:
        raise BadInput("workpaper.undertaker_not_of_team", _("承办人须是本组成员。"))
    if member.role == Role.LEAD:
        raise BadInput("workpaper.lead_cannot_undertake", _("组长最后签字，不能同时是承办人。"))
    here = list(paper.undertakers.values_list("person_id", "order"))
    if person in {p for p, _order in here}:
        raise BadInput("workpaper.undertaker_already", _("已经是本件的承办人。"))
    open_for_change(paper, by, voids=voids, reason=_("增加承办人"))
    row = Undertaker.objects.create(
        **born(by), workpaper=paper, person_id=person, order=max((n for _p, n in here), default=0) + 1
    )
    changed(paper)
    say("findings.undertaker_added", paper, by, person=str(person))
    return row
