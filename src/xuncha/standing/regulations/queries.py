"""Everything that reads: rule sets, deadlines, taxonomy, documents in force. All of it is open to whoever signed in."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language, gettext

from xuncha.engines.workdays import shipped, wording
from xuncha.engines.workdays.calendar import Calendar, SpecialDay, Sum, Unit
from xuncha.foundation.terms import NotKnown, once

from .models import Clause, Document, Edition, Holiday
from .rules.documents import in_force_on
from .rules.loading import Loaded, Source, load
from .rules.reading import Fault
from .rules.ruleset import Item, Period, RuleSet
from .rules.shelf import chosen

# ------------------------------------------------------------------------------------------------ rule sets


def in_force(day: date) -> RuleSet:
    """The rule set in force on the day; the office's own goes before the shipped one. Raises NotKnown before 1 July 2017."""
    found = chosen(loaded().rule_sets.values(), day)
    if found is None:
        raise NotKnown(
            "rule_set.none_in_force",
            gettext("%(day)s 没有在施行的规则集。请在本机 rulesets 文件夹放一份覆盖这一天的规则集。")
            % {"day": day},
        )
    return found


def rule_set(code: str) -> RuleSet:
    """The rule set of that code. Raises NotKnown."""
    found = loaded().rule_sets.get(code)
    if found is None:
        raise NotKnown("rule_set.unknown", gettext("没有规则集“%(code)s”。") % {"code": code})
    return found


def rule_sets() -> list[RuleSet]:
    """All at hand, the youngest first."""
    return sorted(loaded().rule_sets.values(), key=lambda r: (r.valid_from, r.local), reverse=True)


def data_faults() -> tuple[Fault, ...]:
    """What is wrong in the data files, the office's own included. Empty when all is well."""
    return loaded().faults


def file_of(code: str) -> str:
    """Which file a rule set came from."""
    return loaded().files.get(code, "")


@cache
def loaded() -> Loaded:
    """The data files, read once per process. `loaded.cache_clear()` after changing them."""
    package = files("xuncha.standing.regulations")
    shipped_rules = [Source(f"rulesets/{f.name}", f.read_text("utf-8")) for f in _toml(package / "rulesets")]
    taxonomies = [Source(f"taxonomies/{f.name}", f.read_text("utf-8")) for f in _toml(package / "taxonomies")]
    return load(
        [*shipped_rules, *own_files("rulesets")], [*taxonomies, *own_files("taxonomies")], document_names()
    )


def own_files(folder: str) -> list[Source]:
    """The office's own files of one folder of its home. Unreadable text is handed on, so that it is refused by name."""
    place: Path = settings.HOME.root / folder
    if not place.is_dir():
        return []
    return [
        Source(str(f), f.read_bytes().decode("utf-8-sig", "replace"), local=True)
        for f in sorted(place.glob("*.toml"))
    ]


def shipped_documents() -> list[dict[str, Any]]:
    """Titles, short names and known editions that come with the package."""
    raw = tomllib.loads((files("xuncha.standing.regulations") / "documents.toml").read_text("utf-8"))
    found: list[dict[str, Any]] = raw["document"]
    return found


def document_names() -> frozenset[str]:
    """Short names of the documents that items may rely on."""
    return frozenset(d["short"] for d in shipped_documents())


def _toml(folder: Traversable) -> list[Traversable]:
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


# ------------------------------------------------------------------------------------------------ deadlines


@dataclass(frozen=True, slots=True)
class Computation:
    """A deadline and how it came about, line by line in the reader's language.

    `certain` is False where a year was counted without a table of holidays.
    """

    day: date
    lines: tuple[str, ...]
    certain: bool
    sum: Sum


@once
def calendar() -> Calendar:
    """The shipped table with the office's own changes laid over it."""
    own = {h.day: SpecialDay(h.day, h.name, h.works, h.name_en) for h in Holiday.objects.all()}
    plain = (s for s in shipped.special_days() if s.day not in own)
    # A day the office set back to ordinary is left out of both.
    changed = (s for s in own.values() if s.name or s.works != (s.day.isoweekday() < 6))
    return Calendar([*plain, *changed], shipped.years() | _own_years(own))


def _own_years(own: Mapping[date, SpecialDay]) -> set[int]:
    """A year the package has no table for counts as known once the office has entered its National Day holiday."""
    return {d.year for d, s in own.items() if (d.month, d.day) == (10, 1) and not s.works}


def period(rule_set_code: str, period_code: str) -> Period:
    """Raises NotKnown."""
    found = rule_set(rule_set_code).periods.get(period_code)
    if found is None:
        raise NotKnown("period.unknown", gettext("规则集里没有期限“%(code)s”。") % {"code": period_code})
    return found


def due(rule_set_code: str, period_code: str, start: date, *, days: Calendar | None = None) -> Computation:
    """The last day of a period of the rule set, counted from `start`. Give `days` when asking for many at once."""
    found = period(rule_set_code, period_code)
    return computed(start, found.amount, found.unit, backwards=found.backwards, days=days)


