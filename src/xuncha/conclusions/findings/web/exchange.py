"""Fact sheets as their pages show them, on our side and at the body's door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from xuncha.conclusions.findings import facts, policies
from xuncha.conclusions.findings.models import (
    FactFile,
    FactMatter,
    FactReply,
    FactSheet,
    SaidLabel,
    SettledLabel,
)
from xuncha.conclusions.findings.rules.facts import WANTS_ANSWER, Reply, Said, Standing, left_to_settle
from xuncha.conclusions.findings.rules.found import Found
from xuncha.conclusions.findings.rules.states import SheetState
from xuncha.foundation.terms import Actor

SHAPES = {
    SheetState.DRAFT: "draft",
    SheetState.SENT: "wait",
    SheetState.SETTLED: "done",
    SheetState.WITHDRAWN: "no",
}
SAID_SHAPES = {Said.AGREE: "done", Said.DISAGREE: "warn", Said.SUPPLEMENT: "go", Said.REFUSED: "late"}


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One reply with what the team may still do about it."""

    row: FactReply
    shape: str
    late: bool
    files: list[FactFile]
    answer: str  # where to answer it, "" where there is nothing to answer


@dataclass(frozen=True, slots=True)
class MatterRow:
    row: FactMatter
    replies: list[ReplyRow]
    silent: bool


def matter_rows(sheet: FactSheet, rows: Sequence[FactMatter], actor: Actor) -> list[MatterRow]:
    """For the team and the office."""
    return [
        MatterRow(m, [_reply(sheet, r, actor) for r in m.replies.all()], not m.replies.all()) for m in rows
    ]


def _reply(sheet: FactSheet, reply: FactReply, actor: Actor) -> ReplyRow:
    heads = sheet.state == SheetState.SENT and policies.serves(actor, sheet.inspection.team_id)
    wanted = heads and reply.said in WANTS_ANSWER
    return ReplyRow(
        reply,
        SAID_SHAPES[Said(reply.said)],
        bool(sheet.due_on and reply.replied_on > sheet.due_on),
        list(reply.files.all()),
        reverse("findings:answer_reply", args=[sheet.id, reply.id]) if wanted else "",
    )


def door_rows(sheet: FactSheet, rows: Sequence[FactMatter]) -> list[MatterRow]:
    """For the body: its own words and the team's answers. What the team noted between themselves is not shown."""
    return [
        MatterRow(
            m,
            [
                ReplyRow(
                    r,
                    SAID_SHAPES[Said(r.said)],
                    bool(sheet.due_on and r.replied_on > sheet.due_on),
                    list(r.files.all()),
                    "",
                )
                for r in m.replies.all()
                if r.said != Said.REFUSED
            ],
            all(r.said == Said.REFUSED for r in m.replies.all()),
        )
        for m in rows
    ]


def is_late(sheet: FactSheet, rows: Sequence[FactMatter], today: date) -> bool:
    """Its day has passed and something is not replied to."""
    waits = sheet.state == SheetState.SENT and any(not m.replies.all() for m in rows)
    return bool(waits and sheet.due_on and sheet.due_on < today)


def would_show(sheet: FactSheet, rows: Sequence[FactMatter]) -> list[Found]:
    """What in the draft would show a source, to be mended before it goes out."""
    texts = [sheet.note, *(t for m in rows for t in (m.title, m.text))]
    return facts.showing(sheet, texts, looked_through=False)


def left(rows: Sequence[FactMatter]) -> list[Found]:
    return left_to_settle(
        Standing(m.title, tuple(Reply(r.said, bool(r.answers.all())) for r in m.replies.all())) for m in rows
    )


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of the list."""

    sheet: FactSheet
    shape: str
    matters: int
    replied: int
    objections: int
    late: bool


def sheet_rows(sheets: Sequence[FactSheet], today: date) -> list[SheetRow]:
    found = []
    for one in sheets:
        rows = list(one.matters.all())
        said = [r.said for m in rows for r in m.replies.all()]
        found.append(
            SheetRow(
                one,
                SHAPES[SheetState(one.state)],
                len(rows),
                sum(1 for m in rows if m.replies.all()),
                said.count(Said.DISAGREE),
                is_late(one, rows, today),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A reply or an answer in one line, for the working paper's page."""

    on: date
    what: str
    who: str
    text: str
    ours: bool


def said_rows(found: Sequence[facts.Exchange]) -> list[tuple[facts.Exchange, list[SaidRow]]]:
    """Each exchange over a paper with its lines, in the order of what was said."""
    return [(one, [line for r in one.replies for line in _lines(r)]) for one in found]


def _lines(r: facts.Replied) -> list[SaidRow]:
    who = f"{r.who}、{r.witness}" if r.witness else r.who
    first = SaidRow(r.on, str(SaidLabel(r.said).label), who, r.text, ours=False)
    return [
        first,
        *(SaidRow(a.on, str(SettledLabel(a.settled).label), a.who, a.text, ours=True) for a in r.answers),
    ]
