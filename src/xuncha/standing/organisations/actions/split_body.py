from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version
from xuncha.foundation.terms.record import born
from xuncha.standing.organisations import policies, queries
from xuncha.standing.organisations.models import Body, Succession
from xuncha.standing.organisations.rules.naming import tidy

from ._checks import day_or_today, must_stand
from ._ending import end


@action
def split_body(
    *,
    by: Actor,
    body: UUID,
    successors: Sequence[UUID],
    takes_over: UUID,
    ends: bool = True,
    on: date | None = None,
    basis: str = "",
    seen: int | None = None,
) -> Body:
    """分立单位 — Let registered bodies come out of one; `takes_over` names which answers for rectification.

    Where `ends` the old body ends on that day; otherwise it stays and answers itself (`takes_over` = body).
    Raises NotKnown, NotAllowed, Stale, WrongState `body.closed`, `body.has_bodies_below`; BadInput
    `split.too_few`, `split.who_takes_over`.
    """
    row = queries.locked(body, by)
    check_version(row, seen)
    NotAllowed.unless(policies.can_keep_register(by, row))
    day = day_or_today(on, by)
    must_stand(row, day)
    _check_sides(row, successors, takes_over, ends)
    heirs = [queries.locked(s, by) for s in successors]
    for heir in heirs:
        must_stand(heir, day)
    if ends:
        end(row, day, by)
    for heir in heirs:
        Succession.objects.create(
            **born(by),
            predecessor=row,
            successor=heir,
            how=Succession.How.SPLIT,
            on=day,
            takes_over=ends and heir.id == takes_over,
            basis=tidy(basis),
        )
    record(
        "organisations.body_split",
        by=by,
        about=row.ref,
        facts={
            "number": row.number,
            "into": [heir.number for heir in heirs],
            "ends": ends,
            "takes_over": str(takes_over),
            "on": day.isoformat(),
            "basis": basis,
        },
    )
    return row


def _check_sides(row: Body, successors: Sequence[UUID], takes_over: UUID, ends: bool) -> None:
    problem = None
    if (
        len(set(successors)) != len(successors)
        or row.id in successors
        or len(successors) < (2 if ends else 1)
    ):
        problem = Problem(
            "split.too_few",
            _("撤销原单位时至少分成两个不同的单位，保留时至少分出一个"),
            "successors",
            _("先登记新单位，再选"),
        )
    elif takes_over not in (successors if ends else [row.id]):
        problem = Problem(
            "split.who_takes_over", _("没有说清由谁接着整改"), "takes_over", _("从分立后的单位里选一个")
        )
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
