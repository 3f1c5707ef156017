"""Opening what was approved for a change, and leaving it as it was: the same for a plan and a round."""

from typing import Any

from django.utils.translation import gettext as _

from xuncha.foundation.terms import BadInput, Problem, WrongState
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import AnnualPlan, Round
from xuncha.preparation.planning.rules.differences import Sort, differences, needing_approval
from xuncha.preparation.planning.rules.states import PlanState

from ._move import move

OF_THE_PLAN = frozenset(
    {Sort.TITLE, Sort.BASIS, Sort.PLANNED}
)  # its rounds have versions and approvals of their own


def open_change(thing: AnnualPlan | Round, reason: str) -> None:
    """Raise BadInput without a reason, WrongState where there is nothing approved; the approved version goes on standing."""
    if not reason.strip():
        problem = Problem("planning.needs_reason", _("写明为什么变更。"), "reason")
        raise BadInput("planning.needs_reason", problems=[problem])
    move(thing, PlanState.CHANGING)
    thing.changing_because = reason.strip()
    thing.save()


def leave_as_it_was(thing: AnnualPlan | Round, content: dict[str, Any]) -> None:
    """Back to the approved version. Raises WrongState where none stands, or something differs from it by now."""
    last = queries.last_approved(thing.ref)
    if thing.approved_on is None or last is None:
        raise WrongState("planning.nothing_approved", _("还没有批准过，没有可以保持的版本。"))
    own = OF_THE_PLAN if isinstance(thing, AnnualPlan) else frozenset(Sort)
    count = sum(d.sort in own for d in needing_approval(differences(last.content, content)))
    if count:
        text = _("和批准的版本有 %(n)d 处不同。先改回去，或者报批这次变更。")
        raise WrongState("planning.differs", text % {"n": count})
    move(thing, PlanState.APPROVED)
    thing.changing_because, thing.returned_because = "", ""
    thing.save()
