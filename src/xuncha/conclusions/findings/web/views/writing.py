from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.actions.add_undertaker import add_undertaker
from xuncha.conclusions.findings.actions.draft_workpaper import draft_workpaper
from xuncha.conclusions.findings.actions.edit_workpaper import edit_workpaper
from xuncha.conclusions.findings.actions.record_head_heard import record_head_heard
from xuncha.conclusions.findings.actions.remove_undertaker import remove_undertaker
from xuncha.conclusions.findings.actions.support_element import support_element
from xuncha.conclusions.findings.actions.take_back_workpaper import take_back_workpaper
from xuncha.conclusions.findings.actions.withdraw_support import withdraw_support
from xuncha.conclusions.findings.actions.write_element import write_element
from xuncha.conclusions.findings.models import ElementLabel, Workpaper
from xuncha.conclusions.findings.web import presenters
from xuncha.conclusions.findings.web.forms import (
    DraftForm,
    ElementForm,
    HeadForm,
    MatterForm,
    SupportForm,
    UndertakersForm,
    WithdrawForm,
    matter_of,
)
from xuncha.foundation.terms import Actor, NotKnown, Ref, Role
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, submit
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.inspections import queries as inspections
from xuncha.preparation.teams import queries as teams
from xuncha.standing.regulations import queries as regulations


def _href(paper: Workpaper) -> str:
    return reverse("findings:workpaper", args=[paper.id])


def members_of(team: UUID) -> list[tuple[str, str]]:
    """Who may undertake: everyone of the team but the lead, in the order of the authorisation."""
    return [(str(m.person_id), m.person.name) for m in teams.active_members(team) if m.role != Role.LEAD]


def _clauses(paper: Workpaper | None) -> list[tuple[str, str]]:
    """Clauses in force at the time of the conduct, and the one named already even where it was not."""
    found = {}
    if paper is not None and paper.conduct_from:
        rows = regulations.clauses_in_force(paper.conduct_from)
        found = {str(c.id): f"《{c.edition.document.title}》{c.number}" for c in rows}
    if paper is not None and paper.clause_id:
        found.setdefault(str(paper.clause_id), presenters.clause_text(paper))
    return sorted(found.items(), key=lambda pair: pair[1])


def cost_of(paper: Workpaper) -> str:
    """What saving a change costs while signatures stand, "" where it costs nothing."""
    count = paper.signatures.filter(void_at__isnull=True).count()
    if not count:
        return ""
    return _("已有 %(count)d 个签字：我知道保存以后全部作废，须重新签") % {"count": count}


def _voids(data: dict[str, Any]) -> bool:
    return bool(data.pop("voids", False))


# ------------------------------------------------------------------------------------------------ drafting


