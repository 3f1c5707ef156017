from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, check_version, touch
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Membership
from xuncha.preparation.teams.policies import can_change


@action
def assign_duty(*, by: Actor, membership: UUID, duty: str, seen: int | None = None) -> Membership:
    """任务分工 — Say what a member of a forming team does in it.

    Raises NotKnown, NotAllowed, Stale.
    """
    row = queries.locked_membership(membership, by)
    check_version(row, seen)
    NotAllowed.unless(can_change(by, row.team))
    row.duty = duty.strip()
    touch(row)
    row.save()
    facts = {"person": row.person.code, "duty": row.duty}
    record("teams.duty_assigned", by=by, about=row.team.ref, facts=facts)
    return row
