from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import Round
from xuncha.preparation.planning.policies import can_plan
from xuncha.preparation.planning.rules.states import PlanState

from ._move import move


@action
def close_round(*, by: Actor, round: UUID, on: date | None = None) -> Round:
    """结束轮次 — Close a round whose batches have all left the site; nothing joins it any more.

    Raises NotKnown, NotAllowed, WrongState.
    """
    day = on or by.clock.today()
    closed = queries.locked_round(round, by)
    NotAllowed.unless(can_plan(by))
    on_site = [b for b in queries.batches(closed.id) if b.ends >= day]
    if closed.state == PlanState.APPROVED and on_site:
        message = _("第%(n)s批要到%(day)s才离场，还不能结束本轮。")
        raise WrongState(
            "round.on_site", message % {"n": on_site[0].number, "day": on_site[0].ends.isoformat()}
        )
    move(closed, PlanState.CLOSED)
    closed.closed_on = day
    closed.save()
    record(
        "planning.round_closed", by=by, about=closed.ref, facts={"code": closed.code, "on": day.isoformat()}
    )
    return closed
