from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Career, Person
from xuncha.standing.people.rules.naming import tidy


@action
def change_post(
    *,
    by: Actor,
    person: UUID,
    body: UUID | None,
    post: str,
    on: date | None = None,
    body_name: str = "",
    seen: int | None = None,
) -> Person:
    """职务变动 — Note a person's new post from a day on; the one held until then ends that day.

    `body` None with `body_name` for a unit outside the register. Event `people.post_changed`, facts `person`,
    `code`, `body` (id or ""), `post`, `on`. Raises NotKnown, NotAllowed, Stale; BadInput `post.no_unit`,
    `post.out_of_order` where a later post is already known.
    """
    row = queries.locked(person, by)
    check_version(row, seen)
    NotAllowed.unless(policies.can_keep_pool(by))
    day = on or by.clock.today()
    unit = organisations.body(body) if body else None
    name = unit.name if unit else tidy(body_name)
    _check(row, name, day)
    Career.objects.filter(person=row, until=None).update(until=day)
    Career.objects.create(**born(by), person=row, body=unit, body_name=name, post=tidy(post), since=day)
    row.unit, row.unit_name, row.post = unit, name, tidy(post)
    touch(row)
    row.save()
    record(
        "people.post_changed",
        by=by,
        about=row.ref,
        facts={
            "person": str(row.id),
            "code": row.code,
            "body": str(body) if body else "",
            "post": row.post,
            "on": day.isoformat(),
        },
    )
    return row


def _check(row: Person, unit_name: str, day: date) -> None:
    problem = None
    if not unit_name:
        problem = Problem("post.no_unit", _("没有写到哪个单位"), "body", _("从名册中选，或写单位全称"))
    elif row.careers.filter(until=None, since__gt=day).exists():
        problem = Problem(
            "post.out_of_order", _("这一天以后已有职务变动"), "on", _("补记过去的职务，请用“补记经历”")
        )
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
