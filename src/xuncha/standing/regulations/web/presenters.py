"""What the pages of rule sets and regulations show, made of what the queries give."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from xuncha.engines.workdays.calendar import DayKind, Unit
from xuncha.foundation.links.conditions import known_conditions
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.terms import Actor, Role
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.parts import IndexGroup, IndexItem
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.models import Document, Edition
from xuncha.standing.regulations.rules.documents import held_on
from xuncha.standing.regulations.rules.ruleset import (
    GateCondition,
    Item,
    MapStep,
    Period,
    RecusalRule,
    RequiredPaper,
    Route,
    Ruled,
    RuleSet,
    Stage,
)
from xuncha.standing.regulations.rules.shelf import Difference, value_text
from xuncha.standing.regulations.rules.text import Text

Words: TypeAlias = str | Promise


# ------------------------------------------------------------------------------------------------ addresses


def rule_href(rules: str, clause: str = "") -> str:
    return reverse("regulations:rule_set", args=[rules]) + (f"#{clause}" if clause else "")


def step_href(rules: str, step: str) -> str:
    return f"{reverse('regulations:map')}?{urlencode({'rules': rules})}#{step}"


def due_href(rules: str, period: str, start: date | None = None) -> str:
    asked = {"rules": rules, "period": period, **({"from": start.isoformat()} if start else {})}
    return f"{reverse('regulations:due')}?{urlencode(asked)}"


def shelf_index(current: str) -> list[IndexGroup]:
    """The index at the left of every page of this room."""

    def item(label: Words, href: str, *, count: int | None = None) -> IndexItem:
        return IndexItem(label, href, count=count, current=href.split("#")[0] == current)

    sets = queries.rule_sets()
    two = [reverse("regulations:differences", args=[sets[1].code, sets[0].code])] if len(sets) > 1 else []
    return [
        IndexGroup(
            _("怎么办"),
            [
                item(_("全流程图"), reverse("regulations:map")),
                item(_("期限怎么算"), reverse("regulations:due")),
            ],
        ),
        IndexGroup(
            _("规则集"),
            [
                *(item(r.name, reverse("regulations:rule_set", args=[r.code])) for r in sets),
                *(item(_("两版有什么不同"), href) for href in two),
                *(item(_("问题分类"), reverse("regulations:items", args=[r.code])) for r in sets[:1]),
            ],
        ),
        IndexGroup(
            _("依据"),
            [
                item(_("法规"), reverse("regulations:documents"), count=queries.documents().count()),
                item(_("放假调休表"), reverse("regulations:holidays")),
            ],
        ),
    ]


# ------------------------------------------------------------------------------------------------ words


def amount_text(amount: int, unit: Unit) -> str:
    if not amount:
        return _("当日")
    if unit is Unit.WORKING_DAYS:
        return ngettext("%(n)s 个工作日", "%(n)s 个工作日", amount) % {"n": amount}
    if unit is Unit.MONTHS:
        return ngettext("%(n)s 个月", "%(n)s 个月", amount) % {"n": amount}
    return ngettext("%(n)s 日", "%(n)s 日", amount) % {"n": amount}


def period_text(period: Period) -> str:
    return (
        _("%(from)s起 %(amount)s")
        % {
            "from": period.counted_from,
            "amount": amount_text(period.amount, period.unit),
        }
        if not period.backwards
        else _("%(from)s %(amount)s")
        % {
            "from": period.counted_from,
            "amount": amount_text(period.amount, period.unit),
        }
    )


def said(what: object, words: object) -> str:
    """`期限：15 个工作日`"""
    return f"{what}{_('：')}{words}"


def listed(parts: Iterable[object]) -> str:
    """Parts of a sentence, as the language separates them."""
    return _("；").join(str(p) for p in parts if str(p))


def role_text(role: str) -> str:
    return str(Role(role).label)


# ------------------------------------------------------------------------------------------------ procedure map


@dataclass(frozen=True, slots=True)
class Chip:
    """A rule id that leads to its rule."""

    clause: str
    href: str


@dataclass(frozen=True, slots=True)
class Need:
    label: Words
    href: str


@dataclass(frozen=True, slots=True)
class StepCard:
    """One step of the procedure, as a newcomer reads it."""

    step: MapStep
    href: str
    by: tuple[tuple[Words, str], ...]  # what is due, and how long; href of the sum
    needs: tuple[Need, ...]
    papers: tuple[Words, ...]
    approvals: tuple[str, ...]
    chips: tuple[Chip, ...]


def step_card(rules: RuleSet, step: MapStep) -> StepCard:
    labels = {c.code: c for c in rules.conditions}
    suppliers = {code: s for s in rules.steps.values() for code in s.supplies}
    return StepCard(
        step=step,
        href=step_href(rules.code, step.code),
        by=tuple(
            (said(rules.periods[p], period_text(rules.periods[p])), due_href(rules.code, p))
            for p in step.periods
        ),
        needs=tuple(
            Need(labels[c].label, f"#{suppliers[c].code}" if c in suppliers else "") for c in step.before
        ),
        papers=tuple(str(rules.papers[p]) for p in step.papers),
        approvals=tuple(
            said(rules.routes[r], " → ".join(str(s) for s in rules.routes[r])) for r in step.routes
        ),
        chips=tuple(
            Chip(c, rule_href(rules.code, c)) for c in dict.fromkeys([*step.clauses, step.clause]) if c
        ),
    )


@dataclass(frozen=True, slots=True)
class GateLine:
    condition: GateCondition
    href: str
    steps: tuple[Need, ...]
    by_person: bool  # no room supplies it yet: a person must say so


@dataclass(frozen=True, slots=True)
class MapStage:
    stage: Stage
    number: int
    gate: tuple[GateLine, ...]
    cards: tuple[StepCard, ...]
    period: str


def map_stages(rules: RuleSet) -> list[MapStage]:
    return [
        MapStage(
            stage=stage,
            number=n,
            gate=tuple(_gate_line(rules, c) for c in stage.gate),
            cards=tuple(step_card(rules, s) for s in rules.steps.values() if s.stage == stage.code),
            period=period_text(rules.periods[stage.period]) if stage.period else "",
        )
        for n, stage in enumerate(rules.stages, 1)
    ]


def _gate_line(rules: RuleSet, condition: GateCondition) -> GateLine:
    steps = tuple(
        Need(str(s.label), f"#{s.code}") for s in rules.steps.values() if condition.code in s.supplies
    )
    return GateLine(
        condition, rule_href(rules.code, condition.clause), steps, condition.code not in known_conditions()
    )


# ------------------------------------------------------------------------------------------------ rule set


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as a line of a table."""

    rule: Ruled
    value: str = ""
    detail: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class RuleGroup:
    code: str
    label: Words
    value_label: Words
    rows: tuple[RuleRow, ...]

    @property
    def unverified(self) -> int:
        return sum(not r.rule.verified for r in self.rows)


