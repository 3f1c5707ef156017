from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, Problem, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.evidence.actions.move_custody import move_custody
from xuncha.onsite.evidence.rules.states import Thing
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import HandoverSlip, MaterialItem, SlipLine
from xuncha.onsite.fieldwork.rules.states import Direction, Wanted
from xuncha.onsite.inspections.days import checked_day

from ._said import say
from ._settle import settle_if_done


@dataclass(frozen=True, slots=True)
class Returned:
    """How many originals of one line go back."""

    item: UUID
    quantity: int


@action
def return_material(
    *,
    by: Actor,
    request: UUID,
    returns: Sequence[Returned],
    taken_by: str,
    on: date | None = None,
    note: str = "",
) -> HandoverSlip:
    """退还资料 — Return originals to the body on a handover slip; their custody goes back with them.

    Raises NotKnown, NotAllowed, WrongState where nothing is held, BadInput with the line for more than the team holds.
    """
    found = queries.locked_request(request, by)
    policies.guard(policies.can_return_material(by, found))
    items = {i.id: i for i in queries.items_of(found)}
    _check(returns, items, taken_by)
    received = max((items[r.item].received_on for r in returns), default=None)
    day = checked_day(by, on, not_before=received, what=_("收到资料"))
    slip = HandoverSlip.objects.create(
        **born(by),
        number=next_number(
            series="fieldwork.slip", by=by, pattern="交-{n:03}", within=str(found.inspection_id)
        ),
        request=found,
        direction=Direction.OUT,
        on=day,
        outside_person=taken_by.strip(),
        inside_person=by.name,
        note=note.strip(),
    )
    for one in returns:
        _give(by, slip, items[one.item], one.quantity)
    say(
        "fieldwork.material_returned",
        by,
        found,
        slip=slip.number,
        on=day.isoformat(),
        lines=[[items[r.item].order, r.quantity, items[r.item].unit] for r in returns],
    )
    settle_if_done(by, found, day)
    return slip


def _give(by: Actor, slip: HandoverSlip, item: MaterialItem, quantity: int) -> None:
    SlipLine.objects.create(**born(by), slip=slip, item=item, quantity=quantity, thing=Wanted.ORIGINAL)
    item.returned_quantity += quantity
    item.returned_on = slip.on
    touch(item)
    item.save()
    if item.returned_quantity == item.originals_received:
        _custody_back(by, slip, item)


def _custody_back(by: Actor, slip: HandoverSlip, item: MaterialItem) -> None:
    """The originals that became evidence leave with the slip; their pictures and fingerprints stay."""
    held = item.slip_lines.filter(slip__direction=Direction.IN, thing=Wanted.ORIGINAL, evidence__isnull=False)
    for line in held:
        move_custody(
            by=by,
            item=line.evidence_id,
            thing=Thing.ORIGINAL,
            to=slip.request.asked_of,
            on=slip.on,
            because=slip.number,
        )


def _check(returns: Sequence[Returned], items: dict[UUID, MaterialItem], taken_by: str) -> None:
    problems = []
    if not taken_by.strip():
        problems.append(Problem("material.needs_taker", _("写明对方谁收回的。"), where="taken_by"))
    if not returns:
        problems.append(Problem("material.nothing_returned", _("至少登记一行退还的资料。")))
    if len({r.item for r in returns}) < len(returns) or any(r.item not in items for r in returns):
        problems.append(
            Problem("material.unknown_line", _("交接单里有不属于这张调阅单的行，或者一行写了两次。"))
        )
    else:
        problems.extend(p for r in returns for p in _line_problems(r, items[r.item]))
    if problems:
        raise BadInput("material.cannot_return", problems=problems)


def _line_problems(one: Returned, item: MaterialItem) -> list[Problem]:
    held = queries.line_of(item).to_return
    if 1 <= one.quantity <= held:
        return []
    text = _("第 %(n)d 行手里还有原件 %(held)d %(unit)s，登记的是 %(quantity)d。") % {
        "n": item.order,
        "held": held,
        "unit": item.unit,
        "quantity": one.quantity,
    }
    return [Problem("material.quantity", text, where=f"quantity-{item.order}")]
