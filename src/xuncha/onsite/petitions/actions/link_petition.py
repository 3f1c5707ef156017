from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState, check_version
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import State, Tie

from ._move import move
from ._say import say


@action
def link_petition(*, by: Actor, petition: UUID, first: UUID, tie: str, seen: int | None = None) -> Petition:
    """关联首件 — Hang a petition on the first one in the same matter: the same people again, or others. Both are counted.

    Raises NotKnown, NotAllowed, WrongState (also where the first itself hangs on another), Stale, BadInput.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    policies.guard(policies.can_link(by, row))
    earlier = queries.locked(first, by)
    if tie not in set(Tie):
        problem = Problem("petition.tie", _("选明是同一人再次反映，还是另有人反映。"), where="tie")
        raise BadInput("petition.tie", problems=[problem])
    if earlier.id == row.id or earlier.first_id is not None:
        raise WrongState("petition.not_first", _("关联到首件：这一件自己，或者已经并入别件的，不能作首件。"))
    if queries.has_followers(row):
        raise WrongState("petition.is_first", _("已有别件并入这一件，它不能再并入别件。"))
    row.first, row.tie = earlier, Tie(tie)
    move(row, State.LINKED)
    connect(by=by, source=earlier.ref, target=row.ref, relation="linked")
    say("petitions.linked", by, row, first=earlier.number, tie=row.tie)
    return row
