"""What a rule set is: plain frozen values, read from TOML, asked by every room.

Every value says which rule of the set it is (`clause`, such as 离场-03: an id of the set, not of a law), where it was
taken from (`basis`), and whether that could be checked (`verified`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from xuncha.engines.workdays.calendar import Unit

from .text import NOTHING, Text

STAGES = (
    "prepared",
    "entered",
    "on_site",
    "left",
    "reporting",
    "decided",
    "fed_back",
    "rectifying",
    "assessed",
    "filed",
)
FOCUS_KINDS = ("four_implementations", "three_focuses")
RESULT_TABLES = ("money", "persons", "rules", "meetings")
COUNTED_STATES = ("done", "stage_done", "continuing", "not_done")
SIGNING_WAYS = ("system", "ink", "both")
HOW_TAKEN = ("either", "system", "recorded")


@dataclass(frozen=True, slots=True)
class Ruled:
    """What every value of a rule set carries."""

    code: str
    label: Text
    clause: str = ""
    basis: Text = NOTHING
    verified: bool = False

    def __str__(self) -> str:
        return str(self.label)


@dataclass(frozen=True, slots=True)
class GateCondition(Ruled):
    """One thing that must hold before a stage. `code` is a condition of `links.conditions`."""

    stage: str = ""
    who: Text = NOTHING
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """What must hold to enter the stage `code`."""

    code: str
    conditions: tuple[GateCondition, ...] = ()

    def __iter__(self) -> Iterator[GateCondition]:
        return iter(self.conditions)


@dataclass(frozen=True, slots=True)
class Stage(Ruled):
    gate: Gate = field(default_factory=lambda: Gate(""))
    period: str = ""  # the period shown on the rail while the stage is ahead; "" where none is set


@dataclass(frozen=True, slots=True)
class Period(Ruled):
    amount: int = 0
    unit: Unit = Unit.DAYS
    counted_from: Text = NOTHING
    backwards: bool = False
    seen: Text = NOTHING  # what places were seen to do


@dataclass(frozen=True, slots=True)
class RouteStep(Ruled):
    """One approver. `role` is a value of `terms.Role`; `how`: in the system, recorded from paper, either."""

    role: str = ""
    how: str = "either"
    who: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Route(Ruled):
    steps: tuple[RouteStep, ...] = ()

    def __iter__(self) -> Iterator[RouteStep]:
        return iter(self.steps)


@dataclass(frozen=True, slots=True)
class RequiredPaper(Ruled):
    """A paper the procedure knows. `template`: code in the papers registry, "" where it is written by hand so far;
    `copies`: who gets a copy of it, as written on the paper."""

    stage: str = ""
    template: str = ""
    required: bool = True
    signing: str = "both"
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecusalRule(Ruled):
    """One reason to recuse. `decides`: what a hit gives before a person looks; `roles`: whom it binds, empty = all."""

    params: Mapping[str, int | str | tuple[str, ...]] = field(default_factory=dict)
    outcome: str = "pending"
    roles: tuple[str, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Threshold(Ruled):
    value: int = 0
    unit: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Method(Ruled):
    """A way of finding out. `listed`: one of the twelve; `seed`: one of the five main procedures."""

    order: int = 0
    listed: bool = True
    main: bool = False


@dataclass(frozen=True, slots=True)
class ResultKind(Ruled):
    table: str = ""
    unit: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Counting:
    """How rectification is counted unless a round sets it otherwise."""

    counts_as_done: tuple[str, ...] = ("done",)
    rate_decimals: int = 2
    base: str = "findings"
    clause: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Focus(Ruled):
    kind: str = "four_implementations"


@dataclass(frozen=True, slots=True)
class Item(Ruled):
    """A line of the checklist. `rules`: titles of the documents usually relied on, without invented articles."""

    focus: str = ""
    rules: tuple[str, ...] = ()
    note: Text = NOTHING


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The items of one version. `maps_from`: item of this version → items of `previous` it takes over."""

    code: str
    name: Text
    focuses: Mapping[str, Focus]
    items: Mapping[str, Item]
    disciplines: Mapping[str, Ruled]
    fields: Mapping[str, Ruled]
    levels: Mapping[str, Ruled]
    previous: str = ""
    maps_from: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of_focus(self, focus: str) -> list[Item]:
        return [i for i in self.items.values() if i.focus == focus]


@dataclass(frozen=True, slots=True)
class MapStep(Ruled):
    """A step of the procedure as a newcomer needs it: what, who, how, until when, on what, what before, which papers."""

    stage: str = ""
    what: Text = NOTHING
    who: Text = NOTHING
    how: Text = NOTHING
    done_when: Text = NOTHING
    wrong: Text = NOTHING
    periods: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    before: tuple[str, ...] = ()  # condition codes that must hold first
    supplies: tuple[str, ...] = ()  # condition codes that hold once it is done
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSet:
    code: str
    name: Text
    version: str
    valid_from: date
    valid_until: date | None
    basis: Text
    local: bool  # from the office's own folder, not from the package
    taxonomy: Taxonomy
    stages: tuple[Stage, ...]
    periods: Mapping[str, Period]
    routes: Mapping[str, Route]
    papers: Mapping[str, RequiredPaper]
    recusal: Mapping[str, RecusalRule]
    thresholds: Mapping[str, Threshold]
    methods: Mapping[str, Method]
    results: Mapping[str, Mapping[str, ResultKind]]
    steps: Mapping[str, MapStep]
    counting: Counting
    fingerprint: str  # SM3 of the data it was read from

    def stage(self, code: str) -> Stage:
        """Raises KeyError for a stage the set does not have."""
        return next(s for s in self.stages if s.code == code) if code in STAGES else _missing(code)

    def gate(self, stage: str) -> Gate:
        return self.stage(stage).gate

    def next_stage(self, code: str) -> Stage | None:
        """The stage after `code`, None after the last."""
        here = STAGES.index(code)
        return self.stage(STAGES[here + 1]) if here + 1 < len(STAGES) else None

    def in_force(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    @property
    def conditions(self) -> tuple[GateCondition, ...]:
        return tuple(c for s in self.stages for c in s.gate.conditions)

    def clauses(self) -> dict[str, Ruled]:
        """Every rule of the set by its id."""
        groups: list[Mapping[str, Ruled]] = [
            {c.clause: c for c in self.conditions},
            {r.clause: r for r in self.periods.values()},
            {r.clause: r for r in self.routes.values()},
            {r.clause: r for r in self.papers.values()},
            {r.clause: r for r in self.recusal.values()},
            {r.clause: r for r in self.thresholds.values()},
            {r.clause: r for r in self.steps.values()},
        ]
        return {k: v for g in groups for k, v in g.items() if k}


def _missing(code: str) -> Stage:
    raise KeyError(code)
