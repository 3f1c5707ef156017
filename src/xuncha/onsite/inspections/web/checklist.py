"""Pages of the checklist: what was looked at by which method, what nobody has looked at, and noting a look."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.kinds import describe
from xuncha.foundation.terms import Actor, NotAllowed, Ref
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.inspections import checklist as lists
from xuncha.onsite.inspections import dossier, policies, queries
from xuncha.onsite.inspections.actions.leave_out_item import leave_out_item
from xuncha.onsite.inspections.actions.note_look import note_look
from xuncha.onsite.inspections.models import Inspection
from xuncha.onsite.inspections.rules.coverage import bare, by_post
from xuncha.onsite.inspections.web.forms import LeaveOutForm, LookForm
from xuncha.onsite.inspections.words import METHODS_IN_A_WORD
from xuncha.standing.organisations.queries import leading_group


def checklist(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """检查清单: item by method, for the body or for one post of its leading group; bare rows stand out."""
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    posts = leading_group(found.body_id, actor.clock.today())
    chosen = next((p for p in posts if str(p.post) == request.GET.get("post")), None)
    state = lists.covered(found, chosen.post if chosen else None)
    rows = {row.item: row for row in state.rows}
    methods = [m for m in lists.methods(found) if m.main or any(m.code in r.by_method for r in state.rows)]
    only_bare = request.GET.get("bare") == "1"
    per_post = by_post(lists.seen(state.looks))
    return page(
        request,
        "inspections/checklist.html",
        {
            "inspection": found,
            "methods": [(METHODS_IN_A_WORD.get(m.code, m.label), m.label) for m in methods],
            "groups": [
                (focus, lines)
                for focus in lists.focuses(found)
                if (
                    lines := [
                        (item, rows[item.code], [rows[item.code].by_method.get(m.code, 0) for m in methods])
                        for item in lists.items(found)
                        if item.focus == focus.code and (rows[item.code].bare or not only_bare)
                    ]
                )
            ],
            "out": state.left_out,
            "bare": len(bare(state.rows)),
            "every": len(state.rows),
            "only_bare": only_bare,
            "posts": [(p, len(per_post.get(p.post, ()))) for p in posts],
            "chosen": chosen,
            "may_look": policies.can_look(actor, found),
            "may_leave_out": policies.can_leave_out(actor, found),
        },
    )


def checklist_item(request: HttpRequest, inspection: UUID, item: str) -> HttpResponseBase:
    """清单的一项: every look at it with what it was seen in."""
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    meant = _item(found, item)
    looks = [look for look in lists.looks(found.id) if look.item == item]
    sources = {look.id: Ref(look.source_kind, look.source_id) for look in looks if look.source_id}
    known = describe(actor, sources.values())
    labels = {m.code: m.label for m in lists.methods(found)}
    titles = {p.post: p.title for p in leading_group(found.body_id, actor.clock.today())}
    return page(
        request,
        "inspections/checklist_item.html",
        {
            "inspection": found,
            "item": meant,
            "rows": [
                (k, labels[k.method], titles.get(k.post_id, ""), known.get(sources.get(k.id)))  # type: ignore[arg-type]
                for k in looks
            ],
            "out": lists.left_out(found.id).get(item),
            "may_look": policies.can_look(actor, found),
            "may_leave_out": policies.can_leave_out(actor, found),
        },
    )


def _item(found: Inspection, code: str) -> Any:
    meant = next((i for i in lists.items(found) if i.code == code), None)
    if meant is None:
        raise queries.not_known()
    return meant


def look(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    NotAllowed.unless(policies.can_look(actor, found))
    things = describe(actor, dossier.things(actor, found))
    posts = leading_group(found.body_id, actor.clock.today())
    form = LookForm.of(
        request,
        items=[(i.code, f"{i.code} {i.label}") for i in lists.items(found)],
        methods=[(m.code, str(m.label)) for m in lists.methods(found)],
        sources=[(str(ref), f"{d.number} {d.title}".strip()) for ref, d in things.items()],
        posts=[(str(p.post), p.title) for p in posts],
        initial={
            "item": request.GET.get("item", ""),
            "post": request.GET.get("post", ""),
            "source": request.GET.get("from", ""),
            "method": METHOD_OF.get(request.GET.get("from", "").partition(":")[0], ""),
            "on": actor.clock.today(),
        },
    )

    def act(data: dict[str, Any]) -> Any:
        raw, post = data.pop("source"), data.pop("post")
        source = Ref.parse(raw) if raw else None
        text = f"{things[source].number} {things[source].title}".strip()[:200] if source else ""
        return note_look(
            by=actor,
            inspection=found.id,
            source=source,
            source_text=text,
            post=UUID(post) if post else None,
            **data,
        )

    return submit(
        request,
        form,
        act,
        then=lambda made: reverse("inspections:checklist_item", args=[found.id, made.item]),
        title=_("登记查看"),
        button=_("记下"),
        back=reverse("inspections:checklist", args=[found.id]),
        notice=_("已记下"),
    )


# Which method a thing speaks for, by its kind.
METHOD_OF = {
    "fieldwork.sitting": "hearing",
    "fieldwork.interview": "interview",
    "fieldwork.materialrequest": "material",
    "evidence.item": "material",
    "fieldwork.visit": "field_visit",
    "petitions.petition": "petition",
    "fieldwork.phonecheck": "inquiry",
    "fieldwork.survey": "questionnaire",
}


def leave_out(request: HttpRequest, inspection: UUID, item: str) -> HttpResponseBase:
    actor: Actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    meant = _item(found, item)
    NotAllowed.unless(policies.can_leave_out(actor, found))
    back = reverse("inspections:checklist_item", args=[found.id, item])
    return submit(
        request,
        LeaveOutForm.of(request),
        lambda data: leave_out_item(by=actor, inspection=found.id, item=item, **data),
        then=back,
        title=_("不查：%(item)s") % {"item": meant.label},
        button=_("定为不查"),
        back=back,
        notice=_("已定为不查"),
    )
