"""What this room answers when the registries ask: how its things read, what gates need, what a citation changes."""

from collections.abc import Mapping, Sequence, Set
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.search.registry import LIMIT, Entry
from xuncha.foundation.terms import TEAM, Actor, Decision, Ref, WrongState
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.onsite.inspections.dossier import Tally, Waiting
from xuncha.onsite.inspections.package import Counts
from xuncha.onsite.inspections.queries import members as members_of

from . import advices, facts, instances, policies, queries
from .actions.note_citation import note_citation
from .actions.note_printed_sheet import note_printed_sheet
from .actions.note_returned_sheet import note_returned_sheet
from .actions.take_over_papers import take_over_papers
from .cards import TURN
from .models import FactFile, Instance, Workpaper
from .rules.states import SheetState, State

SHOWN = 6


@stepwise
def describe_workpapers(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        p.id: Described(
            p.title, reverse("findings:workpaper", args=[p.id]), p.shown_number, str(p.get_state_display())
        )
        for p in rows
    }


@stepwise
def describe_findings(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.findings_visible_to(actor).filter(id__in=ids)
    yield rows
    return {f.id: Described(f.title, reverse("findings:finding", args=[f.id]), f.number) for f in rows}


@stepwise
def describe_advice(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.advice_visible_to(actor).filter(id__in=ids)
    yield rows
    return {a.id: Described(a.to_name, f"{reverse('findings:advice')}#{a.number}", a.number) for a in rows}


@stepwise
def describe_spots(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.spots_visible_to(actor).select_related("outcome").filter(id__in=ids)
    yield rows
    return {
        s.id: Described(
            s.text[:40],
            f"{reverse('findings:workpaper', args=[s.outcome.workpaper_id])}#outcomes",
            s.number,
            _("已核查") if s.done_on else _("待核查"),
        )
        for s in rows
    }


def describe_fact_sheets(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    """The team's and the office's page; for the body its own."""
    ours = {
        s.id: Described(
            s.number or _("未送出的事实确认单"),
            reverse("findings:fact_sheet", args=[s.id]),
            state=str(s.get_state_display()),
        )
        for s in facts.visible_to(actor).filter(id__in=ids)
    }
    theirs = {
        s.id: Described(s.number, reverse("findings:door_fact_sheet", args=[s.id]))
        for s in facts.at_door(actor).filter(id__in=ids - set(ours))
    }
    return ours | theirs


def describe_fact_files(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    rows = FactFile.objects.filter(
        id__in=ids, reply__matter__sheet__in=facts.visible_to(actor).order_by().values("id")
    )
    return {
        f.id: Described(f.file.name, reverse("findings:fact_sheet", args=[f.reply.matter.sheet_id]))
        for f in rows.select_related("file", "reply__matter")
    }


def may_draft_from(actor: Actor, source: Ref) -> Decision | None:
    """Whether a paper may be drafted from this thing; None for who is in no team: the verb does not exist for them."""
    if not actor.holds(TEAM):
        return None
    where = queries.inspection_of_source(source, actor)
    return None if where is None else policies.can_draft(actor, where.team_id, where.stage)


def workpapers_signed(ref: Ref, actor: Actor) -> Answer:
    """Every paper of the inspection bears the lead's signature."""
    waiting = {
        State.DRAFT: (_("起草中"), _("承办人")),
        State.RETURNED: (_("已退回"), _("承办人")),
        State.UNDERTAKERS: (_("待承办人签"), _("承办人")),
        State.DEPUTY: (_("待副组长签"), _("副组长")),
        State.LEAD: (_("待组长签"), _("组长")),
    }
    rows = queries.papers_in(ref.id, waiting)
    found = []
    for state, (label, who) in waiting.items():
        here = [p for p in rows if p.state == state]
        if here:
            text = ngettext("底稿%(state)s %(count)d 份", "底稿%(state)s %(count)d 份", len(here))
            found.append(_missing(text % {"state": label, "count": len(here)}, who, state, here))
    return Answer(tuple(found))


def workpapers_judged(ref: Ref, actor: Actor) -> Answer:
    """Every signed paper of the inspection has been judged."""
    rows = queries.papers_in(ref.id, [State.SIGNED])
    if not rows:
        return Answer()
    text = ngettext("已签未研判的底稿 %(count)d 份", "已签未研判的底稿 %(count)d 份", len(rows))
    return Answer((_missing(text % {"count": len(rows)}, _("组长"), State.SIGNED, rows),))


def facts_answered(ref: Ref, actor: Actor) -> Answer:
    """Every fact sheet that went out is settled: replied to, or noted as not; objections answered."""
    today = actor.clock.today()
    return Answer(
        tuple(
            Missing(
                _("事实确认单 %(number)s 没有办结") % {"number": s.number},
                _("被巡察单位答复，巡察组回应、办结"),
                due=s.due_on,
                href=reverse("findings:fact_sheet", args=[s.id]),
                button=_("去看"),
                detail=_("已过答复期限") if s.due_on and s.due_on < today else "",
            )
            for s in facts.open_of_inspection(ref.id)
        )
    )


def _missing(what: str, who: str, state: State, rows: list[Workpaper]) -> Missing:
    numbers = "、".join(p.shown_number for p in rows[:SHOWN]) + ("…" if len(rows) > SHOWN else "")
    href = f"{reverse('findings:of_inspection', args=[rows[0].inspection_id])}?state={state}"
    return Missing(what, who, href=href, button=_("看底稿"), detail=numbers)


def citation_changes(by: Actor, item: Ref, facts: Mapping[str, Any]) -> None:
    """A citation of a paper came or went: refused under signature, else the paper is a version further."""
    cited = Ref.parse(str(facts["cited"]))
    if cited.kind == "findings.instance":
        note_citation(by=by, workpaper=instances.paper_of(cited.id), elements=["instance"])
    if cited.kind == "findings.workpaper":
        elements = [str(facts["element"]), *map(str, facts.get("also", ()))]
        note_citation(by=by, workpaper=cited.id, elements=elements)


def paper_issued(by: Actor, subject: Ref, facts: Mapping[str, Any]) -> None:
    """A working paper was printed for signing."""
    if facts.get("paper") == "findings.workpaper":
        note_printed_sheet(by=by, workpaper=subject.id, version=int(facts["version"]))


def scan_returned(by: Actor, subject: Ref, facts: Mapping[str, Any]) -> None:
    """Its pages came back."""
    if facts.get("paper") == "findings.workpaper":
        note_returned_sheet(
            by=by,
            workpaper=subject.id,
            version=int(facts["version"]),
            scan=UUID(str(facts["file"])),
            complete=bool(facts["complete"]),
            problems=facts["problems"],
        )


def may_submit_again(actor: Actor, letter: Ref) -> Decision | None:
    """Only for a letter with advice that was sent back; else the verb does not exist."""
    if not actor.is_office or advices.approval(letter) not in ("returned", "withdrawn"):
        return None
    return policies.can_send_advice(actor)


def letter_goes_out(by: Actor, letter: Ref, told: Mapping[str, Any]) -> None:
    """A letter with advice leaves the house only as it was approved."""
    if told.get("kind") == "matter" and advices.in_letter(letter.id):
        standing = advices.approval(letter)
        if standing not in ("", "approved"):
            raise WrongState("advice.not_approved", _("巡察建议书还没有批准，不能发出。"))


def letter_changes(by: Actor, letter: Ref, told: Mapping[str, Any]) -> None:
    """Nor is it changed while it is decided on, or after."""
    standing = advices.approval(letter) if told.get("kind") == "matter" else ""
    if standing in ("open", "approved") and advices.in_letter(letter.id):
        said = _("巡察建议书在送审或者已经批准，不能改。要改的，撤销重拟。")
        raise WrongState("advice.approval_stands", said)


def letter_withdrawn(by: Actor, letter: Ref, told: Mapping[str, Any]) -> None:
    """A draft somebody decides on is not pulled from under them."""
    if told.get("kind") == "matter" and advices.approval(letter) == "open" and advices.in_letter(letter.id):
        raise WrongState("advice.approval_open", _("巡察建议书在送审，先撤回送审，再撤销函件。"))


# ------------------------------------------------------------------------------------------------ search


def find_papers(words: str, actor: Actor) -> list[Entry]:
    """Papers by title or number; the office finds those that have come up for review."""
    rows = queries.narrowed(queries.visible_to(actor), words=words).select_related("inspection")
    return [
        Entry(
            p.title,
            reverse("findings:workpaper", args=[p.id]),
            p.shown_number,
            p.inspection.body_name,
            frozenset({f"team:{p.inspection.team_id}", *(("office",) if p.number else ())}),
        )
        for p in rows.order_by("-drafted_on")[:LIMIT]
    ]


def find_findings(words: str, actor: Actor) -> list[Entry]:
    """Findings by title, text or number."""
    return [
        Entry(
            f.title,
            reverse("findings:finding", args=[f.id]),
            f.number,
            f.inspection.body_name,
            frozenset({f"team:{f.inspection.team_id}", "office"}),
        )
        for f in queries.findings_named(words, actor)[:LIMIT]
    ]


# ------------------------------------------------------------------------------------------------ the dossier


def papers_href(inspection: Any) -> str:
    return reverse("findings:of_inspection", args=[inspection.id])


def findings_href(inspection: Any) -> str:
    return reverse("findings:findings", args=[inspection.id])


def count_papers(actor: Actor, inspection: Any) -> Tally:
    """Signed of all, for the team; for the office those it may see."""
    rows = queries.visible_to(actor).filter(inspection=inspection).select_related(None)
    every = rows.exclude(state=State.RESHAPED)
    signed = every.filter(state__in=(State.SIGNED, State.JUDGED))
    return Tally((signed, every), lambda done, all_: f"{done}/{all_}" if all_ else 0)


def count_findings(actor: Actor, inspection: Any) -> Tally:
    rows = queries.findings_visible_to(actor).filter(inspection=inspection).select_related(None)
    return Tally((rows,), lambda every: every)


def papers_by_cell(actor: Actor, inspections: Sequence[UUID]) -> Counts:
    """Papers that are not judged yet, by member of a package and item."""
    every = queries.visible_to(actor).exclude(state=State.RESHAPED)
    own = queries.by_cell(every.exclude(state=State.JUDGED), inspections)
    return _together(own, instances.by_cell(every, inspections, found=False))


def findings_by_cell(actor: Actor, inspections: Sequence[UUID]) -> Counts:
    """Findings, and instances of common ones, by member of a package and item."""
    own = queries.by_cell(queries.findings_visible_to(actor), inspections)
    return _together(own, instances.by_cell(queries.visible_to(actor), inspections, found=True))


def _together(*parts: Counts) -> Counts:
    return {key: sum(part.get(key, 0) for part in parts) for part in parts for key in part}


def describe_instances(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    rows = Instance.objects.filter(id__in=ids, workpaper__in=queries.visible_to(actor))
    return {
        i.id: Described(
            f"{i.body.called}：{i.workpaper.title}",
            f"{reverse('findings:workpaper', args=[i.workpaper_id])}#instances",
            i.workpaper.shown_number,
        )
        for i in rows.select_related("workpaper", "body")
    }


def may_draft_common(actor: Actor, inspection: Ref) -> Decision | None:
    """In the file of a package's head; None for who is in no team."""
    if not actor.holds(TEAM):
        return None
    where = queries.inspection_of(inspection.id, actor)
    if not members_of(where):
        return None
    return policies.can_draft(actor, where.team_id, where.stage)


def facts_href(inspection: Any) -> str:
    return reverse("findings:facts", args=[inspection.id])


def count_facts(actor: Actor, inspection: Any) -> Tally:
    """Settled of those that went out."""
    every = facts.visible_to(actor).filter(inspection=inspection).exclude(state=SheetState.WITHDRAWN)
    settled = every.filter(state=SheetState.SETTLED)
    return Tally((settled, every), lambda done, all_: f"{done}/{all_}" if all_ else 0)


def paper_loads(actor: Actor, inspection: Any) -> Mapping[UUID, str]:
    """For each undertaker: signed of undertaken."""
    return {p: f"{done}/{every}" for p, (done, every) in queries.loads(inspection.id).items()}


def papers_waiting(actor: Actor, inspection: Any) -> list[Waiting]:
    """Papers that wait for this reader's signature or judgement, or were sent back to them."""
    rows = [p for p in queries.waiting_for_me(actor) if p.inspection_id == inspection.id]
    back = [p for p in queries.returned_to_me(actor) if p.inspection_id == inspection.id]
    return [*(_waits(p, "wait", *TURN[State(p.state)]) for p in rows), *(_sent_back(p) for p in back)]


def _waits(paper: Workpaper, tone: str, state: Any, button: Any) -> Waiting:
    page = "findings:judge" if paper.state == State.SIGNED else "findings:sign"
    return Waiting(
        kind=_("底稿"),
        number=paper.shown_number,
        matter=paper.title,
        who="",
        tone=tone,
        state=state,
        since=paper.drafted_on,
        href=reverse(page, args=[paper.id]),
        button=button,
    )


def _sent_back(paper: Workpaper) -> Waiting:
    last = paper.sent_back[0] if paper.sent_back else None
    return Waiting(
        kind=_("底稿"),
        number=paper.shown_number,
        matter=paper.title,
        who="",
        tone="returned",
        state=_("已退回"),
        since=last.returned_on if last else paper.drafted_on,
        href=reverse("findings:workpaper", args=[paper.id]),
        button=_("修改"),
    )


# ------------------------------------------------------------------------------------------------ called home


def papers_in_hand(team: UUID, person: UUID) -> list[tuple[str, Ref]]:
    return [(row.shown_number, row.ref) for row in queries.unsigned_of(team, person)]


def take_over(by: Actor, team: UUID, leaving: UUID, successor: UUID) -> None:
    take_over_papers(by=by, team=team, leaving=leaving, successor=successor)
