"""What higher rooms add to an inspection's page: entries of its index, columns of duties, days, papers that wait.

Registered in `apps.ready()`. What a person may not know is left out by whoever supplies it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Count, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise

from xuncha.foundation.terms import Actor, Ref, Role

if TYPE_CHECKING:
    from .models import Inspection

GROUPS = ("prepare", "site", "judge", "after")


Said = str | int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of an entry that are counted together with those of all others, in one query.

    `parts`: rows to count, or rows and the field to add up; `say` makes of the numbers what stands there.
    """

    parts: Sequence[QuerySet | tuple[QuerySet, str]]
    say: Callable[..., Said]


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the index. `count` gives what stands at its right: a number, a few words, None, or a Tally of them."""

    code: str
    label: str | Promise
    href: Callable[["Inspection"], str]
    count: Callable[[Actor, "Inspection"], Said | Tally]
    audience: frozenset[Role]
    group: str
    order: int
    later: str | Promise
    begins: str
    sealed: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """A column of the table of people: what each has done or has in hand."""

    code: str
    label: str | Promise
    loads: Callable[[Actor, "Inspection"], Mapping[UUID, str]]
    order: int


@dataclass(frozen=True, slots=True)
class Appointment:
    """Something on a day of the calendar."""

    on: date
    text: str
    href: str = ""
    due: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper that waits for this reader."""

    kind: str | Promise
    number: str
    matter: str
    who: str
    tone: str
    state: str | Promise
    since: date | None
    href: str
    button: str | Promise


Days = Callable[[Actor, "Inspection", date, date], Iterable[Appointment]]
Papers = Callable[[Actor, "Inspection"], Iterable[Waiting]]
Things = Callable[[Actor, "Inspection"], Iterable[Ref]]

_sections: dict[str, Section] = {}
_duties: dict[str, Duty] = {}
_days: list[Days] = []
_papers: list[Papers] = []
_things: list[Things] = []


def dossier_section(
    code: str,
    label: str | Promise,
    href: Callable[["Inspection"], str],
    count: Callable[[Actor, "Inspection"], Said | Tally],
    audience: frozenset[Role],
    order: int,
    *,
    group: str = "site",
    begins: str = "prepared",
    later: str | Promise = "",
    sealed: bool = False,
) -> None:
    """Add an entry to the index. Before the stage `begins` it is grey and says `later` ("离场后") instead of a count."""
    if code in _sections:
        raise ValueError(f"section registered twice: {code}")
    if group not in GROUPS:
        raise ValueError(f"no such group of the index: {group}")
    _sections[code] = Section(code, label, href, count, audience, group, order, later, begins, sealed)


def dossier_duty(
    code: str,
    label: str | Promise,
    loads: Callable[[Actor, "Inspection"], Mapping[UUID, str]],
    order: int,
) -> None:
    """Add a column to the table of people: person → what stands there (`6/6`, `3`)."""
    if code in _duties:
        raise ValueError(f"duty registered twice: {code}")
    _duties[code] = Duty(code, label, loads, order)


def dossier_days(supply: Days) -> None:
    """Add entries to the calendar of two weeks."""
    _days.append(supply)


def dossier_papers(supply: Papers) -> None:
    """Add papers that wait for the reader."""
    _papers.append(supply)


def dossier_things(supply: Things) -> None:
    """Say which things of an inspection its log of work is about, the newest first; as far as the reader knows them."""
    _things.append(supply)


def sections(actor: Actor) -> list[Section]:
    """Entries this person may know, in order."""
    return sorted((s for s in _sections.values() if actor.holds(s.audience)), key=lambda s: s.order)


def duties() -> list[Duty]:
    return sorted(_duties.values(), key=lambda d: d.order)


def appointments(actor: Actor, inspection: "Inspection", first: date, last: date) -> list[Appointment]:
    """What the rooms have on these days, by day."""
    found = [a for supply in _days for a in supply(actor, inspection, first, last)]
    return sorted((a for a in found if first <= a.on <= last), key=lambda a: a.on)


def waiting(actor: Actor, inspection: "Inspection") -> list[Waiting]:
    """Papers that wait for this reader, the oldest first."""
    found = [w for supply in _papers for w in supply(actor, inspection)]
    return sorted(found, key=lambda w: w.since or date.max)


def things(actor: Actor, inspection: "Inspection") -> list[Ref]:
    """What the log of work is about, for this reader."""
    return [ref for supply in _things for ref in supply(actor, inspection)]


def counts(actor: Actor, inspection: "Inspection", wanted: Iterable[Section]) -> dict[str, Said]:
    """What stands beside each entry: all tallies in one query, the rest as each supplier says."""
    found: dict[str, Said] = {}
    tallies: dict[str, Tally] = {}
    for section in wanted:
        said = section.count(actor, inspection)
        if isinstance(said, Tally):
            tallies[section.code] = said
        else:
            found[section.code] = said
    return found | _counted(inspection, tallies)


def _counted(inspection: "Inspection", tallies: Mapping[str, Tally]) -> dict[str, Said]:
    columns = {
        (code, n): Coalesce(Subquery(_one(part)), 0)
        for code, tally in tallies.items()
        for n, part in enumerate(tally.parts)
    }
    if not columns:
        return {}
    rows = type(inspection).objects.filter(pk=inspection.pk).order_by()
    numbers = dict(zip(columns, rows.values_list(*columns.values()).get(), strict=True))
    return {
        code: tally.say(*(numbers[code, n] for n in range(len(tally.parts))))
        for code, tally in tallies.items()
    }


def _one(part: QuerySet | tuple[QuerySet, str]) -> QuerySet:
    """A subquery of one number: how many rows, or the sum of a field."""
    rows, field = part if isinstance(part, tuple) else (part, "")
    total = Sum(field) if field else Count("pk")
    return rows.order_by().annotate(_all=Value(1)).values("_all").annotate(_total=total).values("_total")
