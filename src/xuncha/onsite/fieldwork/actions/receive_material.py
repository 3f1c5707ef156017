from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, Problem, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.evidence.actions.register_item import register_item
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import HandoverSlip, MaterialItem, MaterialRequest, SlipLine
from xuncha.onsite.fieldwork.rules.materials import copy_numbers
from xuncha.onsite.fieldwork.rules.states import Direction, Wanted
from xuncha.onsite.inspections.days import checked_day

from ._said import say
from ._settle import settle_if_done


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of one line. The bytes (`stream`, `name`) or a kept `file` become an item of evidence."""

    item: UUID
    quantity: int
    thing: str = Wanted.COPY
    stream: BinaryIO | None = None
    name: str = ""
    file: UUID | None = None


@action
def receive_material(
    *,
    by: Actor,
    request: UUID,
    receipts: Sequence[Receipt],
    handed_by: str,
    on: date | None = None,
    note: str = "",
) -> HandoverSlip:
    """登记收到资料 — Receive materials on a handover slip, line by line; files become evidence, copies are numbered.

    Raises NotKnown, NotAllowed, WrongState where nothing is awaited, BadInput with the line for more than is awaited
    or a bad file.
    """
    found = queries.locked_request(request, by)
    policies.guard(policies.can_receive_material(by, found))
    items = {i.id: i for i in queries.items_of(found)}
    _check(receipts, items, handed_by)
    day = checked_day(by, on, not_before=found.sent_on, what=_("送出调阅单"))
    slip = HandoverSlip.objects.create(
        **born(by),
        number=next_number(
            series="fieldwork.slip", by=by, pattern="交-{n:03}", within=str(found.inspection_id)
        ),
        request=found,
        direction=Direction.IN,
        on=day,
        outside_person=handed_by.strip(),
        inside_person=by.name,
        note=note.strip(),
    )
    for receipt in receipts:
        _take(by, found, slip, items[receipt.item], receipt)
    say(
        "fieldwork.material_received",
        by,
        found,
        slip=slip.number,
        on=day.isoformat(),
        lines=[[items[r.item].order, r.quantity, items[r.item].unit, r.thing] for r in receipts],
    )
    settle_if_done(by, found, day)
    return slip


def _take(
    by: Actor, found: MaterialRequest, slip: HandoverSlip, item: MaterialItem, receipt: Receipt
) -> None:
    copies = item.received_quantity - item.originals_received
    is_copy = receipt.thing == Wanted.COPY
    line = SlipLine.objects.create(
        **born(by),
        slip=slip,
        item=item,
        quantity=receipt.quantity,
        thing=Wanted(receipt.thing),
        copy_numbers=copy_numbers(found.number, item.order, copies + 1, receipt.quantity) if is_copy else "",
    )
    item.received_quantity += receipt.quantity
    item.originals_received += 0 if is_copy else receipt.quantity
    item.received_on = slip.on
    touch(item)
    item.save()
    if receipt.stream is not None or receipt.file is not None:
        line.evidence = register_item(
            by=by,
            inspection=found.inspection_id,
            title=item.name,
            form=receipt.thing,
            stream=receipt.stream,
            name=receipt.name,
            file=receipt.file,
            received_from=found.asked_of,
            received_on=slip.on,
            source=found.ref,
        )
        line.save()


def _check(receipts: Sequence[Receipt], items: dict[UUID, MaterialItem], handed_by: str) -> None:
    problems = []
    if not handed_by.strip():
        problems.append(Problem("material.needs_hander", _("写明对方谁交来的。"), where="handed_by"))
    if not receipts:
        problems.append(Problem("material.nothing_received", _("至少登记一行收到的资料。")))
    if len({r.item for r in receipts}) < len(receipts) or any(r.item not in items for r in receipts):
        problems.append(
            Problem("material.unknown_line", _("交接单里有不属于这张调阅单的行，或者一行写了两次。"))
        )
    else:
        problems.extend(p for r in receipts for p in _line_problems(r, items[r.item]))
    if problems:
        raise BadInput("material.cannot_receive", problems=problems)


def _line_problems(receipt: Receipt, item: MaterialItem) -> list[Problem]:
    awaited = queries.line_of(item).awaited
    found = []
    if not 1 <= receipt.quantity <= awaited:
        text = _("第 %(n)d 行还缺 %(awaited)d %(unit)s，登记的是 %(quantity)d。多出来的另列一张调阅单。") % {
            "n": item.order,
            "awaited": awaited,
            "unit": item.unit,
            "quantity": receipt.quantity,
        }
        found.append(Problem("material.quantity", text, where=f"quantity-{item.order}"))
    if receipt.thing not in set(Wanted):
        text = _("第 %(n)d 行选明收到的是原件还是复印件。") % {"n": item.order}
        found.append(Problem("material.needs_thing", text, where=f"thing-{item.order}"))
    return found
