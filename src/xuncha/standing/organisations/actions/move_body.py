from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Body, Placement
from xuncha.standing.organisations.rules.tree import moved_path, path_of, would_circle

from ._checks import day_or_today, free_name, must_stand


@action
def move_body(
    *, by: Actor, body: UUID, parent: UUID | None, on: date | None = None, seen: int | None = None
) -> Body:
    """调整隶属 — Hang a body, with all below it, under another (None = at the top) from a day on.

    Raises NotKnown, NotAllowed, Stale, WrongState `body.closed`; BadInput `body.circle` where the new parent is
    the body itself or stands below it, `body.same_parent`, `body.same_name_under_parent`, `body.moved_later`.
    """
    row = queries.locked(body, by)
    check_version(row, seen)
    NotAllowed.unless(policies.can_keep_register(by, row))
    day = day_or_today(on, by)
    must_stand(row, day)
    above = queries.locked(parent, by) if parent else None
    _check_place(row, above, day)
    free_name(row.name, above, but=row)
    before = row.parent
    _rehang(row, above)
    Placement.objects.filter(body=row, until=None).update(until=day)
    Placement.objects.create(**born(by), body=row, parent=above, since=day)
    record(
        "organisations.body_moved",
        by=by,
        about=row.ref,
        facts={
            "number": row.number,
            "from": before.number if before else "",
            "to": above.number if above else "",
            "on": day.isoformat(),
        },
    )
    return row


def _check_place(row: Body, above: Body | None, day: date) -> None:
    problem = None
    if above is not None and would_circle(row.path, above.path):
        problem = Problem(
            "body.circle",
            _("“%(above)s”就是它本身或在它下面，会绕成圈") % {"above": above.name},
            "parent",
            _("选一个不在它下面的上级"),
        )
    elif (above.id if above else None) == row.parent_id:
        problem = Problem("body.same_parent", _("上级没有变"), "parent", _("选新的上级，或不用改"))
    elif queries.placements_of(row.id).filter(since__gt=day).exists():
        problem = Problem("body.moved_later", _("这一天以后已有隶属调整"), "on", _("改日期"))
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
    if above is not None:
        must_stand(above, above.established_on)


def _rehang(row: Body, above: Body | None) -> None:
    old = row.path
    new = path_of(above.path if above else "", row.number)
    below = list(queries.descendants(row.id).select_for_update())
    row.parent, row.path = above, new
    touch(row)
    row.save()
    for child in below:
        child.path = moved_path(child.path, old, new)
    Body.objects.bulk_update(below, ["path"])
