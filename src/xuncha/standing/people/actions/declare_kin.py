from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, new_id
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Kin
from xuncha.standing.people.rules.naming import tidy

from ._restricted import KinFact, seal_kin


@action
def declare_kin(
    *,
    by: Actor,
    person: UUID,
    relation: str,
    name: str,
    body: UUID | None = None,
    body_name: str = "",
    post: str = "",
    on: date | None = None,
) -> Kin:
    """申报亲属 — Declare a relative of a person, sealed under the office key; opened by a verb only.

    By the person, or by the office from a signed paper. Event `people.kin_declared`, facts `person`, `code`, `on`:
    that there is one, nothing of whom. Raises NotKnown, NotAllowed, Locked; BadInput `kin.incomplete`.
    """
    row = queries.locked(person, by)
    NotAllowed.unless(policies.can_declare_for(by, row))
    if not tidy(relation) or not tidy(name):
        problem = Problem("kin.incomplete", _("关系和姓名都要写"), "name", _("补齐"))
        raise BadInput(problem.code, problems=[problem])
    unit = organisations.body(body) if body else None
    day = on or by.clock.today()
    kin = Kin(**born(by), id=new_id(), person=row, declared_on=day)
    seal_kin(
        kin,
        KinFact(tidy(relation), tidy(name), body, unit.name if unit else tidy(body_name), tidy(post)),
    )
    kin.save(force_insert=True)
    record(
        "people.kin_declared",
        by=by,
        about=row.ref,
        facts={"person": str(row.id), "code": row.code, "on": day.isoformat()},
    )
    return kin
