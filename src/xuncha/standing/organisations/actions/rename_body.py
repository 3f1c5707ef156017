from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Body, BodyName
from xuncha.standing.organisations.rules.naming import tidy

from ._checks import day_or_today, free_name, good_name, must_stand


@action
def rename_body(
    *,
    by: Actor,
    body: UUID,
    name: str,
    on: date | None = None,
    short_name: str = "",
    basis: str = "",
    seen: int | None = None,
) -> Body:
    """单位更名 — Rename a body from a day on; what it was called before stays known.

    Raises NotKnown, NotAllowed, Stale, WrongState `body.closed`; BadInput `body.no_name`, `body.same_name`,
    `body.same_name_under_parent`, `body.renamed_later` where it already got a later name.
    """
    row = queries.locked(body, by)
    check_version(row, seen)
    NotAllowed.unless(policies.can_keep_register(by, row))
    day = day_or_today(on, by)
    must_stand(row, day)
    kept = good_name(name)
    _check_new(row, kept, day)
    free_name(kept, row.parent, but=row)
    before = row.name
    BodyName.objects.filter(body=row, until=None).update(until=day)
    BodyName.objects.create(
        **born(by), body=row, name=kept, short_name=tidy(short_name), since=day, basis=tidy(basis)
    )
    row.name, row.short_name = kept, tidy(short_name)
    touch(row)
    row.save()
    record(
        "organisations.body_renamed",
        by=by,
        about=row.ref,
        facts={"number": row.number, "from": before, "to": kept, "on": day.isoformat(), "basis": basis},
    )
    return row


def _check_new(row: Body, name: str, day: date) -> None:
    if name == row.name:
        problem = Problem("body.same_name", _("新名称与现名称相同"), "name", _("写新的全称"))
        raise BadInput(problem.code, problems=[problem])
    current = queries.names_of(row.id).filter(until=None).get()
    if day < current.since or (day == current.since and day != row.established_on):
        problem = Problem(
            "body.renamed_later",
            _("%(on)s 起已叫“%(name)s”，更名日期要比它晚")
            % {"on": current.since.isoformat(), "name": current.name},
            "on",
            _("改日期"),
        )
        raise BadInput(problem.code, problems=[problem])
