"""TOML text → rule set and taxonomy. Everything is validated; faults come back with file, place and what to do."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import new as digest
from typing import Any, TypeVar

from xuncha.engines.workdays.calendar import LONGEST, Unit

from .merging import laid_over
from .reading import CLAUSE, Fault, Faults, Table, once
from .ruleset import (
    COUNTED_STATES,
    FOCUS_KINDS,
    HOW_TAKEN,
    RESULT_TABLES,
    SIGNING_WAYS,
    STAGES,
    Counting,
    Focus,
    Gate,
    GateCondition,
    Item,
    MapStep,
    Method,
    Period,
    RecusalRule,
    RequiredPaper,
    ResultKind,
    Route,
    RouteStep,
    Ruled,
    RuleSet,
    Stage,
    Taxonomy,
    Threshold,
)
from .text import Text

# Roles a route may name: values of terms.Role. Administrators decide nothing of the work.
ROUTE_ROLES = (
    "office_head",
    "office_staff",
    "leading_group",
    "secretary",
    "lead",
    "deputy",
    "liaison",
    "member",
)
TEAM_ROLES = ("lead", "deputy", "liaison", "member")

# The rooms ask for these by name; a set without one of them would fail in the middle of the work.
NEEDED_PERIODS = (
    "notice_before_entry",
    "on_site_routine",
    "on_site_special",
    "on_site_lookback",
    "on_site_mobile",
    "petition_channel_closes",
    "petition_scope",
    "petition_answer",
    "workpaper_after_fact",
    "fact_sheet_reply",
    "report_after_leaving",
    "secretary_meeting_after_leaving",
    "feedback_after_decision",
    "transfer_after_decision",
    "clue_disposal_opinion",
    "clue_return_report",
    "rectification_plan",
    "concentrated_rectification",
    "assessment_after_period",
    "warning_before_due",
    "filing_after_round",
)
NEEDED_ROUTES = (
    "annual_plan",
    "round",
    "team_authorisation",
    "recusal",
    "report",
    "rectification_plan",
    "extension",
)
NEEDED_RECUSAL = (
    "present_unit",
    "former_post",
    "kin",
    "home_place",
    "business",
    "past_handling",
    "objection",
)
NEEDED_THRESHOLDS = ("undertakers_least", "interviewers_least", "small_number")
RECUSAL_KINDS = ("post", "regional", "business")
RECUSAL_OUTCOMES = ("must_recuse", "pending")

T = TypeVar("T", bound=Ruled)


@dataclass(frozen=True, slots=True)
class Source:
    """One data file: its name for messages, its text, whether it is the office's own."""

    file: str
    text: str
    local: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    rule_sets: Mapping[str, RuleSet]
    taxonomies: Mapping[str, Taxonomy]
    files: Mapping[str, str]  # rule set → file it came from
    faults: tuple[Fault, ...]


def load(rule_files: list[Source], taxonomy_files: list[Source], documents: frozenset[str]) -> Loaded:
    """Read everything that is there. A file with faults yields nothing; the others stand."""
    faults: list[Fault] = []
    taxonomies: dict[str, Taxonomy] = {}
    for raw, source in _resolved(taxonomy_files, faults):
        found = Faults(source.file)
        taxonomy = read_taxonomy(raw, found, documents)
        faults += found.found
        if not found.found:
            taxonomies[taxonomy.code] = taxonomy
    _check_mappings(taxonomies, faults)
    rule_sets: dict[str, RuleSet] = {}
    files: dict[str, str] = {}
    for raw, source in _resolved(rule_files, faults):
        found = Faults(source.file)
        rules = read_rule_set(raw, found, taxonomies, source.local)
        faults += found.found
        if rules is not None and not found.found:
            rule_sets[rules.code], files[rules.code] = rules, source.file
    return Loaded(rule_sets, taxonomies, files, tuple(faults))


