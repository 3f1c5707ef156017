from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.standing.people import policies
from xuncha.standing.people.models import Person
from xuncha.standing.people.rules.naming import joined_specialities

from ._entering import enter, good_name, not_twice


@action
def register_person(
    *,
    by: Actor,
    name: str,
    unit: UUID | None = None,
    post: str = "",
    specialities: Sequence[str] | str = (),
    home_place: str = "",
    lead_eligible: bool = False,
    in_pool: bool = True,
    unit_name: str = "",
    since: date | None = None,
    namesake: bool = False,
) -> Person:
    """登记人员 — Enter a person into the pool, with the present post as the first line of the career.

    `since` is the day from which the present post is held (today where not given). `home_place` is sealed.
    `namesake=True` says that this is another person of a name the unit already has. Raises NotAllowed; NotKnown
    (unit); Locked where a home place is given and the office is locked; BadInput `person.no_name`,
    `person.namesake_in_unit`.
    """
    NotAllowed.unless(policies.can_keep_pool(by))
    kept = good_name(name)
    if not namesake:
        not_twice(kept, unit, unit_name)
    row = enter(
        by=by,
        name=kept,
        unit=unit,
        unit_name=unit_name,
        post=post,
        specialities=joined_specialities(specialities),
        home_place=home_place,
        lead_eligible=lead_eligible,
        in_pool=in_pool,
        since=since or by.clock.today(),
    )
    record(
        "people.person_registered",
        by=by,
        about=row.ref,
        facts={
            "code": row.code,
            "unit": row.unit.number if row.unit else row.unit_name,
            "post": row.post,
            "in_pool": in_pool,
            "lead_eligible": lead_eligible,
            "home_place": bool(home_place),
        },
    )
    return row