def rule_groups(rules: RuleSet) -> list[RuleGroup]:
    gates = tuple(RuleRow(c, str(rules.stage(c.stage)), str(c.who)) for c in rules.conditions)
    return [
        RuleGroup("conditions", _("关口条件"), _("进入哪一步前"), gates),
        RuleGroup(
            "periods", _("期限"), _("多久"), tuple(_period_row(rules, p) for p in rules.periods.values())
        ),
        RuleGroup("routes", _("审批"), _("经过谁"), tuple(_route_row(r) for r in rules.routes.values())),
        RuleGroup(
            "papers", _("文书"), _("哪个阶段"), tuple(_paper_row(rules, p) for p in rules.papers.values())
        ),
        RuleGroup(
            "recusal", _("回避"), _("命中以后"), tuple(_recusal_row(r) for r in rules.recusal.values())
        ),
        RuleGroup(
            "thresholds",
            _("标准"),
            _("数值"),
            tuple(RuleRow(t, f"{t.value} {t.unit}") for t in rules.thresholds.values()),
        ),
        RuleGroup(
            "methods",
            _("了解的方式"),
            _("次序"),
            tuple(
                RuleRow(m, str(m.order), _("主要方式") if m.main else ("" if m.listed else _("另经批准")))
                for m in rules.methods.values()
            ),
        ),
        RuleGroup(
            "results",
            _("整改成果"),
            _("单位"),
            tuple(
                RuleRow(k, str(k.unit), str(RESULT_LABELS[table]))
                for table, kinds in rules.results.items()
                for k in kinds.values()
            ),
        ),
    ]