def _resolved(sources: list[Source], faults: list[Fault]) -> list[tuple[dict[str, Any], Source]]:
    """Parsed files with their bases laid under them, bases first. Refuses twins, unknown bases and circles."""
    parsed: dict[str, tuple[dict[str, Any], Source]] = {}
    for source in sources:
        raw = _parse(source, faults)
        if raw is None:
            continue
        code = str(raw.get("code", ""))
        if code in parsed:
            faults.append(
                Fault(
                    "twice",
                    source.file,
                    "code",
                    Text(
                        f"代码“{code}”已经用在 {parsed[code][1].file}。",
                        f"Code “{code}” is taken by {parsed[code][1].file}.",
                    ),
                    Text("改一个代码，例如加上版本。", "Choose another, for example with the version."),
                )
            )
            continue
        parsed[code] = raw, source
    done: dict[str, dict[str, Any]] = {}

    def whole(code: str, on_the_way: tuple[str, ...]) -> dict[str, Any] | None:
        if code in done:
            return done[code]
        raw, source = parsed[code]
        base = raw.get("extends")
        if base is None:
            done[code] = raw
            return raw
        if not isinstance(base, str):
            what = Text(f"{base!r} 不是文字。", f"{base!r} is not a text.")
        elif base in on_the_way or base == code:
            what = Text("沿用绕成了圈。", "Extending goes round in a circle.")
        elif base not in parsed:
            what = Text(f"没有“{base}”这一份。", f"There is no “{base}”.")
        else:
            under = whole(base, (*on_the_way, code))
            if under is not None:
                done[code] = laid_over(under, raw)
                return done[code]
            what = Text(f"它所沿用的“{base}”不能用。", f"“{base}”, which it extends, cannot be used.")
        fix = Text(
            f"可以沿用：{'、'.join(sorted(set(parsed) - {code}))}。",
            f"May extend: {', '.join(sorted(set(parsed) - {code}))}.",
        )
        faults.append(Fault("extends", source.file, "extends", what, fix))
        return None

    made = [(whole(code, ()), source) for code, (_, source) in parsed.items()]
    return [(raw, source) for raw, source in made if raw is not None]


