"""Figures of one entry that cannot all be true. Each check names every key concerned and both values.

Bounds (`approximate`) prove nothing; the checker's own answers (`inconsistent`, `holds`, `breaks`, `computed`) are
not read. Section numbers are those of the vocabulary's page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .entry import Entry

STATES = ("done", "stage_done", "continuing", "not_done")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Keys and values that cannot stand together."""

    keys: tuple[str, ...]
    values: tuple[Any, ...]
    why: str

    def __str__(self) -> str:
        said = ", ".join(f"{k} = {v}" for k, v in zip(self.keys, self.values, strict=True))
        return f"{said}: {self.why}"


class _Part:
    """An entry, or one batch of it, read by dotted keys; approximate keys read as not published."""

    def __init__(self, facts: Mapping[str, Any], prefix: str = "") -> None:
        self.facts = facts
        self.prefix = prefix
        self.bounds = frozenset(facts.get("approximate", ()))

    def get(self, path: str) -> Any:
        if path in self.bounds:
            return None
        found: Any = self.facts
        for part in path.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def key(self, path: str) -> str:
        return self.prefix + path

    def against(self, why: str, **values: Any) -> Contradiction:
        named = {self.key(k.replace("__", ".")): v for k, v in values.items()}
        return Contradiction(tuple(named), tuple(named.values()), why)


def contradictions(entry: Entry) -> list[Contradiction]:
    """All of section 9, in its order."""
    whole = _Part(entry.facts)
    batches = [_Part(b, f"batch[{n}].") for n, b in enumerate(entry.facts.get("batch", ()))]
    found = list(_days(whole, batches))
    for part in (whole, *batches):
        found += [*_also(part), *_order(part), *_parts(part), *_states(part), *_rates(part, entry.kind)]
    return [*found, *_batches(whole, batches)]


def _also(part: _Part) -> Iterator[Contradiction]:
    for path, second in _leaves(part.facts.get("also", {})):
        first = part.get(path)
        if first is not None and not _same(first, second):
            yield Contradiction(
                (part.key(path), part.key(f"also.{path}")), (first, second), "one notice, two values"
            )


