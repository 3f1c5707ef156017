from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, touch
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Kin


@action
def withdraw_kin(*, by: Actor, person: UUID, kin: UUID, on: date | None = None) -> Kin:
    """撤回亲属申报 — End a declared relation from a day on; what was declared stays sealed.

    Event `people.kin_withdrawn`. Raises NotKnown, NotAllowed.
    """
    row = queries.locked(person, by)
    NotAllowed.unless(policies.can_declare_for(by, row))
    found = queries.kin_row(row.id, kin)
    found.ended_on = on or by.clock.today()
    touch(found)
    found.save()
    record(
        "people.kin_withdrawn",
        by=by,
        about=row.ref,
        facts={"person": str(row.id), "code": row.code, "on": found.ended_on.isoformat()},
    )
    return found
