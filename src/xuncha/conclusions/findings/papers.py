"""问题底稿 as a paper: plain values for the engine. Official text: Chinese always, whatever language the reader reads."""

from django.utils.translation import override

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import (
    ElementLabel,
    How,
    Outcome,
    OutcomeLabel,
    StepLabel,
    Workpaper,
)
from xuncha.conclusions.findings.queries import Whole
from xuncha.conclusions.findings.rules.signing import Step
from xuncha.conclusions.findings.rules.states import State
from xuncha.engines.wordfile.forms import working_paper
from xuncha.engines.wordfile.forms.workpaper import Element, HeadHeard, Signed
from xuncha.engines.wordfile.parts import Record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, NotKnown, Ref
from xuncha.onsite.evidence.queries import chip
from xuncha.standing.regulations.queries import rule_set


def workpaper(ref: Ref, actor: Actor) -> Record | None:
    """The working paper with its signatures; None where the actor may not know it."""
    try:
        paper = queries.workpaper(ref.id, actor)
    except NotKnown:
        return None
    all_of = queries.whole(paper)
    known = rule_set(paper.inspection.rule_set).taxonomy
    item, field = known.items.get(paper.item), known.fields.get(paper.field)
    with override("zh-hans"):
        return working_paper(
            number=paper.shown_number,
            title=paper.title,
            inspection=f"{paper.inspection.team.batch.round.title} {paper.inspection.team.name}",
            body=paper.inspection.body_name,
            field=field.label.zh if field else "",
            item=f"{paper.item} {item.label.zh}" if item else "",
            elements=_elements(all_of),
            head_heard=[HeadHeard(h.heard_on, h.post, h.said) for h in all_of.heard],
            signatures=_signatures(all_of),
            outcomes=[_outcome(o) for o in queries.outcomes_of(paper)] if paper.state == State.JUDGED else (),
        )


def scope(ref: Ref) -> str:
    """The inspection's own key seals the issued file."""
    found = Workpaper.objects.only("inspection_id").get(id=ref.id)
    return inspection_scope(found.inspection_id)


def _elements(all_of: Whole) -> list[Element]:
    clause = all_of.paper.clause
    found = []
    for code, label in ElementLabel.choices:
        text = all_of.elements[code].text if code in all_of.elements else ""
        if not text:
            continue
        rests_on = [chip(c) for c in all_of.citations if c.element == code]
        if code == "rule" and clause is not None:
            rests_on.append(f"《{clause.edition.document.title}》{clause.number}")
        found.append(Element(str(label), text, rests_on))
    return found


def _signatures(all_of: Whole) -> list[Signed]:
    """Who signed, and a line for everyone who is still to sign."""
    there = [
        Signed(str(StepLabel(s.step).label), s.person.name, s.signed_on, _how(s.how))
        for s in all_of.signatures
    ]
    standing = all_of.standing
    names = {m.person_id: m.person.name for m in all_of.members}
    waiting = [
        Signed(str(StepLabel.UNDERTAKER.label), u.person.name)
        for u in all_of.undertakers
        if u.person_id not in standing.signed
    ]
    steps = {s.step for s in all_of.signatures}
    if Step.DEPUTY not in steps and standing.checkers:
        waiting.append(
            Signed(str(StepLabel.DEPUTY.label), "、".join(names[p] for p in names if p in standing.checkers))
        )
    if Step.LEAD not in steps:
        waiting += [Signed(str(StepLabel.LEAD.label), names[p]) for p in names if p in standing.leads]
    return [*there, *waiting]


def _how(how: str) -> str:
    return "" if how == How.INK else "系统内签"


def _outcome(outcome: Outcome) -> tuple[str, str]:
    label = f"{OutcomeLabel(outcome.kind).label} {outcome.number}"
    match outcome.kind:
        case "finding":
            return label, outcome.finding.title
        case "advice":
            return label, f"{outcome.advice.to_name}：{outcome.advice.text}"
        case "spot":
            return label, outcome.spot.text
    return label, outcome.reason