def _leaves(tree: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(tree, Mapping):
        for key, value in tree.items():
            yield from _leaves(value, f"{path}.{key}" if path else key)
    else:
        yield path, tree


def _same(a: Any, b: Any) -> bool:
    return str(a) == str(b)


def _full(value: Any) -> date | None:
    """A whole date; None where a part of it is lost."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None


def _days(whole: _Part, batches: Sequence[_Part]) -> Iterator[Contradiction]:
    stated = []
    for part in (whole, *batches):
        days, begins, ends = part.get("stated_days"), _full(part.get("begins")), _full(part.get("ends"))
        if days is not None and begins and ends:
            stated.append((part, days, (ends - begins).days + 1))
    if stated and not any(all(days == both - first for _, days, both in stated) for first in (0, 1)):
        keys = tuple(part.key(k) for part, _, _ in stated for k in ("stated_days", "begins", "ends"))
        values = tuple(v for p, d, _ in stated for v in (d, p.get("begins"), p.get("ends")))
        yield Contradiction(keys, values, "no one way of counting days fits")


ORDER = (
    ("begins", "ends"), ("begins", "feedback_on"), ("begins", "feedback_from"), ("begins", "feedback_to"),
    ("feedback_from", "feedback_to"),
    ("feedback_on", "published_on"), ("feedback_from", "published_on"), ("feedback_to", "published_on"),
    ("feedback_on", "committee_heard_rectification_on"), ("feedback_from", "committee_heard_rectification_on"),
    ("feedback_to", "committee_heard_rectification_on"),
)  # fmt: skip


def _order(part: _Part) -> Iterator[Contradiction]:
    for earlier, later in ORDER:
        a, b = part.get(earlier), part.get(later)
        if a is not None and b is not None and _surely_after(a, b):
            yield part.against("the wrong way round", **{earlier: a, later: b})


def _surely_after(a: Any, b: Any) -> bool:
    """a is after b as far as both are published: compared at the precision of the coarser one."""
    x, y = str(_full(a) or a), str(_full(b) or b)
    if len(x) == 5 or len(y) == 5:  # the year is lost
        return False
    length = min(len(x), len(y))
    return x[:length] > y[:length]


WITHIN = (
    ("petitions_passed.closed", "petitions_passed.count"), ("appeals.settled", "appeals.passed"),
    ("spot_rectifications.done", "spot_rectifications.count"), ("clues.cases", "clues.found"),
    ("clues.closed", "clues.cases"), ("findings_livelihood", "findings"), ("findings", "workpapers"),
    ("households", "field_visits"), ("rectification.long_term", "rectification.total"),
    *((f"rectification.{state}", "rectification.total") for state in STATES),
)  # fmt: skip
CHANNELS = ("letter", "call", "caller", "online", "letter_and_caller")


def _parts(part: _Part) -> Iterator[Contradiction]:
    for inner, outer in WITHIN:
        a, b = part.get(inner), part.get(outer)
        if a is not None and b is not None and a > b:
            yield Contradiction((part.key(inner), part.key(outer)), (a, b), "the part exceeds the whole")
    yield from _channels(part)
    yield from _targets(part)
    yield from _lists(part)


def _channels(part: _Part) -> Iterator[Contradiction]:
    total = part.get("petitions.total")
    given = {c: part.get(f"petitions.{c}") for c in CHANNELS if part.get(f"petitions.{c}") is not None}
    complete = {"letter", "call", "caller", "online"} <= set(given) or {
        "letter_and_caller",
        "call",
        "online",
    } <= set(given)
    added = sum(given.values())
    if total is not None and (added > total or (complete and added != total)):
        keys = (*(part.key(f"petitions.{c}") for c in given), part.key("petitions.total"))
        yield Contradiction(keys, (*given.values(), total), "the channels do not make the total")


def _targets(part: _Part) -> Iterator[Contradiction]:
    for n, line in enumerate(part.get("targets") or ()):
        by_town, count = line.get("by_town"), line.get("count")
        if by_town is not None and count is not None and sum(by_town) != count:
            keys = (part.key(f"targets[{n}].by_town"), part.key(f"targets[{n}].count"))
            yield Contradiction(keys, (by_town, count), "the towns do not add up")


def _lists(part: _Part) -> Iterator[Contradiction]:
    receivers = part.get("clues_by_receiver") or ()
    cases = part.get("clues.cases")
    listed = [r.get("cases") for r in receivers]
    if receivers and None not in listed and cases is not None:
        kinds = set(part.get("clues.to") or ())
        complete = bool(kinds) and kinds <= {r.get("to") for r in receivers}
        if sum(listed) > cases or (complete and sum(listed) != cases):
            yield part.against(
                "the receivers do not make the whole", clues_by_receiver=listed, clues__cases=cases
            )
    apart = part.get("findings_by") or ()
    findings = part.get("findings")
    counted = [f.get("findings") for f in apart]
    if apart and None not in counted and findings is not None and sum(counted) != findings:
        yield part.against("the kinds of body do not make the whole", findings_by=counted, findings=findings)


def _states(part: _Part) -> Iterator[Contradiction]:
    rectification = part.get("rectification") or {}
    total, findings = part.get("rectification.total"), part.get("findings")
    base = rectification.get("base", "findings")
    if base == "findings" and total is not None and findings is not None and total != findings:
        yield part.against(
            "of the base findings, yet not as many", rectification__total=total, findings=findings
        )
    whole = total if total is not None else findings if base == "findings" else None
    where = "rectification.total" if total is not None else "findings"
    yield from _states_of(part, "rectification", rectification, whole, where)
    for n, line in enumerate(part.get("rectification_by") or ()):
        inner = f"rectification_by[{n}]"
        yield from _states_of(part, inner, line, line.get("total"), f"{inner}.total")


def _states_of(
    part: _Part, path: str, states: Mapping[str, Any], whole: int | None, where: str
) -> Iterator[Contradiction]:
    given = {s: states[s] for s in STATES if s in states and f"{path}.{s}" not in part.bounds}
    added = sum(given.values())
    if whole is None or not given:
        return
    if added > whole or ("not_done" in given and added != whole and not _unstated(states, part, path)):
        keys = (*(part.key(f"{path}.{s}") for s in given), part.key(where))
        yield Contradiction(keys, (*given.values(), whole), "the states do not make the total")


def _unstated(states: Mapping[str, Any], part: _Part, path: str) -> bool:
    """A state published as a bound leaves the sum open."""
    return any(f"{path}.{s}" in part.bounds for s in STATES if s in states)


def rounded(part: int, whole: int, decimals: int, factor: int = 100) -> Decimal:
    """`part ÷ whole × factor`, half up at so many decimals."""
    return (Decimal(part) * factor / Decimal(whole)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def decimals_of(rate: str) -> int:
    return len(rate.partition(".")[2])


def fits(rate: str, part: int, whole: int, factor: int = 100) -> bool:
    return whole > 0 and rounded(part, whole, decimals_of(rate), factor) == Decimal(rate)


def _rates(part: _Part, kind: str) -> Iterator[Contradiction]:
    yield from _rectification_rates(part)
    cases = part.get("clues.cases")
    yield from _rate(
        part, "clues.closed_rate", "clues.closed", part.get("clues.closed"), "clues.cases", cases
    )
    filed = part.get("clues.filed_cases") if kind == "term" else None
    yield from _rate(part, "case_rate", "clues.filed_cases", filed, "clues.cases", cases)
    villages = sum(
        line.get("count", 0)
        for line in part.get("targets") or ()
        if line.get("body") == "village" and not line.get("extended") and not line.get("inside")
    )
    per, findings = part.get("findings_per_village"), part.get("findings")
    if per is not None and villages and findings is not None and not fits(per, findings, villages, 1):
        yield part.against(
            "the ratio does not come out", findings_per_village=per, findings=findings, targets=villages
        )
    for body in part.get("coverage") or {}:
        registered = part.get(f"register.{body}")
        inspected = _inspected(part, body)
        yield from _rate(part, f"coverage.{body}", "targets", inspected, f"register.{body}", registered)


def _inspected(part: _Part, body: str) -> int | None:
    lines = [
        t
        for t in part.get("targets") or ()
        if t.get("body") == body and not t.get("extended") and not t.get("inside")
    ]
    if not lines or any("count" not in t for t in lines):
        return None
    return int(sum(t["count"] for t in lines))


def _rectification_rates(part: _Part) -> Iterator[Contradiction]:
    tables = [("rectification", part.get("rectification") or {}, part.get("findings"))]
    tables += [
        (f"rectification_by[{n}]", line, None) for n, line in enumerate(part.get("rectification_by") or ())
    ]
    for path, table, findings in tables:
        if "rate" not in table or f"{path}.rate" in part.bounds:
            continue
        counted = table.get("counts_as_done", ["done"])
        stated = [table.get(s) for s in counted]
        done = None if None in stated else sum(s for s in stated if s is not None)
        whole = table.get("total", findings if table.get("base", "findings") == "findings" else None)
        where = f"{path}.total" if "total" in table else "findings"
        yield from _rate(part, f"{path}.rate", f"{path}.{counted[0]}", done, where, whole)


def _rate(
    part: _Part, key: str, over: str, done: int | None, under: str, whole: int | None
) -> Iterator[Contradiction]:
    rate = part.get(key)
    if rate is None or key in part.bounds:
        return
    if done is not None and whole is not None:
        if not fits(rate, done, whole):
            keys = (part.key(key), part.key(over), part.key(under))
            yield Contradiction(keys, (rate, done, whole), "the rate does not come out of its parts")
    elif whole is not None and not any(fits(rate, n, whole) for n in _near(rate, whole)):
        yield Contradiction(
            (part.key(key), part.key(under)), (rate, whole), "no whole number gives this rate"
        )
    elif done is not None and whole is None and not _some_whole(rate, done):
        yield Contradiction((part.key(key), part.key(over)), (rate, done), "no whole number gives this rate")


def _near(rate: str, whole: int) -> range:
    """Whole numbers around rate × whole."""
    middle = int(Decimal(rate) * whole / 100)
    return range(max(0, middle - 1), middle + 3)


def _some_whole(rate: str, done: int) -> bool:
    if Decimal(rate) == 0:
        return done == 0
    middle = int(Decimal(done) * 100 / Decimal(rate))
    spread = middle // 50 + 3
    return any(fits(rate, done, n) for n in range(max(done, 1, middle - spread), middle + spread + 1))


SUMMED = ("findings", "clue_items", "clues.found", "clues.cases", "interviews", "workpapers")


def _batches(whole: _Part, batches: Sequence[_Part]) -> Iterator[Contradiction]:
    if not batches:
        return
    listed = whole.get("batch_count")
    if listed is not None and listed != len(batches):
        yield Contradiction(("batch_count", "batch"), (listed, len(batches)), "not as many as are listed")
    for key in SUMMED:
        yield from _summed(key, whole.get(key), [b.get(key) for b in batches], [b.key(key) for b in batches])
    kinds = {t["body"] for p in (whole, *batches) for t in p.get("targets") or () if "body" in t}
    for body in sorted(kinds):
        total = _inspected(whole, body)
        parts = [_inspected(b, body) if b.get("targets") is not None else None for b in batches]
        if whole.get("targets") is not None and total is not None:
            yield from _summed(
                f"targets {body}", total, [p or 0 for p in parts], [b.key("targets") for b in batches]
            )


def _summed(key: str, total: Any, parts: Sequence[Any], keys: Sequence[str]) -> Iterator[Contradiction]:
    given = [(k, p) for k, p in zip(keys, parts, strict=True) if p is not None]
    added = sum(p for _, p in given)
    if total is None or not given:
        return
    if added > total or (len(given) == len(parts) and added != total):
        yield Contradiction(
            (key, *(k for k, _ in given)),
            (total, *(p for _, p in given)),
            "the batches do not make the whole",
        )
