from collections.abc import Sequence
from typing import Any
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, check_version, touch
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Person
from xuncha.standing.people.rules.naming import joined_specialities

from ._entering import good_name


@action
def amend_person(
    *,
    by: Actor,
    person: UUID,
    name: str | None = None,
    specialities: Sequence[str] | str | None = None,
    lead_eligible: bool | None = None,
    in_pool: bool | None = None,
    seen: int | None = None,
) -> Person:
    """更正人员登记 — Correct a person's name, specialities, whether they may lead, whether they are in the pool.

    What is None stays. Posts change by `change_post`. Raises NotKnown, NotAllowed, Stale, BadInput `person.no_name`.
    """
    row = queries.locked(person, by)
    check_version(row, seen)
    NotAllowed.unless(policies.can_keep_pool(by))
    wanted: dict[str, Any] = {
        "name": row.name if name is None else good_name(name),
        "specialities": row.specialities if specialities is None else joined_specialities(specialities),
        "lead_eligible": row.lead_eligible if lead_eligible is None else lead_eligible,
        "in_pool": row.in_pool if in_pool is None else in_pool,
    }
    changed = {k: {"from": getattr(row, k), "to": v} for k, v in wanted.items() if getattr(row, k) != v}
    for field, value in wanted.items():
        setattr(row, field, value)
    touch(row)
    row.save()
    if "name" in changed:
        changed["name"] = {}  # that it changed, not to what: the journal knows people by code
    record("people.person_amended", by=by, about=row.ref, facts={"code": row.code, "changed": changed})
    return row
