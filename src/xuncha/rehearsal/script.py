"""What an entry asks of the office, with what it leaves open filled in as the vocabulary's section 6 says. Plain Python."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from fractions import Fraction
from math import ceil
from random import Random

from . import clue_script, petition_script
from .clue_script import ClueScript
from .facts.contradictions import decimals_of
from .facts.entry import WRONG_USE, Entry, FactsError
from .invention import spread
from .petition_script import PetitionScript
from .rectification_script import KEYS as RECTIFIED_KEYS
from .rectification_script import RectificationScript, findings_by_kind, rectification_of
from .rectification_script import lacking as lacking_of_rectification

SMALL = ("village", "community", "school")
WEIGHTS = {"town": 3, **dict.fromkeys(SMALL, 1)}

HELD = frozenset({
    "year", "begins", "ends", "stated_days", "petition_closes", "batch_count", "teams", "team_size", "staff",
    "targets", "petitions", "petitions_passed", "appeals", "hearings", "forums", "phone_checks", "interviews",
    "field_visits", "households", "materials", "workpapers", "findings", "findings_livelihood", "reports",
    "leading_group_heard_on", "secretary_meeting_on", "feedback_on", "bodies_given_feedback", "feedback_levels",
    "feedback_demands", "rectification", "rectification_by", "rectification_checks",
    "committee_heard_rectification_on", "published_on", "money", "persons", "rules", "meetings", "as_of",
    "clue_items", "clues", "case_rate", "advice",
})  # fmt: skip
LABELS = frozenset({
    "id", "body", "level", "mode", "note", "approximate", "also", "inconsistent", "holds", "breaks", "computed",
    "plan", "change", "previous_term", "next_round", "budget", "lookback",
})  # fmt: skip
KINDS_HELD = frozenset({"routine", "special", "mobile", "promoted", "linked"})


@dataclass(frozen=True, slots=True)
class TargetScript:
    """One body of the round and what is found there."""

    body: str
    inspection: str
    interviews: int
    materials: int
    visits: int
    households: int
    hearings: int
    forums: int
    phone_checks: int
    findings: int
    unestablished: int
    demands: int
    petitions: tuple[PetitionScript, ...] = ()
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Script:
    """The whole of one entry without batches, counted out."""

    id: str
    targets: tuple[TargetScript, ...]
    teams: int
    team_size: int
    livelihood: int
    rectification: RectificationScript
    decimals: int
    told_besides: int = 0
    money: Mapping[str, int] = field(default_factory=dict)
    persons: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, int] = field(default_factory=dict)
    meetings: Mapping[str, int] = field(default_factory=dict)
    furthest: str = "rectified"
    closes: date | None = None
    closes_at: time | None = None
    clue_items: int = 0
    clues: tuple[ClueScript, ...] = ()
    advice: tuple[str, ...] = ()


STAGES: tuple[tuple[str, frozenset[str]], ...] = (
    ("rectified", frozenset({"money", "persons", "rules", "meetings"}) | RECTIFIED_KEYS),
    (
        "fed_back",
        frozenset({"feedback_on", "bodies_given_feedback", "feedback_levels", "feedback_demands"})
        | clue_script.KEYS,
    ),
    ("decided", frozenset({"reports", "leading_group_heard_on", "secretary_meeting_on"})),
    ("judged", frozenset({"workpapers", "findings", "findings_livelihood"}) | clue_script.ADVICE),
    (
        "on_site",
        frozenset(
            {"interviews", "materials", "field_visits", "households", "hearings", "forums", "phone_checks"}
        )
        | petition_script.KEYS
        | clue_script.ITEMS,
    ),
    ("entered", frozenset()),
)


def furthest(entry: Entry) -> str:
    """The furthest stage of which a figure is stated; the round goes so far and completes everything before it."""
    return next(stage for stage, keys in STAGES if not keys or keys & set(entry.facts))


def not_held(entry: Entry) -> list[str]:
    """Keys and kinds of target that no room of this version keeps records for."""
    keys = sorted(set(entry.facts) - HELD - LABELS) + clue_script.not_held(entry)
    for line in entry.get("targets", ()):
        kind = line.get("inspection", "routine")
        more = {"under", "extended", "inside", "by_town"} & set(line)
        if more or kind not in KINDS_HELD or line.get("body") in ("village", "community"):
            keys.append("targets")
    return sorted({*keys, *lacking_of_rectification(entry)})


def write_script(entry: Entry, random: Random) -> Script:
    """Count an entry out over its targets. Raises FactsError 2 for what this version cannot hold."""
    lacking = not_held(entry)
    if entry.kind not in ("round", "inspection") or lacking:
        said = [f"{key}: not held by this version" for key in lacking] or [
            f"{entry.kind}: not replayed by this version"
        ]
        raise FactsError(WRONG_USE, said)
    lines = [
        (t.get("body", "organisation"), t.get("inspection", "routine"), t.get("theme", ""), t.get("count", 2))
        for t in entry.get("targets", ())
    ]
    bodies = [(body, kind, theme) for body, kind, theme, count in lines for _ in range(count)] or [
        ("department", "routine", "")
    ]
    weights = [WEIGHTS.get(body, 2) for body, _, _ in bodies]

    def each(key: str, usual: int, small: int) -> list[int]:
        stated = entry.get(key)
        if stated is None:
            return [small if body in SMALL else usual for body, _, _ in bodies]
        return spread(stated, weights, random)

    findings = _findings(entry, [body for body, _, _ in bodies], each("findings", 3, 1), random)
    papers = _papers(entry, findings, weights, random)
    interviews, materials, demands = (
        each("interviews", 4, 2),
        each("materials", 5, 2),
        each("feedback_demands", 2, 1),
    )
    usual = [1 if body in SMALL else 2 for body, _, _ in bodies]
    petitions = petition_script.petitions_of(entry, usual, weights, random)
    closes = entry.get("petition_closes")
    households = _stated(entry, "households", weights, random)
    visits = each("field_visits", 2, 1)
    if entry.get("field_visits") is None:
        visits = [max(v, h) for v, h in zip(visits, households, strict=True)]
    households = _within(households, visits)
    hearings = each("hearings", 1, 0)
    forums = _stated(entry, "forums", weights, random)
    calls = _stated(entry, "phone_checks", weights, random)
    teams = entry.get("teams") or ceil(len(bodies) / 2)
    return Script(
        id=entry.id,
        targets=tuple(
            TargetScript(
                body=body,
                inspection=kind,
                interviews=interviews[n],
                materials=materials[n],
                visits=visits[n],
                households=households[n],
                hearings=hearings[n],
                forums=forums[n],
                phone_checks=calls[n],
                findings=findings[n],
                unestablished=papers[n] - findings[n],
                demands=demands[n],
                petitions=tuple(petitions[n]),
                theme=theme,
            )
            for n, (body, kind, theme) in enumerate(bodies)
        ),
        teams=teams,
        team_size=_team_size(entry, teams),
        livelihood=entry.get("findings_livelihood", 0),
        rectification=rectification_of(entry, sum(findings), random),
        told_besides=max(0, entry.get("bodies_given_feedback", 0) - len(bodies)),
        decimals=decimals_of(entry.get("rectification.rate", "0.00")),
        money={k: round(v * 100) for k, v in entry.get("money", {}).items() if v},
        persons={k: v for k, v in entry.get("persons", {}).items() if v},
        rules={k: v for k, v in entry.get("rules", {}).items() if v},
        meetings={k: v for k, v in entry.get("meetings", {}).items() if v},
        furthest=furthest(entry),
        closes=closes.date() if isinstance(closes, datetime) else closes,
        closes_at=closes.time() if isinstance(closes, datetime) else None,
        clue_items=entry.get("clue_items", 0),
        clues=clue_script.clues_of(entry),
        advice=clue_script.advice_of(entry),
    )


def _stated(entry: Entry, key: str, weights: Sequence[int], random: Random) -> list[int]:
    """A figure over the targets where it is stated; nothing where it is not."""
    return spread(entry.get(key) or 0, weights, random)


def _within(parts: Sequence[int], wholes: Sequence[int]) -> list[int]:
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
        sum(findings), len(clue_script.clues_of(entry))
    )  # a clue hangs on a finding's paper while there are enough
    total = stated if stated is not None else ceil(Fraction(needed * 105, 100))
    more = spread(total - sum(findings), weights, random)
    return [f + m for f, m in zip(findings, more, strict=True)]


def _team_size(entry: Entry, teams: int) -> int:
    if entry.get("team_size"):
        return int(entry.get("team_size"))
    staff = entry.get("staff")
    return staff // teams if staff else 6


def _findings(entry: Entry, kinds: Sequence[str], given: list[int], random: Random) -> list[int]:
    """Findings of each target; where rectification is published apart by kind of body, so are they."""
    for kind, total in findings_by_kind(entry).items():
        places = [n for n, k in enumerate(kinds) if k == kind]
        for place, number in zip(places, spread(total, [1] * len(places), random), strict=True):
            given[place] = number
    return given


def lines_about(entry: Entry) -> list[str]:
    """One line for each context key that is allowed and not counted."""
    context = ("plan", "change", "previous_term", "next_round", "budget", "lookback")
    return [f"passed over: {key}" for key in context if key in entry.facts]
