"""Each outcome of a judged paper becomes a thing of its own, with its own number and its edge to the paper."""

from dataclasses import asdict
from datetime import date
from typing import Any

from xuncha.conclusions.clues.actions.note_clue import note_clue
from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import Advice, Finding, Outcome, SpotRectification, Workpaper
from xuncha.conclusions.findings.rules.judgement import (
    AsAdvice,
    AsClue,
    AsFinding,
    AsSpot,
    Given,
    NotEstablished,
    SetAside,
)
from xuncha.conclusions.findings.rules.outcomes import KINDS
from xuncha.foundation.journal.frame import record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.links.edges import connect
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.record import born

TAKEN = (
    "title",
    "item",
    "discipline",
    "field",
    "spread",
    "responsible_post",
    "amount_fen",
    "persons",
    "livelihood",
)


def written(paper: Workpaper, given: AsFinding) -> dict[str, Any]:
    """The finding's values: what was given, and for the rest what the signed paper says."""
    values = {k: v for k, v in asdict(given).items() if k in TAKEN and v is not None}
    return {**{name: getattr(paper, name) for name in TAKEN}, **values, "text": given.text.strip()}


def keep_outcome(paper: Workpaper, given: Given, by: Actor, on: date) -> Outcome:
    outcome = Outcome.objects.create(
        **born(by),
        workpaper=paper,
        kind=given.kind,
        number=_number(given.kind, by, on),
        judged_on=on,
        judged_by=by.name,
        reason=given.reason.strip() if isinstance(given, NotEstablished | SetAside) else "",
    )
    match given:
        case AsFinding():
            _finding(paper, given, outcome, by)
        case AsAdvice():
            _advice(paper, given, outcome, by)
        case AsSpot():
            _spot(paper, given, outcome, by)
    return outcome


def keep_clue(paper: Workpaper, given: AsClue, by: Actor, on: date) -> None:
    """In the clues' room, under their key. Here nothing says so: no outcome, no edge, no number of ours."""
    note_clue(
        by=by,
        inspection=paper.inspection_id,
        outline=given.outline,
        persons=given.persons,
        level=given.level,
        discipline=paper.discipline if given.discipline is None else given.discipline,
        item=paper.item if given.item is None else given.item,
        origin=given.origin,
        amount_fen=given.amount_fen,
        sources=[paper.ref],
        items=given.items,
        on=on,
    )


def _number(kind: str, by: Actor, on: date) -> str:
    return next_number(series=f"findings.{kind}", by=by, pattern=KINDS[kind].pattern, year=on.year)


def _finding(paper: Workpaper, given: AsFinding, outcome: Outcome, by: Actor) -> None:
    values = written(paper, given)
    finding = Finding.objects.create(
        **born(by),
        outcome=outcome,
        workpaper=paper,
        inspection=paper.inspection,
        body_id=given.body or paper.inspection.body_id,
        number=outcome.number,
        judged_on=outcome.judged_on,
        focus=queries.focus_of(paper.inspection.rule_set, values["item"]),
        conduct_from=paper.conduct_from,
        conduct_to=paper.conduct_to,
        clause_id=paper.clause_id,
        **values,
    )
    connect(by=by, source=paper.ref, target=finding.ref, relation="finding")
    _say("findings.finding_made", finding, paper, by, item=finding.item, focus=finding.focus)


def _advice(paper: Workpaper, given: AsAdvice, outcome: Outcome, by: Actor) -> None:
    advice = Advice.objects.create(
        **born(by),
        outcome=outcome,
        inspection=paper.inspection,
        number=outcome.number,
        to_kind=given.to_kind.strip(),
        to_name=given.to_name.strip(),
        to_body_id=given.to_body,
        text=given.text.strip(),
    )
    connect(by=by, source=paper.ref, target=advice.ref, relation="advice")
    _say("findings.advice_made", advice, paper, by, to=advice.to_kind)


def _spot(paper: Workpaper, given: AsSpot, outcome: Outcome, by: Actor) -> None:
    spot = SpotRectification.objects.create(
        **born(by),
        outcome=outcome,
        inspection=paper.inspection,
        number=outcome.number,
        text=given.text.strip(),
        ordered_on=given.ordered_on or outcome.judged_on,
        due_on=given.due_on,
    )
    connect(by=by, source=paper.ref, target=spot.ref, relation="spot")
    _say("findings.spot_ordered", spot, paper, by, on=str(spot.ordered_on))


def _say(
    event: str, thing: Finding | Advice | SpotRectification, paper: Workpaper, by: Actor, **facts: Any
) -> None:
    record(
        event,
        by=by,
        about=thing.ref,
        facts={"inspection": str(paper.inspection_id), "number": thing.number, **facts},
        scope=inspection_scope(paper.inspection_id),
        rule_set=paper.inspection.rule_set,
    )
