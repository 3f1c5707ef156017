from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers import issuers
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Passing, Petition
from xuncha.onsite.petitions.rules.numbers import pattern
from xuncha.onsite.petitions.rules.receivers import to_the_accused
from xuncha.onsite.petitions.rules.states import RECEIVERS, State
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.regulations import queries as regulations

from ._each import check_each
from ._move import move
from ._say import say


@action
def pass_on_petitions(
    *,
    by: Actor,
    petitions: Sequence[UUID],
    to_kind: str,
    to_body: UUID | None = None,
    to_name: str = "",
    taken_by: str = "",
    on: date | None = None,
    told_on: date | None = None,
) -> list[Passing]:
    """转送信访 — Pass petitions that are out of scope to whom they belong, on one slip, to be answered by a day.

    The receiver is a body of the register or a name. `told_on`: when the petitioners were told where it went. All or
    none. Raises NotKnown, NotAllowed, WrongState, BadInput.
    """
    found = queries.locked_all(petitions, by)
    check_each(found, lambda row: policies.can_pass_on(by, row))
    name = organisations.body(to_body).name if to_body is not None else to_name.strip()
    _check(to_kind, name, [r for r in found if to_the_accused(r.sort, r.body_id, to_kind, to_body)])
    latest = max(row.decided_on or row.received_on for row in found)
    day = checked_day(by, on, not_before=latest, what=_("定为不属受理范围"))
    number = next_number(
        series="petitions.passing",
        by=by,
        pattern=pattern(issuers.word()[:1], "信转", by.origin),
        year=day.year,
    )
    made = []
    for row in found:
        passing = Passing.objects.create(
            **born(by),
            number=number,
            petition=row,
            to_kind=to_kind,
            to_body_id=to_body,
            to_name=name,
            sent_on=day,
            due_on=regulations.due(row.rule_set, "petition_answer", day).day,
            taken_by=taken_by.strip(),
            told_on=told_on,
        )
        move(row, State.PASSED_ON)
        say(
            "petitions.passed_on",
            by,
            row,
            slip=number,
            to=to_kind,
            on=day.isoformat(),
            due=passing.due_on.isoformat(),
        )
        made.append(passing)
    return made


def _check(to_kind: str, name: str, to_the_accused: Sequence[Petition]) -> None:
    problems = []
    if to_the_accused:
        numbers = "、".join(row.number for row in to_the_accused)
        text = _("%(numbers)s 是检举控告，不能转给被反映的单位。转有权处理的机关。") % {"numbers": numbers}
        problems.append(Problem("petition.to_the_accused", text, where="to_kind"))
    if to_kind not in RECEIVERS:
        problems.append(Problem("petition.receiver_kind", _("选明转给哪一类机关或单位。"), where="to_kind"))
    if not name:
        problems.append(Problem("petition.needs_receiver", _("写明转给谁。"), where="to_name"))
    if problems:
        raise BadInput("petition.cannot_pass_on", problems=problems)