RESULT_LABELS: Mapping[str, Words] = {
    "money": gettext_lazy("资金"),
    "persons": gettext_lazy("人员"),
    "rules": gettext_lazy("制度"),
    "meetings": gettext_lazy("会议"),
}


def _period_row(rules: RuleSet, period: Period) -> RuleRow:
    seen = _("各地见到：%(seen)s") % {"seen": period.seen} if period.seen else ""
    return RuleRow(
        period,
        amount_text(period.amount, period.unit),
        listed([period.counted_from, seen]),
        due_href(rules.code, period.code),
    )


def _route_row(route: Route) -> RuleRow:
    return RuleRow(
        route, " → ".join(str(s) for s in route), listed(dict.fromkeys(role_text(s.role) for s in route))
    )


def _paper_row(rules: RuleSet, paper: RequiredPaper) -> RuleRow:
    signing = {"system": _("系统内签署"), "ink": _("手签"), "both": _("系统内或者手签")}[paper.signing]
    said = [signing]
    if not paper.required:
        said.append(_("需要时才有"))
    if paper.copies:
        said.append(_("抄送%(names)s") % {"names": "、".join(paper.copies)})
    return RuleRow(paper, str(rules.stage(paper.stage)), "；".join(said))


RECUSAL_KINDS: Mapping[str, Words] = {
    "post": gettext_lazy("任职回避"),
    "regional": gettext_lazy("地域回避"),
    "business": gettext_lazy("公务回避"),
}
PARAMS: Mapping[str, Words] = {
    "within_years": gettext_lazy("最近 %(n)s 年内"),
    "longer_than_years": gettext_lazy("或者任职超过 %(n)s 年"),
}


def _recusal_row(rule: RecusalRule) -> RuleRow:
    outcome = _("应当回避") if rule.outcome == "must_recuse" else _("由人决定")
    words = [str(RECUSAL_KINDS[rule.kind])]
    words += [str(PARAMS[k]) % {"n": v} for k, v in rule.params.items() if k in PARAMS]
    if rule.roles:
        words.append(listed(role_text(r) for r in rule.roles))
    return RuleRow(rule, outcome, listed(words))


# ------------------------------------------------------------------------------------------------ differences

GROUP_LABELS: Mapping[str, Words] = {
    "stage": gettext_lazy("阶段"),
    "condition": gettext_lazy("关口条件"),
    "period": gettext_lazy("期限"),
    "route": gettext_lazy("审批"),
    "paper": gettext_lazy("文书"),
    "recusal": gettext_lazy("回避"),
    "threshold": gettext_lazy("标准"),
    "method": gettext_lazy("了解的方式"),
    "result": gettext_lazy("整改成果"),
    "step": gettext_lazy("步骤"),
    "focus": gettext_lazy("重点"),
    "item": gettext_lazy("问题分类"),
}
FIELD_LABELS: Mapping[str, Words] = {
    "label": gettext_lazy("写法"),
    "clause": gettext_lazy("规则号"),
    "basis": gettext_lazy("出处"),
    "verified": gettext_lazy("已核对"),
    "amount": gettext_lazy("数值"),
    "unit": gettext_lazy("单位"),
    "counted_from": gettext_lazy("从何时起"),
    "seen": gettext_lazy("各地见到"),
    "steps": gettext_lazy("经过谁"),
    "who": gettext_lazy("谁来办"),
    "value": gettext_lazy("数值"),
    "outcome": gettext_lazy("命中以后"),
    "roles": gettext_lazy("适用于"),
    "params": gettext_lazy("参数"),
    "required": gettext_lazy("必备"),
    "signing": gettext_lazy("签署"),
    "stage": gettext_lazy("阶段"),
    "period": gettext_lazy("期限"),
}


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    group: Words
    clause: str
    label: str
    field: Words
    before: str
    after: str


