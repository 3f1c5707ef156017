"""What fell out between working papers, the team's text and the decided text: who, when, why. Reads only (capability W9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from xuncha.conclusions.findings import queries as findings

from . import queries
from .models import Audience, Dissent, Dropped, LeftOut, Paragraph, Report, Version
from .rules.differences import Run, runs
from .rules.softer import Softer, softer


@dataclass(frozen=True, slots=True)
class Why:
    """One thing somebody did or said about it."""

    on: date | None
    who: str
    what: str  # left_out, dropped, rewritten, comment, nothing
    text: str
    answer: str = ""  # of a comment: what the team answered


@dataclass(frozen=True, slots=True)
class Gone:
    """A judged finding that stands nowhere in the text."""

    finding: Any
    last_text: str  # what the report once said of it
    why: list[Why]


@dataclass(frozen=True, slots=True)
class Weaker:
    """A judged finding of which the text says less."""

    finding: Any
    line: UUID
    judged: str
    first: str  # the team's first text, "" where it was not in it
    now: str
    changed: tuple[Run, ...]  # between what was judged and what is said
    how: list[Softer]
    why: list[Why]


@dataclass(frozen=True, slots=True)
class Side:
    """One paragraph in three versions: the team's first text, what the office said, the text as it stands."""

    section: str
    first: str
    comments: list[Paragraph]
    now: str
    changed: tuple[Run, ...]
    who: str
    on: date | None
    because: str


@dataclass(frozen=True, slots=True)
class FellOut:
    """All of it for one report, as its text stands now; for a decided one that is the decided text."""

    papers: int
    found: int
    told: int
    gone: list[Gone]
    weaker: list[Weaker]
    otherwise: list[Any]  # papers judged without a finding, with their outcomes
    dissents: list[Dissent]
    first: Version
    now: Version

    @property
    def nothing(self) -> bool:
        return not (self.gone or self.weaker or self.otherwise or self.dissents)


def of_report(report: Report) -> FellOut:
    """The caller knows the report."""
    every = list(report.versions.order_by("order"))
    ours = [v for v in every if v.audience == Audience.TEAM]
    first, now = ours[0], ours[-1]
    rows = _rows(first, now)
    judged = queries.findings_of(report)
    dropped, out = list(report.dropped.all()), {x.finding_id: x for x in report.left_out.all()}
    comments = queries.all_comments(report)
    places = _places(rows[now.pk])
    once = _places(rows[first.pk])
    gone = [
        _gone(f, dropped, out.get(f.id), _said_of(comments, _lines_of(f, once, dropped)), once)
        for f in judged
        if f.id not in places
    ]
    weaker = [
        w
        for f in judged
        if f.id in places and (w := _weaker(f, places[f.id], once.get(f.id, ()), comments)) is not None
    ]
    papers = findings.judged_papers(report.inspection_id)
    return FellOut(
        papers=len(papers),
        found=len(judged),
        told=sum(1 for f in judged if f.id in places),
        gone=gone,
        weaker=weaker,
        otherwise=[p for p in papers if not any(o.kind == "finding" for o in p.outcomes.all())],
        dissents=list(report.dissents.select_related("finding")),
        first=first,
        now=now,
    )


def _rows(*versions: Version) -> dict[UUID, list[Paragraph]]:
    """The paragraphs of each version, read together."""
    found: dict[UUID, list[Paragraph]] = {v.pk: [] for v in versions}
    for row in Paragraph.objects.filter(in_version__in=list(found)).prefetch_related("ties"):
        found[row.in_version_id].append(row)
    return found


Places = Mapping[UUID, Sequence[Paragraph]]
"""For each finding the paragraphs that tell of it."""


def _places(rows: Sequence[Paragraph]) -> Places:
    found: dict[UUID, list[Paragraph]] = {}
    for row in sorted(rows, key=lambda p: p.order):
        for tie in row.ties.all():
            if tie.finding_id:
                found.setdefault(tie.finding_id, []).append(row)
    return found


