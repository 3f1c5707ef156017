from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams.models import Objection
from xuncha.preparation.teams.policies import can_form
from xuncha.standing.people import queries as people

from ._objecting import object_to


@action
def record_objection(
    *,
    by: Actor,
    target: UUID,
    person: UUID,
    letter: str,
    reason: str,
    on: date | None = None,
    scan: UUID | None = None,
) -> Objection:
    """登记回避申请 — Record the inspected body's letter asking that a person recuse; re-opens the decision.

    Raises NotAllowed, NotKnown; BadInput where letter or reason is missing, or one stands already.
    """
    NotAllowed.unless(can_form(by))
    concerned, wanted = people.person(person), planning.target(target)
    return object_to(
        by,
        target=wanted,
        person=concerned,
        letter=letter,
        reason=reason,
        on=on or by.clock.today(),
        scan=scan,
    )
