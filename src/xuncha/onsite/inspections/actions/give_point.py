from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, check_version, touch
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.models import Point
from xuncha.onsite.inspections.policies import can_settle_point


@action
def give_point(
    *, by: Actor, point: UUID, who_has: UUID, settles_by: date | None = None, seen: int | None = None
) -> Point:
    """交办疑点 — Give a point to a member of the team, with the day by which it is to be settled.

    Raises NotKnown; NotAllowed; WrongState once it is settled; BadInput for somebody outside the team; Stale.
    """
    found = queries.locked_point(point, by)
    check_version(found, seen)
    allowed = can_settle_point(by, found)
    (WrongState if allowed.code in {"point.settled", "point.too_late"} else NotAllowed).unless(allowed)
    if who_has not in queries.member_ids(found.inspection.team_id):
        problem = Problem("point.not_in_team", _("经手人要是本组人员。"), where="who_has")
        raise BadInput("point.not_in_team", problems=[problem])
    found.who_has_id = who_has
    found.settles_by = settles_by or found.settles_by
    touch(found)
    found.save()
    record(
        "inspections.point_given",
        by=by,
        about=found.ref,
        facts={"number": found.number, "who_has": str(who_has), "settles_by": str(found.settles_by or "")},
        scope=inspection_scope(found.inspection_id),
        rule_set=found.inspection.rule_set,
    )
    return found
