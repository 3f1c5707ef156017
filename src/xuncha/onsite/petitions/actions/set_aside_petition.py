from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version, touch
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import Keeper

from ._say import say


@action
def set_aside_petition(*, by: Actor, petition: UUID, keeper: str, seen: int | None = None) -> Petition:
    """单独保管 — Set a petition apart that names somebody of the team or the office: from now on only its keeper knows it.

    Hidden from the whole team of its inspection, whoever of them keeps or registers petitions; those who had it have
    it no longer. Raises NotKnown, NotAllowed, WrongState, Stale, BadInput.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    policies.guard(policies.can_set_aside(by, row))
    if keeper not in set(Keeper):
        problem = Problem("petition.keeper", _("选明交谁单独保管。"), where="keeper")
        raise BadInput("petition.keeper", problems=[problem])
    row.kept_for = Keeper(keeper)
    row.hidden_from_id = row.inspection.team_id if row.inspection is not None else None
    row.handlers.all().delete()
    touch(row)
    row.save()
    say("petitions.set_aside", by, row, keeper=row.kept_for)
    return row
