from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Career
from xuncha.standing.people.rules.careers import fault_of_span
from xuncha.standing.people.rules.naming import tidy


@action
def record_career(
    *,
    by: Actor,
    person: UUID,
    body: UUID | None,
    post: str,
    since: date,
    until: date | None,
    body_name: str = "",
) -> Career:
    """补记经历 — Add a former post to a person's career; `until` is the day it ended, None where it still runs.

    Event `people.career_recorded`, facts as of `people.post_changed` with `since`, `until`. Raises NotKnown,
    NotAllowed; BadInput `post.no_unit`, `career.ends_before_it_begins`, `career.already` where the same line is there.
    """
    row = queries.locked(person, by)
    NotAllowed.unless(policies.can_declare_for(by, row))
    unit = organisations.body(body) if body else None
    name = unit.name if unit else tidy(body_name)
    problem = None
    if not name:
        problem = Problem("post.no_unit", _("没有写哪个单位"), "body", _("从名册中选，或写单位全称"))
    elif fault_of_span(since, until):
        problem = Problem("career.ends_before_it_begins", _("结束日期早于开始日期"), "until", _("改日期"))
    elif row.careers.filter(body_name=name, post=tidy(post), since=since).exists():
        problem = Problem("career.already", _("这一段经历已经登记"), "since", _("不用再记"))
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
    career = Career.objects.create(
        **born(by), person=row, body=unit, body_name=name, post=tidy(post), since=since, until=until
    )
    record(
        "people.career_recorded",
        by=by,
        about=row.ref,
        facts={
            "person": str(row.id),
            "code": row.code,
            "body": str(body) if body else "",
            "since": since.isoformat(),
            "until": until.isoformat() if until else "",
        },
    )
    return career