def draft(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """A new paper in an inspection."""
    return _draft(request, inspection, [])


def draft_from(request: HttpRequest) -> HttpResponseBase:
    """A new paper that grows from an interview, an item or a point."""
    actor = actor_of(request)
    try:
        source = Ref.parse(request.GET.get("source", ""))
    except ValueError as wrong:
        raise Http404 from wrong
    where = queries.inspection_of_source(source, actor)
    if where is None:
        raise Http404
    return _draft(request, where.id, [source])


def _draft(request: HttpRequest, inspection: UUID, sources: list[Ref]) -> HttpResponseBase:
    actor = actor_of(request)
    where = inspections.inspection(inspection, actor)
    if not policies.serves(actor, where.team_id):
        raise Http404
    form = DraftForm.of(
        request,
        members=members_of(where.team_id),
        rules=regulations.rule_set(where.rule_set),
        initial={"undertakers": [str(actor.person)], "title": queries.title_of_source(sources, actor)},
    )
    return submit(
        request,
        form,
        lambda data: _act_draft(actor, where.id, sources, data),
        then=_href,
        title=_("起草底稿"),
        button=_("起草"),
        back=reverse("findings:of_inspection", args=[where.id]),
        template="findings/draft.html",
        context={"inspection": where, "sources": sources},
        notice=_("已起草，接着写要素、补佐证"),
    )


def _act_draft(actor: Actor, inspection: UUID, sources: list[Ref], data: dict[str, Any]) -> Workpaper:
    undertakers = [UUID(p) for p in data.pop("undertakers")]
    title = data.pop("title")
    return draft_workpaper(
        by=actor, inspection=inspection, title=title, sources=sources, undertakers=undertakers, fields=data
    )


# ------------------------------------------------------------------------------------------------ changing


def edit(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    form = MatterForm.of(
        request,
        seen=paper.version,
        initial=matter_of(paper),
        rules=regulations.rule_set(paper.inspection.rule_set),
        clauses=_clauses(paper),
        cost=cost_of(paper),
    )

    def now() -> Current:
        fresh = queries.workpaper(paper.id, actor)
        return Current(seen=fresh.version, values=matter_of(fresh))

    return _change(
        request,
        paper,
        form,
        lambda data: edit_workpaper(
            by=actor, workpaper=paper.id, seen=form.seen, voids=_voids(data), fields=data
        ),
        title=_("修改底稿"),
        button=_("保存"),
        template="findings/edit.html",
        again=now,
    )


def undertakers(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    here = [str(u.person_id) for u in paper.undertakers.all()]
    form = UndertakersForm.of(
        request,
        seen=paper.version,
        members=members_of(paper.inspection.team_id),
        initial={"undertakers": here},
        cost=cost_of(paper),
    )
    return _change(
        request,
        paper,
        form,
        lambda data: _act_undertakers(actor, paper, form, here, data),
        title=_("承办人"),
        button=_("保存承办人"),
    )


def _act_undertakers(
    actor: Actor, paper: Workpaper, form: Form, here: list[str], data: dict[str, Any]
) -> Workpaper:
    """New ones first, so that whoever leaves may be the one who does it."""
    voids, chosen, seen = _voids(data), data["undertakers"], form.seen
    for person in (p for p in chosen if p not in here):
        add_undertaker(by=actor, workpaper=paper.id, person=UUID(person), seen=seen, voids=voids)
        seen = None
    for person in (p for p in here if p not in chosen):
        remove_undertaker(by=actor, workpaper=paper.id, person=UUID(person), seen=seen, voids=voids)
        seen = None
    return paper


def element(request: HttpRequest, workpaper: UUID, element: str) -> HttpResponseBase:
    """One element: its text, its citations, and the way to more of them."""
    actor = actor_of(request)
    paper, label = _paper_and_element(workpaper, element, actor)
    row = paper.elements.filter(code=element).first()
    form = ElementForm.of(
        request, seen=paper.version, initial={"text": row.text if row else ""}, cost=cost_of(paper)
    )

    def now() -> Current:
        fresh = queries.workpaper(paper.id, actor)
        there = fresh.elements.filter(code=element).first()
        return Current(seen=fresh.version, values={"text": there.text if there else ""})

    cited = [c for c in queries.whole(paper).citations if c.element == element]
    return _change(
        request,
        paper,
        form,
        lambda data: write_element(
            by=actor, workpaper=paper.id, element=element, seen=form.seen, voids=_voids(data), **data
        ),
        title=_("要素：%(element)s") % {"element": label},
        button=_("保存"),
        template="findings/element.html",
        context={
            "label": label,
            "element": element,
            "cited": [(c, presenters.place(c)) for c in cited],
            "others": _other_elements(paper, element),
        },
        again=now,
    )


def _other_elements(paper: Workpaper, element: str) -> list[tuple[str, str, bool]]:
    written = {e.code for e in paper.elements.all() if e.text}
    return [(code, label, code in written) for code, label in ElementLabel.choices if code != element]


def support(request: HttpRequest, workpaper: UUID, element: str) -> HttpResponseBase:
    actor = actor_of(request)
    paper, label = _paper_and_element(workpaper, element, actor)
    items = [(str(i.id), f"{i.number} {i.title}") for i in evidence.items(paper.inspection_id, actor)]
    others = [(code, name) for code, name, written in _other_elements(paper, element) if written]
    form = SupportForm.of(
        request, seen=paper.version, items=items, others=others, initial={"page": 1}, cost=cost_of(paper)
    )
    return _change(
        request,
        paper,
        form,
        lambda data: support_element(
            by=actor,
            workpaper=paper.id,
            element=element,
            seen=form.seen,
            voids=_voids(data),
            **{**data, "item": UUID(data["item"])},
        ),
        title=_("给“%(element)s”补佐证") % {"element": label},
        button=_("补佐证"),
        template="findings/support.html",
        context={"items": items, "label": label},
        notice=_("已补佐证"),
    )


def withdraw(request: HttpRequest, workpaper: UUID, citation: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    support = queries.citation_of(paper, citation)
    form = WithdrawForm.of(request, seen=paper.version, cost=cost_of(paper))
    return _change(
        request,
        paper,
        form,
        lambda data: withdraw_support(
            by=actor, workpaper=paper.id, citation=support.id, seen=form.seen, voids=_voids(data), **data
        ),
        title=_("撤下佐证"),
        button=_("撤下，写理由"),
    )


def head(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    form = HeadForm.of(request, seen=paper.version, initial={"on": actor.clock.today()}, cost=cost_of(paper))
    return _change(
        request,
        paper,
        form,
        lambda data: record_head_heard(
            by=actor, workpaper=paper.id, seen=form.seen, voids=_voids(data), **data
        ),
        title=_("记录与主要负责人的沟通"),
        button=_("记下"),
    )


def take_back(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = queries.workpaper(workpaper, actor)
    form = Form.of(request, seen=paper.version)
    return _change(
        request,
        paper,
        form,
        lambda data: take_back_workpaper(by=actor, workpaper=paper.id, seen=form.seen),
        title=_("撤回修改"),
        button=_("撤回修改"),
        template="findings/take_back.html",
        context={"cost": cost_of(paper)},
        notice=_("已撤回，签字都已作废"),
    )


def _paper_and_element(workpaper: UUID, element: str, actor: Actor) -> tuple[Workpaper, str]:
    if element not in ElementLabel.values:
        raise Http404
    return queries.workpaper(workpaper, actor), str(ElementLabel(element).label)


def _change(request: HttpRequest, paper: Workpaper, form: Form, act: Any, **more: Any) -> HttpResponseBase:
    """A verb on a paper: only its writers find the page, everybody else of the team is told whose it is."""
    people = frozenset(paper.undertakers.values_list("person_id", flat=True))
    allowed = policies.can_write(actor_of(request), paper, people)
    if not policies.serves(actor_of(request), paper.inspection.team_id):
        raise NotKnown("workpaper.not_known")
    context = {"paper": paper, "allowed": allowed, **more.pop("context", {})}
    more.setdefault("notice", _("已保存"))
    more.setdefault("template", "findings/change.html")
    return submit(request, form, act, then=_href(paper), back=_href(paper), context=context, **more)
