from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from xuncha.conclusions.clues import queries as clues
from xuncha.conclusions.findings import facts, policies, queries
from xuncha.conclusions.findings.models import Spread, StateLabel
from xuncha.conclusions.findings.queries import Whole
from xuncha.conclusions.findings.rules.signing import step_of
from xuncha.conclusions.findings.rules.states import OPEN, State
from xuncha.conclusions.findings.web import exchange, presenters, viewing
from xuncha.conclusions.findings.wording import problems
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page

RESHAPED = frozenset({"merge", "split"})


def workpaper(request: HttpRequest, workpaper: UUID) -> HttpResponse:
    """The working paper: elements with their chips, the page they rest on, like matters, who has signed."""
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    all_of = queries.whole(paper)
    writable = bool(policies.can_write(actor, paper, all_of.undertaker_ids))
    citation = viewing.chosen(all_of, request.GET.get("c", ""))
    history = lines(paper.ref, actor)
    knows = clues.may_know_any(actor)
    # Numbers of the journal count everything that happens in the office, clues too: they are not for everybody.
    entries = presenters.entries_of_signatures(history, all_of.every_signature) if knows else {}
    near = neighbours(paper.ref, actor)
    returned = queries.last_return(paper) if paper.state == State.RETURNED else None
    elements = presenters.element_rows(all_of, citation.id if citation else None, writable=writable)
    line = queries.lineage(paper) if any(n.relation in RESHAPED for n in near) else []
    earlier = [x.earlier_id for x in line if x.later_id == paper.id]
    context: dict[str, Any] = {
        "paper": paper,
        "lineage": presenters.lineage_rows(paper, line, {n.ref.id for n in near}),
        "all_of": all_of,
        "shape": presenters.SHAPES[State(paper.state)],
        "state": StateLabel(paper.state).label,
        "sources": [n for n in near if not n.forward and n.relation == "workpaper"],
        "near": near,
        "instances": presenters.instance_rows(all_of.instances, all_of.instance_citations, actor),
        "may_add": writable and paper.inspection.package_id is None and paper.spread == Spread.SHARED,
        "elements": elements,
        "supported": sum(1 for e in elements if e.state == "done"),
        "viewer": viewing.view_of(all_of, citation, request.GET.get("p", ""), actor),
        "yard": presenters.yardstick(paper),
        "boxes": presenters.signature_boxes(all_of, entries),
        "class_pairs": presenters.class_pairs(paper),
        "returned": returned,
        "refusing": problems(queries.refusing(all_of)) if paper.state in OPEN else [],
        "flags": problems(queries.flags(all_of)),
        "outcomes": queries.outcomes_of(paper) if paper.state == State.JUDGED else [],
        "put_to_body": exchange.said_rows(facts.of_paper(paper, earlier)),
        "may_put": _put_href(actor, paper),
        "clues": clues.from_source(paper.ref, actor) if knows else [],
        "history": presenters.journal_lines(history),
        "writable": writable,
        "verbs": _verbs(actor, all_of, sheet_back=any(x.event == "findings.sheet_returned" for x in history)),
    }
    return page(request, "findings/workpaper.html", context)


def _put_href(actor: Actor, paper: Any) -> str:
    """Where its facts are put to the body, "" where they may not be."""
    where = paper.inspection
    judged = paper.state == State.JUDGED and not facts.put_after_judging(where.rule_set)
    if judged or not policies.can_draft_facts(actor, where.team_id, where.stage):
        return ""
    return f"{reverse('findings:draft_facts', args=[where.id])}?paper={paper.id}"


def _verbs(actor: Actor, all_of: Whole, *, sheet_back: bool) -> dict[str, Any]:
    """What the reader may do now; None where the verb has nothing to do with them."""
    paper = all_of.paper
    serves = policies.serves(actor, paper.inspection.team_id)
    factor = queries.needs_second_factor(paper.inspection.rule_set)
    sign = policies.can_sign(actor, all_of, second_factor=factor)
    return {
        "sign": sign if serves and step_of(State(paper.state)) and _concerned(actor, all_of) else None,
        "ink": sheet_back and bool(policies.can_record_ink(actor, paper)),
        "return": policies.can_return(actor, paper) if policies.can_return(actor, paper) else None,
        "judge": policies.can_judge(actor, paper) if paper.state == State.SIGNED and serves else None,
        "reshape": bool(policies.can_reshape(actor, paper, all_of.undertaker_ids))
        and bool(policies.can_draft(actor, paper.inspection.team_id, paper.inspection.stage)),
        "take_back": paper.state not in OPEN | {State.RESHAPED}
        and bool(policies.can_write(actor, paper, all_of.undertaker_ids)),
    }


def _concerned(actor: Actor, all_of: Whole) -> bool:
    """Whether this person signs the paper at some step: only then is a refused button worth its room."""
    now = all_of.standing
    return actor.person in now.undertakers | now.checkers | now.leads
