"""Pages of the instances of a common matter: drafting one, adding, writing, supporting, taking out."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import instances, policies, queries
from xuncha.conclusions.findings.actions.instances.add_instances import add_instances
from xuncha.conclusions.findings.actions.instances.draft_common import draft_common as draft_one
from xuncha.conclusions.findings.actions.instances.drop_instance import drop_instance
from xuncha.conclusions.findings.actions.instances.support_instance import support_instance
from xuncha.conclusions.findings.actions.instances.write_instance import write_instance
from xuncha.conclusions.findings.models import Instance, Workpaper
from xuncha.conclusions.findings.web.instance_forms import (
    AddInstancesForm,
    DraftCommonForm,
    DropInstanceForm,
    InstanceForm,
    SupportInstanceForm,
)
from xuncha.conclusions.findings.web.views.writing import cost_of, members_of
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import submit
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.inspections import checklist
from xuncha.onsite.inspections import queries as inspections
from xuncha.standing.regulations.queries import rule_set


def draft_common(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """起草共性问题底稿: what it is, where it was found, who undertakes it."""
    actor = actor_of(request)
    head = inspections.inspection(inspection, actor)
    members = inspections.members(head)
    if not members or not policies.serves(actor, head.team_id):
        raise NotKnown("workpaper.not_known")
    NotAllowed.unless(policies.can_draft(actor, head.team_id, head.stage))
    codes = list(dict.fromkeys(i.code for m in members for i in checklist.items(m)))
    form = DraftCommonForm.of(
        request,
        rules=rule_set(head.rule_set),
        members=[(str(m.pk), m.body_name) for m in members],
        people=members_of(head.team_id),
        codes=codes,
        initial={"item": request.GET.get("item", ""), "undertakers": [str(actor.person)]},
    )

    def act(data: dict[str, Any]) -> Workpaper:
        return draft_one(
            by=actor,
            package=head.pk,
            members=[UUID(key) for key in data["members"]],
            title=data["title"],
            text=data["text"],
            undertakers=[UUID(key) for key in data["undertakers"]],
            fields={"item": data["item"]},
        )

    return submit(
        request,
        form,
        act,
        then=lambda made: f"{_href(made)}#instances",
        template="findings/draft_common.html",
        context={"inspection": head},
        title=_("起草共性问题底稿"),
        button=_("起草"),
        back=reverse("inspections:package", args=[head.pk]),
        notice=_("已起草，逐个实例写明、补佐证"),
    )


def add(request: HttpRequest, workpaper: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper = _paper(workpaper, actor)
    free = instances.free_members(paper, inspections.members(paper.inspection))
    form = AddInstancesForm.of(
        request,
        seen=paper.version,
        members=[(str(m.pk), m.body_name) for m in free],
        cost=cost_of(paper),
    )

    def act(data: dict[str, Any]) -> Any:
        chosen = [UUID(key) for key in data["members"]]
        voids = bool(data.get("voids"))
        return add_instances(
            by=actor, workpaper=paper.pk, members=chosen, text=data["text"], seen=form.seen, voids=voids
        )

    return _change(request, paper, form, act, title=_("加实例"), button=_("加上"), many=True)


def write(request: HttpRequest, workpaper: UUID, instance: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper, row = _row(workpaper, instance, actor)
    form = InstanceForm.of(
        request,
        seen=paper.version,
        initial={"text": row.text, "amount_fen": row.amount_fen, "persons": row.persons},
        cost=cost_of(paper),
    )

    def act(data: dict[str, Any]) -> Any:
        voids = bool(data.pop("voids", False))
        return write_instance(by=actor, instance=row.pk, seen=form.seen, voids=voids, **data)

    return _change(request, paper, form, act, title=_titled(_("写实例"), row), button=_("保存"))


def support(request: HttpRequest, workpaper: UUID, instance: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper, row = _row(workpaper, instance, actor)
    there = [*evidence.items(row.inspection_id, actor), *evidence.items(paper.inspection_id, actor)]
    form = SupportInstanceForm.of(
        request,
        seen=paper.version,
        items=[(str(i.pk), f"{i.number} {i.title}") for i in there],
        initial={"page": 1},
        cost=cost_of(paper),
    )

    def act(data: dict[str, Any]) -> Any:
        voids, item = bool(data.pop("voids", False)), UUID(data.pop("item"))
        return support_instance(by=actor, instance=row.pk, item=item, seen=form.seen, voids=voids, **data)

    return _change(request, paper, form, act, title=_titled(_("给实例补佐证"), row), button=_("补佐证"))


def drop(request: HttpRequest, workpaper: UUID, instance: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    paper, row = _row(workpaper, instance, actor)
    form = DropInstanceForm.of(request, seen=paper.version, cost=cost_of(paper))

    def act(data: dict[str, Any]) -> Any:
        voids = bool(data.pop("voids", False))
        return drop_instance(by=actor, instance=row.pk, seen=form.seen, voids=voids, **data)

    return _change(request, paper, form, act, title=_titled(_("去掉实例"), row), button=_("去掉，写理由"))


def _titled(verb: str, row: Instance) -> str:
    return f"{verb} · {row.body.called}"


def _href(paper: Workpaper) -> str:
    return reverse("findings:workpaper", args=[paper.pk])


def _paper(workpaper: UUID, actor: Actor) -> Workpaper:
    """A paper of the actor's own team; for anyone else the verbs on it do not exist."""
    paper = queries.workpaper(workpaper, actor)
    if not policies.serves(actor, paper.inspection.team_id):
        raise NotKnown("workpaper.not_known")
    return paper


def _row(workpaper: UUID, instance: UUID, actor: Actor) -> tuple[Workpaper, Instance]:
    paper = _paper(workpaper, actor)
    return paper, instances.one_of(paper, instance)


def _change(
    request: HttpRequest, paper: Workpaper, form: Any, act: Any, *, many: bool = False, **more: Any
) -> HttpResponseBase:
    people = frozenset(paper.undertakers.values_list("person_id", flat=True))
    here = f"{_href(paper)}#instances"
    return submit(
        request,
        form,
        act,
        then=here,
        back=here,
        template="findings/change.html",
        context={
            "paper": paper,
            "allowed": policies.can_write(actor_of(request), paper, people),
            "many": many,
        },
        notice=_("已保存"),
        **more,
    )