def _text(rows: Sequence[Paragraph]) -> str:
    return "\n".join(r.text for r in rows)


def _lines_of(finding: Any, once: Places, dropped: Sequence[Dropped]) -> set[UUID]:
    lines = {d.line for d in dropped if str(finding.id) in d.findings}
    return lines | {p.line for p in once.get(finding.id, ())}


def _said_of(comments: Sequence[Paragraph], lines: set[UUID]) -> list[Why]:
    """What the office said of these paragraphs, and what the team answered."""
    return [
        Why(
            c.written_on or c.recorded_at.date(),
            c.written_by,
            "comment",
            c.text,
            "　".join(t for t in (c.get_answer_display(), c.answered_by, c.answer_reason) if t),
        )
        for c in comments
        if c.about is not None and c.about.line in lines
    ]


def _gone(
    finding: Any,
    dropped: Sequence[Dropped],
    out: LeftOut | None,
    said: list[Why],
    once: Places,
) -> Gone:
    mine = [d for d in dropped if str(finding.id) in d.findings]
    why = [Why(d.dropped_on, d.by_name, "dropped", d.reason) for d in mine]
    if out is not None:
        why.append(Why(out.recorded_at.date(), out.by_name, "left_out", out.reason))
    last = mine[-1].text if mine else _text(once.get(finding.id, ()))
    return Gone(finding, last, [*said, *why] or [Why(None, "", "nothing", "")])


def _weaker(
    finding: Any, now: Sequence[Paragraph], first: Sequence[Paragraph], comments: Sequence[Paragraph]
) -> Weaker | None:
    words, said = f"{_stopped(finding.title)}{_stopped(finding.text)}", _text(now)
    how = softer(words, said)
    if not how:
        return None
    why = _said_of(comments, {p.line for p in now})
    why += [Why(p.written_on, p.written_by, "rewritten", p.because) for p in now if p.because]
    last = now[0]
    if not any(p.because for p in now):
        why.append(Why(last.written_on, last.written_by, "rewritten", ""))
    return Weaker(finding, last.line, words, _text(first), said, runs(words, said), how, why)


def _stopped(text: str) -> str:
    text = text.strip()
    return text if not text or text[-1] in "。！？；" else f"{text}。"


def side_by_side(report: Report) -> list[Side]:
    """Every paragraph that is not as in the team's first text, or that the office spoke about, in three columns."""
    ours = list(report.versions.filter(audience=Audience.TEAM).order_by("order"))
    before = {p.line: p for p in queries.paragraphs(ours[0])}
    after = queries.paragraphs(ours[-1]) if len(ours) > 1 else list(before.values())
    said: dict[UUID | None, list[Paragraph]] = {}
    for c in queries.all_comments(report):
        said.setdefault(c.about.line if c.about else None, []).append(c)
    gone = {d.line: d for d in report.dropped.all()}
    found = [_side(before.get(p.line), said.get(p.line, []), p) for p in after]
    kept = {p.line for p in after}
    found += [
        Side(
            p.section,
            p.text,
            said.get(line, []),
            "",
            runs(p.text, ""),
            gone[line].by_name if line in gone else "",
            gone[line].dropped_on if line in gone else None,
            gone[line].reason if line in gone else "",
        )
        for line, p in before.items()
        if line not in kept
    ]
    return [s for s in found if s.first != s.now or s.comments]


def _side(first: Paragraph | None, comments: list[Paragraph], now: Paragraph) -> Side:
    old = first.text if first else ""
    return Side(
        now.section,
        old,
        comments,
        now.text,
        runs(old, now.text) if old != now.text else (),
        now.written_by,
        now.written_on,
        now.because,
    )


def dissents(report: Report) -> list[Dissent]:
    return list(report.dissents.select_related("finding"))
