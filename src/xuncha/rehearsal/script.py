"""What an entry asks of the office, with what it leaves open filled in as the vocabulary's section 6 says. Plain Python."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from fractions import Fraction
from itertools import count
from math import ceil
from random import Random
from typing import Any

from . import clue_script, petition_script
from .aims import WEIGHTS, Aim, aims_of, other_towns, teams_for
from .clue_script import ClueScript, evenly
from .facts.contradictions import decimals_of, fits
from .facts.entry import WRONG_USE, Entry, FactsError
from .headings import Levels, levels_of, lowest
from .invention import spread
from .petition_script import PetitionScript
from .rectification_script import KEYS as RECTIFIED_KEYS
from .rectification_script import RectificationScript, findings_by_kind, rectification_of
from .rectification_script import lacking as lacking_of_rectification

HELD = frozenset({
    "year", "begins", "ends", "stated_days", "petition_closes", "batch_count", "teams", "team_size", "staff",
    "targets", "petitions", "petitions_passed", "appeals", "hearings", "forums", "phone_checks", "interviews",
    "field_visits", "households", "materials", "workpapers", "findings", "findings_livelihood", "reports",
    "leading_group_heard_on", "secretary_meeting_on", "feedback_on", "bodies_given_feedback", "feedback_levels",
    "feedback_demands", "rectification", "rectification_by", "rectification_checks",
    "committee_heard_rectification_on", "published_on", "money", "persons", "rules", "meetings", "as_of",
    "clue_items", "clues", "case_rate", "advice", "spot_rectifications", "batch", "feedback_from", "feedback_to",
    "feedback_towns_first", "feedback_towns_too", "towns_of_villages", "planned", "register", "coverage",
    "findings_per_village", "findings_by", "finding_levels", "clues_by_receiver", "points", "merged_on",
    "questionnaires", "assessment_forms", "practical_problems_solved",
})  # fmt: skip
USUAL_TEAM = 6
LABELS = frozenset({
    "id", "body", "level", "mode", "note", "approximate", "also", "inconsistent", "holds", "breaks", "computed",
    "plan", "change", "previous_term", "next_round", "budget", "lookback",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Whole:
    """What is said of a round as a whole: its code; how it counts its rectification (decimals of rates, which states
    are done, of what); how many bodies of each kind stand in the plan and in the register."""

    code: str
    decimals: int
    counts_as_done: tuple[str, ...]
    base: str
    planned: Mapping[str, int]
    register: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TargetScript:
    """One body of the round and what is found there."""

    aim: Aim
    interviews: int
    materials: int
    visits: int
    households: int
    hearings: int
    forums: int
    phone_checks: int
    points: int
    findings: int
    unestablished: int
    demands: int
    petitions: tuple[PetitionScript, ...] = ()
    questionnaires: int = 0
    assessment_forms: int = 0
    problems_solved: int = 0

    @property
    def body(self) -> str:
        return self.aim.body


@dataclass(frozen=True, slots=True)
class Script:
    """The whole of one entry without batches, or one batch of it, counted out."""

    targets: tuple[TargetScript, ...]
    teams: int
    team_sizes: tuple[int, ...]
    livelihood: int
    rectification: RectificationScript
    other_towns: int = 0
    towns_first: int = 0
    towns_too: int = 0
    told_besides: int = 0
    spots: int = 0
    spots_done: int = 0
    letters: int = 0
    levels: Mapping[str, Levels] = field(default_factory=dict)
    money: Mapping[str, int] = field(default_factory=dict)
    persons: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, int] = field(default_factory=dict)
    meetings: Mapping[str, int] = field(default_factory=dict)
    furthest: str = "rectified"
    closes: date | None = None
    closes_at: time | None = None
    settled_before: int = 0
    clue_items: int = 0
    clues: tuple[ClueScript, ...] = ()
    advice: tuple[str, ...] = ()

    @property
    def aims(self) -> tuple[Aim, ...]:
        return tuple(t.aim for t in self.targets)


STAGES: tuple[tuple[str, frozenset[str]], ...] = (
    ("rectified", frozenset({"money", "persons", "rules", "meetings"}) | RECTIFIED_KEYS),
    (
        "fed_back",
        frozenset(
            {
                "feedback_on",
                "feedback_from",
                "feedback_to",
                "bodies_given_feedback",
                "feedback_levels",
                "feedback_demands",
                "feedback_towns_first",
                "feedback_towns_too",
            }
        )
        | clue_script.KEYS,
    ),
    ("decided", frozenset({"reports", "leading_group_heard_on", "secretary_meeting_on"})),
    (
        "judged",
        frozenset(
            {
                "workpapers",
                "findings",
                "findings_livelihood",
                "spot_rectifications",
                "finding_levels",
                "findings_by",
                "findings_per_village",
            }
        )
        | clue_script.ADVICE,
    ),
    (
        "on_site",
        frozenset(
            {
                "interviews",
                "materials",
                "field_visits",
                "households",
                "hearings",
                "forums",
                "phone_checks",
                "points",
                "questionnaires",
                "assessment_forms",
                "practical_problems_solved",
            }
        )
        | petition_script.KEYS
        | clue_script.ITEMS,
    ),
    ("entered", frozenset()),
)


def furthest(entry: Entry) -> str:
    """The furthest stage of which a figure is stated; the round goes so far and completes everything before it."""
    stated = {*entry.facts, *(key for batch in entry.get("batch", ()) for key in batch)}
    return next(stage for stage, keys in STAGES if not keys or keys & stated)


def not_held(entry: Entry) -> list[str]:
    """Keys that no room of this version keeps records for."""
    keys = sorted(set(entry.facts) - HELD - LABELS)
    for batch in entry.get("batch", ()):
        keys += not_held(Entry(entry.kind, entry.id, batch))
    return sorted({*keys, *lacking_of_rectification(entry)})


def refuse_what_is_not_held(entry: Entry) -> None:
    """Raises FactsError 2 for what this version cannot hold."""
    lacking = not_held(entry)
    if entry.kind not in ("round", "inspection") or lacking:
        said = [f"{key}: not held by this version" for key in lacking] or [
            f"{entry.kind}: not replayed by this version"
        ]
        raise FactsError(WRONG_USE, said)


def write_script(entry: Entry, random: Random, stage: str) -> Script:
    """Count an entry without batches out over its targets, as far as `stage`."""
    aims = aims_of(entry)
    weights = [aim.weight for aim in aims]
    bodies = [aim.body for aim in aims]

    def each(key: str, usual: int, small: int) -> list[int]:
        stated = entry.get(key)
        if stated is None:
            return [small if aim.small else usual for aim in aims]
        return spread(stated, weights, random)

    levels = levels_of(entry)
    if "" in levels and entry.get("findings") is None:
        entry = Entry(entry.kind, entry.id, {**entry.facts, "findings": lowest(levels[""])})
    ratio = entry.get("findings_per_village")
    if ratio is not None and entry.get("findings") is None:
        among = sum(aim.body == "village" and aim.stands_for_a_body for aim in aims)
        total = next(n for n in count() if fits(ratio, n, among, 1)) if among else 0
        entry = Entry(entry.kind, entry.id, {**entry.facts, "findings": total})
    findings = _findings(entry, bodies, each("findings", 3, 1), random)
    papers = _papers(entry, findings, weights, random)
    interviews, materials = each("interviews", 4, 2), each("materials", 5, 2)
    usual = [1 if aim.small else 2 for aim in aims]
    petitions = petition_script.petitions_of(entry, usual, weights, random)
    closes = entry.get("petition_closes")
    households = _stated(entry, "households", weights, random)
    visits = each("field_visits", 2, 1)
    if entry.get("field_visits") is None:
        visits = [max(v, h) for v, h in zip(visits, households, strict=True)]
    households = within(households, visits)
    hearings = each("hearings", 1, 0)
    forums = _stated(entry, "forums", weights, random)
    calls = _stated(entry, "phone_checks", weights, random)
    points = _stated(entry, "points", weights, random)
    asked = _stated(entry, "questionnaires", weights, random)
    assessed = _stated(entry, "assessment_forms", weights, random)
    solved = _stated(entry, "practical_problems_solved", weights, random)
    teams = entry.get("teams") or teams_for(aims)
    demands = _demands(entry, aims, random)
    letters = entry.get("spot_rectifications.letters", 0)
    spots = _spots(entry)
    villages = sum(aim.town is not None for aim in aims)
    towns = other_towns(entry, villages)
    first, too = entry.get("feedback_towns_first", 0), entry.get("feedback_towns_too", 0)
    told = [aim for aim in aims if not aim.extended]
    return Script(
        targets=tuple(
            TargetScript(
                aim=aim,
                interviews=interviews[n],
                materials=materials[n],
                visits=visits[n],
                households=households[n],
                hearings=hearings[n],
                forums=forums[n],
                phone_checks=calls[n],
                points=points[n],
                findings=findings[n],
                unestablished=papers[n] - findings[n],
                demands=demands[n],
                petitions=tuple(petitions[n]),
                questionnaires=asked[n],
                assessment_forms=assessed[n],
                problems_solved=solved[n],
            )
            for n, aim in enumerate(aims)
        ),
        teams=teams,
        team_sizes=_team_sizes(entry, teams),
        livelihood=entry.get("findings_livelihood", 0),
        rectification=rectification_of(entry, sum(findings), random),
        other_towns=towns,
        towns_first=first,
        towns_too=too,
        told_besides=max(0, entry.get("bodies_given_feedback", 0) - len(told) - first - too),
        spots=spots,
        spots_done=entry.get("spot_rectifications.done", spots),
        letters=min(letters, spots),
        levels=levels,
        money={k: round(v * 100) for k, v in entry.get("money", {}).items() if v},
        persons={k: v for k, v in entry.get("persons", {}).items() if v},
        rules={k: v for k, v in entry.get("rules", {}).items() if v},
        meetings={k: v for k, v in entry.get("meetings", {}).items() if v},
        furthest=stage,
        closes=closes.date() if isinstance(closes, datetime) else closes,
        closes_at=closes.time() if isinstance(closes, datetime) else None,
        settled_before=entry.get("clues.settled_of_earlier_rounds", 0),
        clue_items=entry.get("clue_items", 0),
        clues=clue_script.clues_of(entry),
        advice=clue_script.advice_of(entry),
    )


def _spots(entry: Entry) -> int:
    """As stated; where only orders or what was done are, as many as those need: each order carries one at least."""
    stated = entry.get("spot_rectifications.count")
    if stated is not None:
        return int(stated)
    return max(entry.get("spot_rectifications.letters", 0), entry.get("spot_rectifications.done", 0))


def _demands(entry: Entry, aims: Sequence[Aim], random: Random) -> list[int]:
    """Feedback opinions go to those that stand alone; what a package is told is told to its head."""
    alone = [n for n, aim in enumerate(aims) if aim.stands_alone]
    stated = entry.get("feedback_demands")
    usual = [1 if aims[n].small else 2 for n in alone]
    shares = usual if stated is None else spread(stated, [aims[n].weight for n in alone], random)
    given = dict(zip(alone, shares, strict=True))
    return [given.get(n, 0) for n in range(len(aims))]


def _stated(entry: Entry, key: str, weights: Sequence[int], random: Random) -> list[int]:
    """A figure over the targets where it is stated; nothing where it is not."""
    return spread(entry.get(key) or 0, weights, random)


def within(parts: Sequence[int], wholes: Sequence[int]) -> list[int]:
    """The same total of parts, moved so that no target has more of them than of the whole."""
    found = [min(p, w) for p, w in zip(parts, wholes, strict=True)]
    left = sum(parts) - sum(found)
    for n, whole in enumerate(wholes):
        more = min(left, whole - found[n])
        found[n] += more
        left -= more
    return found


def _papers(entry: Entry, findings: Sequence[int], weights: Sequence[int], random: Random) -> list[int]:
    """Working papers: as stated, else those needed for findings and 5 % more, rounded up, that were not established."""
    stated = entry.get("workpapers")
    needed = max(
        sum(findings), len(clue_script.clues_of(entry)), _spots(entry)
    )  # a clue hangs on a finding's paper while there are enough
    total = stated if stated is not None else ceil(Fraction(needed * 105, 100))
    more = spread(total - sum(findings), weights, random)
    return [f + m for f, m in zip(findings, more, strict=True)]


def _team_sizes(entry: Entry, teams: int) -> tuple[int, ...]:
    """People in each team. Where size and people published do not multiply out, the last team has more or fewer."""
    size, staff = entry.get("team_size"), entry.get("staff")
    if staff is None:
        return (size or USUAL_TEAM,) * teams
    even = evenly(staff, teams)
    if size is None or even.count(size) * 2 > teams:
        return tuple(even)
    last = staff - size * (teams - 1)
    return (size,) * (teams - 1) + (last,) if last > 1 else tuple(even)


def _findings(entry: Entry, kinds: Sequence[str], given: list[int], random: Random) -> list[int]:
    """Findings of each target; where rectification is published apart by kind of body, so are they."""
    apart = [
        ([n for n, k in enumerate(kinds) if k == kind], total)
        for kind, total in findings_by_kind(entry).items()
    ]
    for places, total in apart:
        for place, number in zip(places, spread(total, [1] * len(places), random), strict=True):
            given[place] = number
    stated, taken = entry.get("findings"), [n for places, _total in apart for n in places]
    rest = [n for n in range(len(kinds)) if n not in taken]
    if apart and rest and stated is not None:
        left = stated - sum(given[n] for n in taken)
        weights = [WEIGHTS.get(kinds[n], 2) for n in rest]
        for place, number in zip(rest, spread(max(0, left), weights, random), strict=True):
            given[place] = number
    return given


def whole_of(entry: Entry) -> Whole:
    """The round's own settings, from the whole or the first of its parts that says anything."""
    every = (entry.facts, *entry.get("batch", ()))
    tables = [
        t
        for facts in every
        for t in (facts.get("rectification", {}), *facts.get("rectification_by", ()))
        if t
    ]
    table: Mapping[str, Any] = next(iter(tables), {})
    return Whole(
        code=entry.id,
        decimals=decimals_of(next((t["rate"] for t in tables if "rate" in t), "0.00")),
        counts_as_done=tuple(table.get("counts_as_done", ["done"])),
        base=table.get("base", "findings"),
        planned=entry.get("planned", {}),
        register=_register(entry),
    )


def _register(entry: Entry) -> dict[str, int]:
    """As stated; where only the coverage is, the smallest number that gives it."""
    found = dict(entry.get("register", {}))
    targets = [
        a for part in (entry.facts, *entry.get("batch", ())) for a in aims_of(Entry("round", "", part))
    ]
    for kind, rate in entry.get("coverage", {}).items():
        inspected = sum(a.body == kind and a.stands_for_a_body for a in targets)
        if kind not in found and inspected:
            found[kind] = next(n for n in range(inspected, 100 * inspected + 1) if fits(rate, inspected, n))
    return found


def lines_about(entry: Entry) -> list[str]:
    """One line for each context key that is allowed and not counted."""
    context = ("plan", "change", "previous_term", "next_round", "budget", "lookback")
    return [f"passed over: {key}" for key in context if key in entry.facts]
