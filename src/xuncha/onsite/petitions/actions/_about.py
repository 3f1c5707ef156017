"""What a petition is about, checked and written: for those who register it and those who complete it."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.closing import is_late
from xuncha.onsite.petitions.rules.states import Sort
from xuncha.preparation.planning import queries as planning
from xuncha.standing.regulations import queries as regulations

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Belongs:
    """Which inspection and batch a petition is of, and the rule set that goes with it."""

    inspection: Any
    batch: Any
    rule_set: str

    @property
    def team(self) -> UUID | None:
        return self.inspection.team_id if self.inspection is not None else None


def belongs(by: Actor, inspection: UUID | None, batch: UUID | None, day: date) -> Belongs:
    """By the inspection where it is known, else by the batch, else undecided. Raises NotKnown."""
    if inspection is not None:
        found = inspections.announced_one(inspection)
        return Belongs(found, found.team.batch, found.rule_set)
    if batch is not None:
        known = planning.batch(batch)
        return Belongs(None, known, known.round.rule_set or regulations.in_force(day).code)
    return Belongs(None, None, regulations.in_force(day).code)


def problems_of(sort: str, item: str, content: str, reported: str, rule_set: str) -> list[Problem]:
    """What does not hold in the words of a petition."""
    found = []
    if sort and sort not in set(Sort):
        found.append(
            Problem("petition.sort", _("选明是检举控告、批评建议、申诉求决还是其他。"), where="sort")
        )
    if item and item not in regulations.items(rule_set):
        text = _("规则集 %(rules)s 的分类里没有“%(item)s”。") % {"rules": rule_set, "item": item}
        found.append(Problem("petition.item", text, where="item"))
    for where, words in (("content", content), ("reported", reported)):
        if len(words) > LONGEST:
            text = _("最多两万字；更长的作为扫描件或文件附上。")
            found.append(Problem("petition.too_long", text, where=where))
    return found


def late_problem(batch: Any, day: date, at: time | None, late_reason: str) -> list[Problem]:
    """A petition after the closing day is taken, with the reason why it came late."""
    late = batch is not None and is_late(day, at, batch.petition_closes, batch.petition_closes_time)
    if not late or late_reason.strip():
        return []
    text = _("公告的受理截止日是 %(day)s。晚到的照样登记，写明为什么晚。") % {
        "day": batch.petition_closes.isoformat()
    }
    return [Problem("petition.late_needs_reason", text, where="late_reason")]


def refuse(problems: list[Problem]) -> None:
    if problems:
        raise BadInput("petition.incomplete", problems=problems)


def write_words(row: Petition, content: str, reported: str) -> None:
    """Seal what it says and whom it reports. Does not save."""
    write_sealed(row, "content", content.strip(), PETITIONS_SCOPE)
    write_sealed(row, "reported", reported.strip(), PETITIONS_SCOPE)
