from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Body, Succession
from xuncha.standing.organisations.rules.naming import tidy

from ._checks import day_or_today, must_stand
from ._ending import end


@action
def merge_bodies(
    *,
    by: Actor,
    predecessors: Sequence[UUID],
    successor: UUID,
    on: date | None = None,
    takes_over: bool = True,
    basis: str = "",
) -> Body:
    """合并单位 — Let bodies go into another on a day; where `takes_over`, it answers for their rectification.

    The predecessors end on that day; bodies below them must have been moved before. Raises NotKnown, NotAllowed,
    WrongState `body.closed`, `body.has_bodies_below`; BadInput `merger.nobody`, `merger.into_itself`.
    """
    NotAllowed.unless(policies.can_keep_register(by))
    heir = queries.locked(successor, by)
    day = day_or_today(on, by)
    must_stand(heir, day)
    _check_sides(predecessors, successor)
    gone = [queries.locked(p, by) for p in predecessors]
    for row in gone:
        must_stand(row, day)
        end(row, day, by, but_below=heir)
        Succession.objects.create(
            **born(by),
            predecessor=row,
            successor=heir,
            how=Succession.How.MERGER,
            on=day,
            takes_over=takes_over,
            basis=tidy(basis),
        )
    record(
        "organisations.bodies_merged",
        by=by,
        about=heir.ref,
        facts={
            "into": heir.number,
            "bodies": [row.number for row in gone],
            "body_ids": [str(row.id) for row in gone],
            "on": day.isoformat(),
            "takes_over": takes_over,
            "basis": basis,
        },
    )
    return heir


def _check_sides(predecessors: Sequence[UUID], successor: UUID) -> None:
    problem = None
    if not predecessors:
        problem = Problem("merger.nobody", _("没有选被并入的单位"), "predecessors", _("至少选一个"))
    elif successor in predecessors or len(set(predecessors)) != len(predecessors):
        problem = Problem("merger.into_itself", _("同一个单位选了两次"), "predecessors", _("去掉重复的"))
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
