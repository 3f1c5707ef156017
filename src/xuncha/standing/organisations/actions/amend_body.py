from typing import Any
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, check_version, touch
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Body, BodyName
from xuncha.standing.organisations.rules.naming import tidy

from ._checks import good_kind, must_stand


@action
def amend_body(
    *,
    by: Actor,
    body: UUID,
    kind: str | None = None,
    short_name: str | None = None,
    region: str | None = None,
    seen: int | None = None,
) -> Body:
    """更正单位登记 — Correct a body's kind, short name or region.

    What is None stays. The full name is changed by `rename_body`, the place in the tree by `move_body`.
    Raises NotKnown, NotAllowed, Stale, WrongState `body.closed`, BadInput `body.unknown_kind`.
    """
    row = queries.locked(body, by)
    check_version(row, seen)
    NotAllowed.unless(policies.can_keep_register(by, row))
    must_stand(row, row.established_on)
    wanted: dict[str, Any] = {
        "kind": row.kind if kind is None else good_kind(kind),
        "short_name": row.short_name if short_name is None else tidy(short_name),
        "region": row.region if region is None else tidy(region),
    }
    changed = {k: {"from": getattr(row, k), "to": v} for k, v in wanted.items() if getattr(row, k) != v}
    for field, value in wanted.items():
        setattr(row, field, value)
    touch(row)
    row.save()
    BodyName.objects.filter(body=row, until=None).update(short_name=row.short_name)
    record(
        "organisations.body_amended", by=by, about=row.ref, facts={"number": row.number, "changed": changed}
    )
    return row
