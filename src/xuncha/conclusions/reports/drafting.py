"""What a report says before anybody has written in it: drawn from the records, in the language of papers."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from xuncha.conclusions.findings import instances
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.regulations.queries import rule_set

from .models import Report
from .queries import ADVICE, BASICS, OVERALL

Ties = list[dict[str, Any]]


def opening_paragraphs(report: Report, rows: Sequence[Any]) -> Iterator[tuple[str, str, Ties]]:
    """Section, text, ties: basics and overall view from counted fields, one paragraph for each finding."""
    source: Ties = [{"source_kind": "inspections.inspection", "source_id": report.inspection_id}]
    where = instances.of_findings([f.id for f in rows])
    yield BASICS, _basics(report), source
    yield OVERALL, _overall(report, rows, common=bool(where)), source
    for finding in rows:
        text = _placed(report, finding) + found_in(where.get(finding.id, ()))
        yield finding.focus, text, [{"finding_id": finding.id}]
    yield (
        ADVICE,
        "建议被巡察党组织对照反馈的问题逐条制定整改措施，写明责任人和时限。",
        source,
    )


def found_in(rows: Sequence[Any]) -> str:
    """Where a common finding was found: `涉及东风村、双河村共2个单位。`; "" for one without instances."""
    if not rows:
        return ""
    names = "、".join(row.body.name for row in rows)
    return f"涉及{names}共{len(rows)}个单位。"


def _placed(report: Report, finding: Any) -> str:
    """With the name of the body where that is not the inspected one itself: a village in its town's report."""
    if finding.body_id == report.inspection.body_id:
        return finding_text(finding)
    return f"{finding.body.name}：{finding_text(finding)}"


def finding_text(finding: Any) -> str:
    """A finding as the report tells it: its title as the leading sentence, then its text."""
    return f"{_stopped(finding.title)}{_stopped(finding.text)}"


def _stopped(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in "。！？；" else f"{text}。"


def _basics(report: Report) -> str:
    where = report.inspection
    entered, left = (inspections.passed_on(where.id, s) for s in (Stage.ENTERED, Stage.LEFT))
    stay = _stay(entered, left)
    return (
        f"根据县委统一部署，县委{where.team.name}{stay}对{where.body_name}开展了巡察。"
        "其间，巡察组个别谈话{{谈话数}}人次，调阅资料{{资料数}}件，形成问题底稿{{底稿数}}份。"
    )


def _stay(entered: Any, left: Any) -> str:
    if entered is None:
        return ""
    since = f"{entered.year}年{entered.month}月{entered.day}日"
    return f"于{since}至{left.year}年{left.month}月{left.day}日" if left else f"自{since}起"


def _overall(report: Report, rows: Iterable[Any], *, common: bool = False) -> str:
    foci = rule_set(report.inspection.rule_set).taxonomy.focuses
    there = list(dict.fromkeys(r.focus for r in rows if r.focus in foci))
    parts = "，".join(f"{foci[f].label.zh}方面{{{{问题数 {f}}}}}个" for f in there)
    instances_said = "共性问题的实例{{实例数}}个。" if common else ""
    return f"巡察发现面上问题{{{{问题数}}}}个{'，其中' + parts if parts else ''}。{instances_said}"
