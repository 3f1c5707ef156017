from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Objection
from xuncha.preparation.teams.policies import can_object
from xuncha.standing.people import queries as people

from ._objecting import object_to

AT_THE_DOOR = "被巡察单位专区"  # stands in the record where the office would write the letter's number


@action
def raise_objection(*, by: Actor, target: UUID, person: UUID, reason: str, letter: str = "") -> Objection:
    """申请回避 — Ask, at the body's own door, that a member of the team announced to it recuse; re-opens the decision.

    `letter` names the body's letter where one follows on paper. Raises NotKnown where no team is announced to this
    body or the person does not stand in it, NotAllowed, BadInput where the reason is missing or one stands already.
    """
    announced = queries.announced_to(by, target)
    concerned = people.person(queries.announced_member(announced, person))
    NotAllowed.unless(can_object(by, announced.target))
    return object_to(
        by,
        target=announced.target,
        person=concerned,
        letter=letter.strip() or AT_THE_DOOR,
        reason=reason,
        on=by.clock.today(),
    )
