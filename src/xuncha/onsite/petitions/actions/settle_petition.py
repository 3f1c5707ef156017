from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState, check_version, new_id
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.actions.note_point import note_point
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Outcome, Petition
from xuncha.onsite.petitions.rules.outcomes import AsPoint, AsSpotMatter, Given, NothingToDo, faults

from ._finish import finish
from ._say import say


@action
def settle_petition(
    *,
    by: Actor,
    petition: UUID,
    outcomes: Sequence[Given],
    on: date | None = None,
    seen: int | None = None,
) -> Petition:
    """写明办理结果 — Say what came of a petition: points to verify, a hint for the clue store, a spot matter, or nothing.

    An anonymous one is closed with it; a named one waits for its answer. Raises NotKnown, NotAllowed, WrongState,
    Stale, BadInput.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    policies.guard(policies.can_settle(by, row))
    _check(outcomes)
    day = checked_day(by, on, not_before=row.decided_on or row.received_on, what=_("受理信访"))
    for one in outcomes:
        _write(by, row, one, day)
    say("petitions.settled", by, row, on=day.isoformat(), outcomes=[str(o.kind) for o in outcomes])
    finish(by, row, day)
    return row


def _write(by: Actor, row: Petition, one: Given, day: date) -> None:
    kept = Outcome(**born(by), id=new_id(), petition=row, kind=one.kind)
    if isinstance(one, AsPoint):
        kept.point = _point(by, row, one, day)
    elif isinstance(one, AsSpotMatter):
        kept.told_to, kept.told_on = one.told_to.strip(), checked_day(by, one.told_on, where="told_on")
    elif isinstance(one, NothingToDo):
        write_sealed(kept, "reason", one.reason.strip(), PETITIONS_SCOPE)
    kept.save(force_insert=True)


def _point(by: Actor, row: Petition, one: AsPoint, day: date):  # type: ignore[no-untyped-def]
    if row.inspection_id is None:
        raise WrongState("petition.needs_inspection", _("没有定是哪一项巡察的，不能列为疑点。"))
    return note_point(
        by=by,
        inspection=row.inspection_id,
        title=one.title,
        would_settle=one.would_settle,
        settles_by=one.settles_by,
        who_has=one.who_has,
        source=row.ref,
        on=day,
    )


def _check(outcomes: Sequence[Given]) -> None:
    said = {
        "none": (_("至少写一项结果。"), "outcomes"),
        "twice": (_("同一种结果只写一次；疑点可以有几个。"), "outcomes"),
        "nothing_alone": (_("“不再办理”不能和别的结果并列。"), "outcomes"),
        "no_title": (_("写明要核对什么；标题全组可见，不要写出反映人。"), "title"),
        "no_receiver": (_("写明告知单位的谁。"), "told_to"),
        "no_reason": (_("写明为什么不再办理。"), "reason"),
    }
    problems = [Problem(f"petition.{f}", said[f][0], where=said[f][1]) for f in faults(outcomes)]
    if problems:
        raise BadInput("petition.cannot_settle", problems=problems)
