from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, WrongState
from xuncha.preparation.teams import hands, queries
from xuncha.preparation.teams.models import Membership

from ._leave import check_leaving, leave


@action
def remove_member(*, by: Actor, membership: UUID, reason: str = "", on: date | None = None) -> Membership:
    """组员退出 — Take a person out of a team; of an authorised one with a reason, the rights end that minute.

    Who has open work in hand is called home instead (`call_home`), so that nothing is left in hands that are gone.
    Event `teams.member_removed`. Raises NotKnown, NotAllowed, BadInput; WrongState where the person left already or
    has open work.
    """
    row = queries.locked_membership(membership, by)
    check_leaving(row, by, reason)
    if hands.open_work(row.team_id, row.person_id):
        raise WrongState(
            "member.has_open_work",
            _("%(name)s手里还有没办完的工作，请用“召回并移交”，交给本组的人接着办。")
            % {"name": row.person.name},
        )
    leave(row, by, reason, on)
    return row
