from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Body

from ._checks import day_or_today, must_stand
from ._ending import end


@action
def close_body(
    *, by: Actor, body: UUID, on: date | None = None, basis: str = "", seen: int | None = None
) -> Body:
    """撤销单位 — Close a body on a day without a successor; its history stays.

    Raises NotKnown, NotAllowed, Stale, WrongState `body.closed`, `body.has_bodies_below`.
    """
    row = queries.locked(body, by)
    check_version(row, seen)
    NotAllowed.unless(policies.can_keep_register(by, row))
    day = day_or_today(on, by)
    must_stand(row, day)
    end(row, day, by)
    record(
        "organisations.body_closed",
        by=by,
        about=row.ref,
        facts={"number": row.number, "on": day.isoformat(), "basis": basis},
    )
    return row