def computed(
    start: date, amount: int, unit: Unit, *, backwards: bool = False, days: Calendar | None = None
) -> Computation:
    """Any period added to any day, with its lines."""
    found = (days or calendar()).add(start, amount, unit, backwards=backwards)
    return Computation(
        found.day, wording.lines(found, get_language() or "zh-hans"), not found.unknown_years, found
    )


def is_working_day(day: date, *, days: Calendar | None = None) -> bool:
    return (days or calendar()).works(day)


def working_days(first: date, last: date, *, days: Calendar | None = None) -> int:
    """Days worked from `first` to `last`, both counted."""
    return (days or calendar()).working_days(first, last)


# ------------------------------------------------------------------------------------------------ taxonomy


def items(rule_set_code: str) -> Mapping[str, Item]:
    """The checklist items of the rule set's taxonomy, by code, in order."""
    return rule_set(rule_set_code).taxonomy.items


def item(code: str, rule_set_code: str = "") -> Item:
    """One item, by the given rule set or else by the youngest that has it. Raises NotKnown."""
    among = [rule_set(rule_set_code)] if rule_set_code else rule_sets()
    for rules in among:
        if code in rules.taxonomy.items:
            return rules.taxonomy.items[code]
    raise NotKnown("item.unknown", gettext("问题分类里没有“%(code)s”。") % {"code": code})


def items_taken_over(code: str, rule_set_code: str) -> tuple[str, ...]:
    """Codes of the version before that an item takes over: those mapped, else the same code where it was there."""
    taxonomy = rule_set(rule_set_code).taxonomy
    if code in taxonomy.maps_from or not taxonomy.previous:
        return taxonomy.maps_from.get(code, ())
    return (code,) if code in loaded().taxonomies[taxonomy.previous].items else ()


# ------------------------------------------------------------------------------------------------ documents


def documents(words: str = "", kind: str = "") -> QuerySet[Document]:
    """All regulations; `words` look into titles, short names and clauses."""
    found = Document.objects.prefetch_related("editions").order_by("kind", "title")
    if kind:
        found = found.filter(kind=kind)
    for word in words.split():
        found = found.filter(
            Q(title__icontains=word)
            | Q(short__icontains=word)
            | Exists(Clause.objects.filter(edition__document=OuterRef("pk"), text__icontains=word))
        )
    return found


def document(key: UUID) -> Document:
    """Raises NotKnown."""
    found = Document.objects.prefetch_related("editions__clauses").filter(pk=key).first()
    if found is None:
        raise NotKnown("document.unknown", gettext("没有这份法规。"))
    return found


def document_of(short: str) -> Document | None:
    """The registered document an item of the checklist means, by its short name."""
    return Document.objects.filter(short=short).first()


def locked_document(key: UUID) -> Document:
    found = Document.objects.select_for_update().filter(pk=key).first()
    if found is None:
        raise NotKnown("document.unknown", gettext("没有这份法规。"))
    return found


def edition(key: UUID) -> Edition:
    """Raises NotKnown."""
    found = Edition.objects.select_related("document").filter(pk=key).first()
    if found is None:
        raise NotKnown("edition.unknown", gettext("没有这个版本。"))
    return found


def locked_edition(key: UUID) -> Edition:
    found = Edition.objects.select_for_update().filter(pk=key).first()
    if found is None:
        raise NotKnown("edition.unknown", gettext("没有这个版本。"))
    return found


def edition_on(doc: Document, day: date) -> Edition | None:
    """The edition that was certainly in force on the day."""
    return in_force_on(doc.editions.all(), day)


def clauses_in_force(day: date) -> QuerySet[Clause]:
    """Every clause of the editions in force on the day, one edition per document."""
    editions = [
        e.pk
        for d in Document.objects.prefetch_related("editions")
        if (e := in_force_on(d.editions.all(), day))
    ]
    return Clause.objects.filter(edition__in=editions).select_related("edition__document")


def clause(key: UUID) -> Clause:
    """Raises NotKnown."""
    found = Clause.objects.select_related("edition__document").filter(pk=key).first()
    if found is None:
        raise NotKnown("clause.unknown", gettext("没有这一条。"))
    return found


def registered_shorts() -> dict[str, UUID]:
    """Short name → id of the documents that are registered."""
    return dict(Document.objects.exclude(short="").values_list("short", "id"))


def own_holidays(year: int) -> dict[date, Holiday]:
    """What the office itself entered for a year."""
    return {h.day: h for h in Holiday.objects.filter(day__year=year)}


def copies_of(rules: str, paper: str) -> tuple[str, ...]:
    """Who gets a copy of a paper by a rule set, as written on it; nobody where the rule set does not say."""
    known = rule_set(rules).papers.get(paper)
    return known.copies if known is not None else ()
