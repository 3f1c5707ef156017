from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import PlannedBody
from xuncha.preparation.planning.policies import can_change_plan
from xuncha.preparation.planning.rules.targets import InspectionKind
from xuncha.standing.organisations import queries as organisations

from ._problems import refuse


@action
def plan_body(
    *, by: Actor, plan: UUID, body: UUID, inspection_kind: str = "routine", reason: str = ""
) -> PlannedBody:
    """列入年度计划 — Put a body on the list of a year's plan, with the reason why it is due.

    Raises NotKnown, NotAllowed once the plan left the office; BadInput where it is listed already.
    """
    within = queries.locked_plan(plan, by)
    NotAllowed.unless(can_change_plan(by, within))
    refuse([] if inspection_kind in set(InspectionKind) else ["target.kind_unknown"])
    listed = organisations.body(body)
    if PlannedBody.objects.filter(plan=within, body_id=listed.id, inspection_kind=inspection_kind).exists():
        message = _("%(body)s已经在这份计划里。") % {"body": listed.name}
        raise BadInput("plan.body_twice", problems=[Problem("plan.body_twice", message, "body")])
    row = PlannedBody.objects.create(
        **born(by), plan=within, body_id=listed.id, inspection_kind=inspection_kind, reason=reason.strip()
    )
    facts = {"body": listed.number, "kind": inspection_kind, "reason": row.reason}
    record("planning.body_planned", by=by, about=within.ref, facts=facts)
    return row
