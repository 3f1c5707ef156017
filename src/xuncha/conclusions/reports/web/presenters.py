"""A report as its page shows it: sections with filled paragraphs, what they rest on, the office's comments beside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import queries, wording
from xuncha.conclusions.reports.fell_out import FellOut, Why
from xuncha.conclusions.reports.models import Paragraph, Report, Version
from xuncha.conclusions.reports.rules import figures
from xuncha.conclusions.reports.rules.differences import Run
from xuncha.conclusions.reports.rules.states import FeedbackState, ReportState
from xuncha.foundation.links.kinds import Described, describe
from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.ui.parts import Step
from xuncha.foundation.ui.writing import day
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.approvals.rules.states import StepState

REPORT_SHAPES = {
    ReportState.DRAFTING: "draft",
    ReportState.SUBMITTED: "wait",
    ReportState.RETURNED: "returned",
    ReportState.DECIDED: "done",
}
FEEDBACK_SHAPES = {
    FeedbackState.PREPARED: "draft",
    FeedbackState.DELIVERED: "wait",
    FeedbackState.SIGNED_FOR: "done",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph with its fields filled in."""

    row: Paragraph
    text: str
    findings: list[Any]
    others: list[Described]
    comments: list[Paragraph]
    flags: list[str]
    tied: bool


@dataclass(frozen=True, slots=True)
class Part:
    code: str
    title: str
    paragraphs: list[Shown] = field(default_factory=list)


def parts(report: Report, version: Version, rows: Sequence[Paragraph], actor: Actor) -> list[Part]:
    """The report part by part, from the paragraphs of the version; of the foci only those that say something."""
    texts = queries.filled([p.text for p in rows], report, version)
    known = describe(actor, _sources(rows))
    said: dict[UUID | None, list[Paragraph]] = {}
    for comment in queries.all_comments(report):
        said.setdefault(comment.about.line if comment.about else None, []).append(comment)
    found = []
    for section in queries.sections(report.inspection.rule_set):
        here = [
            _shown(p, text, known, said.get(p.line, []))
            for p, text in zip(rows, texts, strict=True)
            if p.section == section.code
        ]
        if here or section.code in (queries.BASICS, queries.OVERALL, queries.ADVICE):
            found.append(Part(section.code, section.title, here))
    return found


def _sources(rows: Sequence[Paragraph]) -> list[Ref]:
    return [Ref(t.source_kind, t.source_id) for p in rows for t in p.ties.all() if t.source_id]


def _shown(row: Paragraph, text: str, known: dict[Ref, Described], comments: list[Paragraph]) -> Shown:
    ties = list(row.ties.all())
    tied = [t.finding for t in ties if t.finding_id]
    refs = [Ref(t.source_kind, t.source_id) for t in ties if t.source_id]
    words = [f"{f.title}{f.text}{_sum(f.amount_fen)}{f.persons or ''}" for f in tied]
    loose = figures.not_in_sources(row.text, words) if tied else []
    return Shown(
        row=row,
        text=text,
        findings=tied,
        others=[known[r] for r in refs if r in known],
        comments=comments,
        tied=bool(ties),
        flags=[str(wording.figure_not_in_source(u).message) for u in loose],
    )


def _sum(fen: int | None) -> str:
    return "" if fen is None else f"{fen // 100}.{fen % 100:02}元{fen / 1_000_000:g}万元"


def general_comments(report: Report, rows: Sequence[Paragraph]) -> list[Paragraph]:
    """Comments on the report as a whole, and those whose paragraph was dropped since."""
    there = {p.line for p in rows}
    return [c for c in queries.all_comments(report) if c.about is None or c.about.line not in there]


def route_steps(ref: Ref, actor: Actor) -> list[Step]:
    """The newest request's steps, as a list with ticks; empty before it was submitted."""
    found = approvals.of_subject(ref, actor)
    if not found:
        return []
    newest = found[-1]
    current = approvals.current_step(newest)
    return [_step(s, current) for s in newest.steps.all()]


def _step(step: Any, current: Any) -> Step:
    done = step.state == StepState.APPROVED
    note = ""
    if step.decided_on:
        how = _("登记") if step.is_recorded else ""
        note = "　".join(t for t in (step.decided_by, day(step.decided_on), how, step.reason) if t)
    elif current is not None and step.pk == current.pk:
        note = _("等%(who)s") % {"who": step.shown_who}
    state = "done" if done else "now" if current is not None and step.pk == current.pk else "none"
    return Step(step.shown_label, state, note)


def unplaced(report: Report, rows: Sequence[Paragraph]) -> tuple[list[Any], list[Any]]:
    """Findings that stand nowhere yet, and those left out with a reason."""
    there = {t.finding_id for p in rows for t in p.ties.all() if t.finding_id}
    out = queries.left_out(report)
    without = {x.finding_id for x in out}
    return [f for f in queries.findings_of(report) if f.id not in there | without], out


# ------------------------------------------------------------------------------------------------ what fell out


@dataclass(frozen=True, slots=True)
class WhyRow:
    """Who did or said what about it, in one line."""

    on: date | None
    who: str
    what: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class GoneRow:
    finding: Any
    last_text: str
    why: list[WhyRow]


@dataclass(frozen=True, slots=True)
class WeakerRow:
    """`how`: what says less, in words."""

    finding: Any
    runs: Sequence[Run]
    how: list[str]
    why: list[WhyRow]


def gone_rows(out: FellOut) -> list[GoneRow]:
    return [GoneRow(g.finding, g.last_text, _why_rows(g.why)) for g in out.gone]


def weaker_rows(out: FellOut) -> list[WeakerRow]:
    said = {"figure": _("少了“%(what)s”"), "word": _("加了“%(what)s”"), "sentence": _("没有说“%(what)s”")}
    return [
        WeakerRow(w.finding, w.changed, [said[s.kind] % {"what": s.what} for s in w.how], _why_rows(w.why))
        for w in out.weaker
    ]


def _why_rows(why: Sequence[Why]) -> list[WhyRow]:
    labels = {
        "left_out": _("写明不写入"),
        "dropped": _("删去段落"),
        "rewritten": _("改写"),
        "comment": _("巡察办意见"),
        "nothing": _("没有写明理由"),
    }
    return [WhyRow(w.on, w.who, labels[w.what], w.text, w.answer) for w in why]