def difference_rows(found: Iterable[Difference]) -> list[DifferenceRow]:
    rows: list[DifferenceRow] = []
    for one in found:
        there = one.after or one.before
        if there is None:
            continue
        # what a rule says stands before where it was taken from
        for name in sorted(one.changed, key=lambda n: n == "basis"):
            rows.append(
                DifferenceRow(
                    GROUP_LABELS[one.group],
                    there.clause,
                    str(there.label),
                    FIELD_LABELS.get(name, name) if name else _("有没有这一项"),
                    _shown(one.before, name),
                    _shown(one.after, name),
                )
            )
    return rows


def _shown(rule: Ruled | None, name: str) -> str:
    if rule is None:
        return _("没有")
    if not name:
        return _("有")
    value = getattr(rule, name)
    if isinstance(rule, Period) and name == "amount":
        return amount_text(rule.amount, rule.unit)
    if isinstance(value, Mapping):
        return listed(f"{k} {v}" for k, v in value.items())
    return str(value_text(value)) if not isinstance(value, str) else str(Text(value))


# ------------------------------------------------------------------------------------------------ taxonomy, documents


@dataclass(frozen=True, slots=True)
class ItemRow:
    item: Item
    documents: tuple[tuple[str, str], ...]  # short name, href where it is registered


def item_rows(items: Iterable[Item], registered: Mapping[str, UUID]) -> list[ItemRow]:
    return [
        ItemRow(
            i,
            tuple(
                (r, reverse("regulations:document", args=[registered[r]]) if r in registered else "")
                for r in i.rules
            ),
        )
        for i in items
    ]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    document: Document
    editions: str
    on_day: str
    known: bool  # whether the edition of the day is certain


def document_rows(found: Iterable[Document], day: date | None) -> list[DocumentRow]:
    rows = []
    for doc in found:
        editions = list(doc.editions.all())
        on_day, known = _on_day(doc, editions, day)
        rows.append(DocumentRow(doc, listed(e.label for e in editions), on_day, known))
    return rows


def _on_day(doc: Document, editions: list[Edition], day: date | None) -> tuple[str, bool]:
    if day is None:
        return "", True
    certain = queries.edition_on(doc, day)
    if certain is not None:
        return certain.label, True
    if any(held_on(e, day) is None for e in editions) or not editions:
        return _("施行日期未核对"), False
    return _("当日还没有"), True


@stepwise
def described(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    """Documents among neighbours; open to everybody."""
    rows = queries.documents().filter(pk__in=ids)
    yield rows
    return {
        d.id: Described(
            d.title, reverse("regulations:document", args=[d.id]), state=str(d.get_kind_display())
        )
        for d in rows
    }


# ------------------------------------------------------------------------------------------------ holidays


@dataclass(frozen=True, slots=True)
class HolidayRow:
    day: date
    weekday: str
    name: str
    works: bool
    own: bool


def holiday_rows(year: int) -> list[HolidayRow]:
    """Days of a year that depart from Monday to Friday, and those the office set back to ordinary."""
    from django.utils.translation import get_language

    from xuncha.engines.workdays.wording import day_text

    language = get_language() or "zh-hans"
    own = queries.own_holidays(year)
    found = {
        s.day: (s.name if language.startswith("zh") else s.name_en or s.name, s.works)
        for s in queries.calendar().special(year)
    }
    for day, holiday in own.items():
        found.setdefault(day, (holiday.name or _("照常"), holiday.works))
    return [
        HolidayRow(day, day_text(day, language), name, works, day in own)
        for day, (name, works) in sorted(found.items())
    ]


def year_summary(year: int) -> str:
    days = queries.calendar()
    worked = days.working_days(date(year, 1, 1), date(year, 12, 31))
    special = days.special(year)
    off = sum(not s.works for s in special)
    moved = sum(days.kind(s.day).kind is DayKind.MOVED for s in special)
    return _("放假 %(off)s 日，调休上班 %(moved)s 日，全年工作日 %(worked)s 个") % {
        "off": off,
        "moved": moved,
        "worked": worked,
    }