def _parse(source: Source, faults: list[Fault]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as wrong:
        faults.append(
            Fault(
                "toml",
                source.file,
                str(wrong).rpartition("(at ")[2].rstrip(")") or "?",
                Text(f"不是合法的 TOML：{wrong}。", f"Not valid TOML: {wrong}."),
                Text("检查引号、方括号和等号。", "Check quotes, brackets and equal signs."),
            )
        )
        return None


# ------------------------------------------------------------------------------------------------ rule sets


def read_rule_set(
    raw: Mapping[str, Any], faults: Faults, taxonomies: Mapping[str, Taxonomy], local: bool = False
) -> RuleSet | None:
    """The rule set of one resolved file; None where something needed is not there at all."""
    top = Table(raw, "", faults)
    code, name, version = top.code(), top.text("name"), top.string("version")
    valid_from = top.day("valid_from")
    valid_until = top.day("valid_until", required=False)
    basis = top.text("basis")
    taxonomy = taxonomies.get(top.choice("taxonomy", taxonomies))
    periods = _by_code(top.tables("period"), _period)
    gates = _gates(top.tables("condition", "clause"))
    stages = _stages(top, gates, periods)
    routes = _by_code(top.tables("route"), _route)
    papers = _by_code(top.tables("paper"), _paper)
    recusal = _by_code(top.tables("recusal"), _recusal)
    thresholds = _by_code(top.tables("threshold"), _threshold)
    methods = _by_code(top.tables("method"), _method)
    results = _results(top.tables("result"))
    known = {c.code for g in gates.values() for c in g.conditions}
    steps = _by_code(
        top.tables("step"), lambda t: _step(t, known=known, periods=periods, routes=routes, papers=papers)
    )
    counting = _counting(top)
    top.close()
    _needed(faults, "period", NEEDED_PERIODS, periods)
    _needed(faults, "route", NEEDED_ROUTES, routes)
    _needed(faults, "recusal", NEEDED_RECUSAL, recusal)
    _needed(faults, "threshold", NEEDED_THRESHOLDS, thresholds)
    _validity(faults, valid_from, valid_until)
    if taxonomy is None or valid_from is None:
        return None
    made = RuleSet(
        code=code,
        name=name,
        version=version,
        valid_from=valid_from,
        valid_until=valid_until,
        basis=basis,
        local=local,
        taxonomy=taxonomy,
        stages=stages,
        periods=periods,
        routes=routes,
        papers=papers,
        recusal=recusal,
        thresholds=thresholds,
        methods=methods,
        results=results,
        steps=steps,
        counting=counting,
        fingerprint=digest("sm3", repr(sorted(raw.items())).encode()).hexdigest(),
    )
    _clauses_once(made, faults)
    return made


def _by_code(tables: list[Table], read: Callable[[Table], T]) -> dict[str, T]:
    made = [read(t) for t in tables]
    for table in tables:
        table.close()
    once(tables, "code", [m.code for m in made])
    return {m.code: m for m in made}


def _ruled(table: Table) -> dict[str, Any]:
    """The fields every value has."""
    clause = table.string("clause", "")
    if clause and not CLAUSE.match(clause):
        table.wrong(
            "clause",
            "clause",
            Text(f"规则号“{clause}”的写法不对。", f"“{clause}” is not a rule id."),
            Text("写成 离场-03 这样。", "Write it as 离场-03."),
        )
    return {
        "label": table.text("label"),
        "clause": clause,
        "basis": table.text("basis", required=False),
        "verified": table.flag("verified"),
    }


def _gates(tables: list[Table]) -> dict[str, Gate]:
    made = []
    for table in tables:
        made.append(
            GateCondition(
                code=table.code(),
                **_ruled(table),
                stage=table.choice("stage", STAGES[1:]),
                who=table.text("who"),
                optional=table.flag("optional"),
            )
        )
        if not made[-1].clause:
            table.wrong(
                "missing",
                "clause",
                Text("没有规则号。", "No rule id."),
                Text("例如 离场-03。", "Such as 离场-03."),
            )
        table.close()
    once(tables, "clause", [m.clause for m in made])
    once(tables, "code", [f"{m.stage}/{m.code}" for m in made])
    return {s: Gate(s, tuple(m for m in made if m.stage == s)) for s in STAGES}


def _stages(top: Table, gates: Mapping[str, Gate], periods: Mapping[str, Period]) -> tuple[Stage, ...]:
    tables = top.tables("stage")
    made = []
    for table in tables:
        code = table.choice("code", STAGES)
        period = table.string("period", "")
        if period and period not in periods:
            table.wrong(
                "period",
                "period",
                Text(f"没有期限“{period}”。", f"There is no period “{period}”."),
                Text("先在 [[period]] 里写上。", "Add it under [[period]]."),
            )
        made.append(Stage(code=code, **_ruled(table), gate=gates.get(code, Gate(code)), period=period))
        table.close()
    if [m.code for m in made] != list(STAGES):
        top.wrong(
            "stages",
            "stage",
            Text("阶段要齐全，并按次序。", "Stages must be complete and in order."),
            Text(f"次序：{'、'.join(STAGES)}。", f"Order: {', '.join(STAGES)}."),
        )
    return tuple(made)


def _period(table: Table) -> Period:
    return Period(
        code=table.code(),
        **_ruled(table),
        amount=table.number("amount", least=0, most=LONGEST),
        unit=Unit(table.choice("unit", [u.value for u in Unit], Unit.DAYS.value)),
        counted_from=table.text("from"),
        backwards=table.flag("backwards"),
        seen=table.text("seen", required=False),
    )


def _route(table: Table) -> Route:
    code, ruled = table.code(), _ruled(table)
    tables = table.tables("steps")
    steps = [_route_step(t) for t in tables]
    for one in tables:
        one.close()
    once(tables, "code", [s.code for s in steps])
    if not steps:
        table.wrong(
            "steps", "steps", Text("没有审批步骤。", "No steps."), Text("至少写一步。", "Give at least one.")
        )
    return Route(code=code, **ruled, steps=tuple(steps))


def _route_step(table: Table) -> RouteStep:
    label = table.text("label")
    return RouteStep(
        code=table.code(),
        label=label,
        role=table.choice("role", ROUTE_ROLES),
        how=table.choice("how", HOW_TAKEN, "either"),
        who=table.text("who", required=False),
    )


def _paper(table: Table) -> RequiredPaper:
    return RequiredPaper(
        code=table.code(),
        **_ruled(table),
        stage=table.choice("stage", STAGES),
        template=table.string("template", ""),
        required=table.flag("required", True),
        signing=table.choice("signing", SIGNING_WAYS, "both"),
        copies=table.strings("copies"),
    )


def _recusal(table: Table) -> RecusalRule:
    return RecusalRule(
        code=table.code(),
        **_ruled(table),
        params=_params(table),
        outcome=table.choice("outcome", RECUSAL_OUTCOMES, "pending"),
        roles=table.strings("roles", TEAM_ROLES),
        kind=table.choice("kind", RECUSAL_KINDS),
    )


def _params(table: Table) -> dict[str, int | str | tuple[str, ...]]:
    read: dict[str, int | str | tuple[str, ...]] = {}
    for name, value in table.mapping("params").items():
        if type(value) is list and all(type(v) is str for v in value):
            read[name] = tuple(value)
        elif type(value) is str or (type(value) is int and 0 <= value <= LONGEST):
            read[name] = value
        else:
            table.wrong(
                "kind",
                f"params.{name}",
                Text(f"{value!r} 不能作参数。", f"{value!r} cannot be a parameter."),
                Text("写非负整数、文字或者文字的列表。", "Give a whole number, a text or a list of texts."),
            )
    return read


def _threshold(table: Table) -> Threshold:
    return Threshold(
        code=table.code(),
        **_ruled(table),
        value=table.number("value", least=0, most=10**12),
        unit=table.text("unit", required=False),
    )


def _method(table: Table) -> Method:
    return Method(
        code=table.code(),
        **_ruled(table),
        order=table.number("order", least=1, most=99),
        listed=table.flag("listed", True),
        main=table.flag("main"),
    )


def _results(tables: list[Table]) -> dict[str, dict[str, ResultKind]]:
    made = []
    for table in tables:
        kind = table.choice("table", RESULT_TABLES)
        made.append(ResultKind(code=table.code(), **_ruled(table), table=kind, unit=table.text("unit")))
        table.close()
    once(tables, "code", [f"{m.table}.{m.code}" for m in made])
    return {t: {m.code: m for m in made if m.table == t} for t in RESULT_TABLES}


def _step(
    table: Table,
    *,
    known: set[str],
    periods: Mapping[str, Period],
    routes: Mapping[str, Route],
    papers: Mapping[str, RequiredPaper],
) -> MapStep:
    return MapStep(
        code=table.code(),
        **_ruled(table),
        stage=table.choice("stage", STAGES),
        what=table.text("what"),
        who=table.text("who"),
        how=table.text("how"),
        done_when=table.text("done_when", required=False),
        wrong=table.text("wrong", required=False),
        periods=table.strings("periods", periods),
        routes=table.strings("routes", routes),
        papers=table.strings("papers", papers),
        before=table.strings("before", sorted(known)),
        supplies=table.strings("supplies", sorted(known)),
        clauses=table.strings("clauses"),
    )


def _counting(top: Table) -> Counting:
    raw = Table(top.mapping("counting"), "counting", top.faults)
    made = Counting(
        counts_as_done=raw.strings("counts_as_done", COUNTED_STATES, required=True),
        rate_decimals=raw.number("rate_decimals", least=0, most=6),
        base=raw.choice("base", ("findings", "measures", "tasks", "items"), "findings"),
        clause=raw.string("clause", ""),
        verified=raw.flag("verified"),
    )
    raw.close()
    return made


def _needed(faults: Faults, table: str, needed: tuple[str, ...], found: Mapping[str, Any]) -> None:
    for code in needed:
        if code not in found:
            faults.add(
                "missing",
                f"{table}[{code}]",
                Text("没有写。", "Missing."),
                Text(f"补上 [[{table}]] code = “{code}”。", f"Add a [[{table}]] with code “{code}”."),
            )


def _validity(faults: Faults, since: date | None, until: date | None) -> None:
    if since is not None and until is not None and until < since:
        faults.add(
            "validity",
            "valid_until",
            Text(f"止于 {until}，早于起始 {since}。", f"Ends {until}, before it begins on {since}."),
            Text("改正日期。", "Correct the dates."),
        )


def _clauses_once(rules: RuleSet, faults: Faults) -> None:
    """A rule id names one rule of the set; a step may only cite ids that are there."""
    groups = (
        rules.conditions,
        *(
            tuple(g.values())
            for g in (rules.periods, rules.routes, rules.papers, rules.recusal, rules.thresholds, rules.steps)
        ),
    )
    seen: set[str] = set()
    for one in (r for group in groups for r in group if r.clause):
        if one.clause in seen:
            faults.add(
                "twice",
                f"clause[{one.clause}]",
                Text("这个规则号用了两次。", "This rule id stands twice."),
                Text("另编一个号。", "Give one of them another."),
            )
        seen.add(one.clause)
    for step in rules.steps.values():
        for cited in step.clauses:
            if cited not in seen:
                faults.add(
                    "clause",
                    f"step[{step.code}].clauses",
                    Text(f"没有规则“{cited}”。", f"There is no rule “{cited}”."),
                    Text("写本规则集里有的规则号。", "Cite a rule id of this set."),
                )


# ------------------------------------------------------------------------------------------------ taxonomies


def read_taxonomy(raw: Mapping[str, Any], faults: Faults, documents: frozenset[str]) -> Taxonomy:
    """The taxonomy of one resolved file."""
    top = Table(raw, "", faults)
    code, name = top.code(), top.text("name")
    previous = top.string("previous", "")
    focuses = _coded(top.tables("focus"), _focus)
    maps: dict[str, tuple[str, ...]] = {}
    items = _coded(top.tables("item"), lambda t: _item(t, focuses, documents, maps))
    made = Taxonomy(
        code=code,
        name=name,
        focuses=focuses,
        items=items,
        disciplines=_coded(top.tables("discipline"), _plain),
        fields=_coded(top.tables("field"), _plain),
        levels=_coded(top.tables("level"), _plain),
        previous=previous,
        maps_from=maps,
    )
    top.close()
    for part, word in (
        (made.focuses, "focus"),
        (made.items, "item"),
        (made.disciplines, "discipline"),
        (made.fields, "field"),
    ):
        if not part:
            top.wrong(
                "missing",
                word,
                Text("一项也没有。", "There is none."),
                Text(f"写上 [[{word}]]。", f"Add [[{word}]]."),
            )
    return made


_coded = _by_code


def _plain(table: Table) -> Ruled:
    return Ruled(code=_free_code(table), **_ruled(table))


def _focus(table: Table) -> Focus:
    return Focus(code=_free_code(table), **_ruled(table), kind=table.choice("kind", FOCUS_KINDS))


def _item(
    table: Table, focuses: Mapping[str, Focus], documents: frozenset[str], maps: dict[str, tuple[str, ...]]
) -> Item:
    made = Item(
        code=_free_code(table),
        **_ruled(table),
        focus=table.choice("focus", focuses),
        rules=table.strings("rules", documents),
        note=table.text("note", required=False),
    )
    mapped = table.strings("maps_from")
    if mapped:
        maps[made.code] = mapped
    return made


def _free_code(table: Table) -> str:
    """Codes people read and cite, such as F2-06: not bound to lower case."""
    value = table.string("code")
    if len(value) > 32 or not value.replace("-", "").replace("_", "").isalnum():
        table.wrong(
            "code",
            "code",
            Text(f"代码“{value}”的写法不对。", f"“{value}” is not a code."),
            Text("用字母、数字和短横，不超过 32 个。", "Letters, digits and dashes, at most 32."),
        )
    return value


def _check_mappings(taxonomies: Mapping[str, Taxonomy], faults: list[Fault]) -> None:
    for taxonomy in taxonomies.values():
        before = taxonomies.get(taxonomy.previous)
        if taxonomy.previous and before is None:
            faults.append(
                Fault(
                    "previous",
                    f"taxonomies/{taxonomy.code}.toml",
                    "previous",
                    Text(f"没有“{taxonomy.previous}”这一版。", f"There is no version “{taxonomy.previous}”."),
                    Text("写已有的版本。", "Name a version that is there."),
                )
            )
            continue
        for code, olds in taxonomy.maps_from.items():
            for old in olds:
                if before is None or old not in before.items:
                    faults.append(
                        Fault(
                            "maps_from",
                            f"taxonomies/{taxonomy.code}.toml",
                            f"item[{code}].maps_from",
                            Text(f"上一版没有“{old}”。", f"The version before has no “{old}”."),
                            Text("写上一版的条目代码。", "Name an item of the version before."),
                        )
                    )


__all__ = ["Loaded", "Source", "load", "read_rule_set", "read_taxonomy"]
