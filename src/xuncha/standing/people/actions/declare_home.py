from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, check_version, touch
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Person
from xuncha.standing.people.rules.naming import tidy

from ._restricted import seal_home


@action
def declare_home(*, by: Actor, person: UUID, place: str, seen: int | None = None) -> Person:
    """申报籍贯 — Declare a person's home place, sealed under the office key; empty takes it back.

    Event `people.home_declared`. Raises NotKnown, NotAllowed, Stale, Locked.
    """
    row = queries.locked(person, by)
    check_version(row, seen)
    NotAllowed.unless(policies.can_declare_for(by, row))
    seal_home(row, tidy(place))
    touch(row)
    row.save()
    record("people.home_declared", by=by, about=row.ref, facts={"person": str(row.id), "code": row.code})
    return row
