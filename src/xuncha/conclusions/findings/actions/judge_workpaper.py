from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.conclusions.findings import facts, policies, queries
from xuncha.conclusions.findings.models import Outcome, Workpaper
from xuncha.conclusions.findings.rules.found import Found
from xuncha.conclusions.findings.rules.judgement import (
    AsAdvice,
    AsClue,
    AsFinding,
    AsSpot,
    Given,
    NotEstablished,
    SetAside,
)
from xuncha.conclusions.findings.rules.outcomes import problems as outcome_problems
from xuncha.conclusions.findings.rules.states import State
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, check_version

from ._outcomes import keep_clue, keep_outcome, written
from ._states import changed, move, refuse, say


@action
def judge_workpaper(
    *,
    by: Actor,
    workpaper: UUID,
    outcomes: Sequence[Given],
    minutes: str,
    meeting_on: date | None = None,
    departs: str = "",
    seen: int | None = None,
    on: date | None = None,
) -> list[Outcome]:
    """研判底稿 — Judge a signed working paper, once, by the lead after the team meeting.

    One or more outcomes, each with its own number; "not established" stands alone, with reasons. A clue goes to its own
    room, beside an outcome everyone may see, and is not among what is returned. `departs`: why this one is judged
    otherwise than like matters. Raises NotKnown, NotAllowed, Stale, BadInput; WrongState for a finding while the body
    still has time to reply to its facts and the rule set waits for it.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    NotAllowed.unless(policies.can_judge(by, paper))
    day = on or by.clock.today()
    met = meeting_on or day
    _check(paper, outcomes, minutes, met)
    _heard(paper, outcomes, day)
    kept = [keep_outcome(paper, given, by, day) for given in outcomes if not isinstance(given, AsClue)]
    paper.judged_on, paper.meeting_on = day, met
    paper.meeting_minutes, paper.departs = minutes.strip(), departs.strip()
    move(paper, State.JUDGED)
    changed(paper)
    say(
        "findings.workpaper_judged",
        paper,
        by,
        on=str(day),
        meeting_on=str(met),
        outcomes=[{"kind": o.kind, "number": o.number} for o in kept],
    )
    for given in outcomes:
        if isinstance(given, AsClue):
            keep_clue(paper, given, by, day)
    return kept


def _heard(paper: Workpaper, outcomes: Sequence[Given], day: date) -> None:
    """While the body still has time to reply to the facts, nothing becomes a finding, if the rule set says so."""
    if not any(isinstance(o, AsFinding) for o in outcomes):
        return
    if not facts.waits_for_reply(paper.inspection.rule_set):
        return
    waiting = facts.outstanding_of(paper, day)
    refuse(
        [
            Found("judgement.reply_outstanding", "finding", {"number": m.sheet.number, "due": m.sheet.due_on})
            for m in waiting
        ],
        "judgement.reply_outstanding",
    )


def _check(paper: Workpaper, outcomes: Sequence[Given], minutes: str, met: date) -> None:
    found = outcome_problems([o.kind for o in outcomes], minutes)
    if paper.signed_on and met < paper.signed_on:
        found.append(
            Found(
                "judgement.meeting_before_signature",
                "meeting_on",
                {"meeting": met, "signed": paper.signed_on},
            )
        )
    for given in outcomes:
        match given:
            case AsFinding():
                found += queries.finding_problems(paper.inspection.rule_set, written(paper, given))
            case AsAdvice() if not (given.to_kind.strip() and given.to_name.strip()):
                found.append(Found("judgement.no_recipient", "advice"))
            case AsAdvice() | AsSpot() if not given.text.strip():
                found.append(Found("judgement.no_reason", given.kind, {"kind": given.kind}))
            case NotEstablished() | SetAside() if not given.reason.strip():
                found.append(Found("judgement.no_reason", given.kind, {"kind": given.kind}))
    if found:
        raise BadInput("judgement.incomplete", problems=problems(found))
