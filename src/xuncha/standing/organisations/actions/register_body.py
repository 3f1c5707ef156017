from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Body, BodyName, Placement
from xuncha.standing.organisations.rules.naming import tidy
from xuncha.standing.organisations.rules.tree import path_of

from ._checks import day_or_today, free_name, good_kind, good_name, must_stand


@action
def register_body(
    *,
    by: Actor,
    name: str,
    kind: str,
    parent: UUID | None = None,
    on: date | None = None,
    short_name: str = "",
    region: str = "",
) -> Body:
    """登记单位 — Enter a body into the register.

    `on` is the day from which it stands (today where not given); `kind` a code of `rules.kinds.BodyKind`.
    Raises NotAllowed; NotKnown (parent); BadInput `body.no_name`, `body.unknown_kind`,
    `body.same_name_under_parent`; WrongState `body.closed` where the parent has ended.
    """
    NotAllowed.unless(policies.can_keep_register(by))
    above = queries.locked(parent, by) if parent else None
    day = day_or_today(on, by)
    if above is not None and above.dissolved_on is not None:
        must_stand(above, day)
    kept = good_name(name)
    free_name(kept, above)
    number = next_number(series="organisations.body", by=by, pattern="B-{n:04}")
    body = Body.objects.create(
        **born(by),
        number=number,
        name=kept,
        short_name=tidy(short_name),
        kind=good_kind(kind),
        parent=above,
        path=path_of(above.path if above else "", number),
        region=tidy(region),
        established_on=day,
    )
    BodyName.objects.create(**born(by), body=body, name=kept, short_name=body.short_name, since=day)
    Placement.objects.create(**born(by), body=body, parent=above, since=day)
    record(
        "organisations.body_registered",
        by=by,
        about=body.ref,
        facts={
            "number": number,
            "name": kept,
            "kind": kind,
            "parent": above.number if above else "",
            "on": day.isoformat(),
        },
    )
    return body
