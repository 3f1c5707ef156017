"""The lines of a material request: checked with their numbers, written in order."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork.models import MaterialItem, MaterialRequest
from xuncha.onsite.fieldwork.rules.states import Unit, Wanted

MOST = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One line: what, how many, in which unit (份, 册, 本), original or copy."""

    name: str
    quantity: int = 1
    unit: str = Unit.SHEET_SET
    wanted: str = Wanted.COPY


def check_lines(matter: str, items: Sequence[Asked]) -> None:
    """Raises BadInput with the line's number for each thing that does not hold."""
    problems = []
    if not matter.strip():
        problems.append(Problem("request.needs_matter", _("写明为什么事调阅。"), where="matter"))
    if not items:
        problems.append(Problem("request.needs_items", _("至少写一行要调阅的资料。"), where="name-1"))
    for number, item in enumerate(items, 1):
        problems.extend(_line_problems(number, item))
    if problems:
        raise BadInput("request.incomplete", problems=problems)


def _line_problems(number: int, item: Asked) -> list[Problem]:
    found = []
    if not item.name.strip():
        found.append(("request.needs_name", _("第 %(n)d 行没有写资料名称。"), "name"))
    if not 1 <= item.quantity <= MOST:
        found.append(("request.needs_quantity", _("第 %(n)d 行的数量要从 1 起。"), "quantity"))
    if item.unit not in set(Unit):
        found.append(("request.needs_unit", _("第 %(n)d 行的单位写份、册或本。"), "unit"))
    if item.wanted not in set(Wanted):
        found.append(("request.needs_wanted", _("第 %(n)d 行选明原件还是复印件。"), "wanted"))
    return [Problem(code, text % {"n": number}, where=f"{field}-{number}") for code, text, field in found]


def write_lines(by: Actor, request: MaterialRequest, items: Sequence[Asked]) -> None:
    MaterialItem.objects.bulk_create(
        MaterialItem(
            **born(by),
            request=request,
            order=order,
            name=item.name.strip(),
            unit=Unit(item.unit),
            quantity=item.quantity,
            wanted=Wanted(item.wanted),
        )
        for order, item in enumerate(items, 1)
    )
