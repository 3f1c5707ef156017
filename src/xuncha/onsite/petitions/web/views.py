"""Pages of petitions: the register, registering, one petition."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.terms import OFFICE, NotAllowed, Role
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.actions.attach_scan import attach_scan
from xuncha.onsite.petitions.actions.complete_petition import complete_petition
from xuncha.onsite.petitions.actions.open_petition import Opened, open_petition
from xuncha.onsite.petitions.actions.open_scan import open_scan
from xuncha.onsite.petitions.actions.register_petition import register_petition
from xuncha.onsite.petitions.cards import SHAPES
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import Channel, Keeper, State
from xuncha.onsite.petitions.web import presenters
from xuncha.onsite.petitions.web.forms import CHANNEL_CODES, OpenForm, RegisterForm, ScanForm
from xuncha.onsite.petitions.web.many import offered
from xuncha.onsite.petitions.words import (
    ANSWERED,
    CAME,
    CHANNELS,
    KEEPERS,
    PARTS,
    RECEIVER_KINDS,
    STATES,
    TIES,
)
from xuncha.standing.regulations import queries as regulations

PER_PAGE = 50


def petitions(request: HttpRequest) -> HttpResponseBase:
    """信访: the register as far as the reader knows it; for the office numbers, days and states alone."""
    actor = actor_of(request)
    if not queries.may_know(actor):
        return _office_register(request)
    rows, chosen = _narrowed(request, queries.listed(actor))
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "petitions/petitions.html",
        {
            "pages": shown,
            "rows": presenters.listed(shown.object_list, actor),
            "chosen": chosen,
            "narrowed": any(chosen.values()),
            "channels": list(CHANNELS.items()),
            "states": list(STATES.items()),
            "may_register": _may_register(actor),
            "together": offered(actor),
            "clerk": actor.has(Role.CLERK),
            "may_see_sealed": actor.has(Role.CLERK, Role.OFFICE_HEAD),
            "office": actor.holds(OFFICE),
        },
    )


def _may_register(actor: Any) -> bool:
    return actor.has(Role.CLERK) or bool(presenters.inspection_choices(actor, clerk=False))


def _narrowed(request: HttpRequest, rows: Any) -> tuple[Any, dict[str, str]]:
    """By channel, state, inspection and part of the number; unknown values are passed over."""
    chosen = {key: request.GET.get(key, "").strip() for key in ("channel", "state", "inspection", "q")}
    if chosen["channel"] in CHANNEL_CODES:
        rows = rows.filter(channel=chosen["channel"])
    if chosen["state"] in {s.value for s in State}:
        rows = rows.filter(state=chosen["state"])
    if chosen["q"]:
        rows = rows.filter(number__icontains=chosen["q"])
    try:
        wanted = UUID(chosen["inspection"])
    except ValueError:
        chosen["inspection"] = ""
    else:
        rows = rows.filter(inspection_id=wanted)
    return rows, chosen


def register(request: HttpRequest) -> HttpResponseBase:
    return _office_register(request)


def _office_register(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    if not actor.holds(OFFICE):
        raise Http404
    rows, chosen = _narrowed(request, queries.register(actor))
    shown = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "petitions/register.html",
        {
            "pages": shown,
            "lines": presenters.register_lines(shown.object_list),
            "chosen": chosen,
            "channels": list(CHANNELS.items()),
            "states": list(STATES.items()),
            "head": bool(policies.can_open_as_head(actor)),
            "keeper": queries.may_know(actor),
        },
    )


def new(request: HttpRequest, channel: str) -> HttpResponseBase:
    """登记: by channel; channel and day are enough."""
    actor = actor_of(request)
    clerk = actor.has(Role.CLERK)
    if channel not in CHANNEL_CODES:
        raise Http404
    choices = presenters.inspection_choices(actor, clerk=clerk)
    if not clerk and not choices:
        NotAllowed.unless(policies.can_register(actor, None))
    today = actor.clock.today()
    form = RegisterForm.of(
        request,
        inspections=choices,
        items=presenters.item_choices(regulations.in_force(today).code),
        team_only=not clerk,
        initial={
            "received_on": today,
            "received_at": actor.clock.now().time() if channel == "call" else None,
        },
    )

    def act(data: dict[str, Any]) -> Petition:
        return register_petition(
            by=actor,
            channel=channel,
            inspection=form.chosen_inspection(),
            people=form.people(),
            **_words(data),
            received_on=data["received_on"],
            keeper=data["keeper"],
        )

    return submit(
        request,
        form,
        act,
        then=lambda made: _after(made, actor),
        template="petitions/form.html",
        context={"channel": channel, "quick": channel == "call"},
        title=_("登记%(channel)s") % {"channel": CHANNELS[Channel(channel)]},
        button=_("登记，编号"),
        back=reverse("petitions:petitions"),
        notice=lambda made: _("已登记 %(number)s") % {"number": made.number},
    )


def _words(data: dict[str, Any]) -> dict[str, Any]:
    wanted = (
        "received_at",
        "second_receiver",
        "sort",
        "item",
        "persons",
        "reported",
        "content",
        "late_reason",
    )
    return {key: data[key] for key in wanted}


def _after(made: Petition, actor: Any) -> str:
    """To the petition; to the register where it was set apart and is no longer the writer's to see."""
    if policies.can_view(actor, made):
        return reverse("petitions:petition", args=[made.id])
    return reverse("petitions:petitions")


def petition(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    """一件信访: what is known without opening it, where it stands, what came of it."""
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    return page(request, "petitions/petition.html", _about(found, actor))


def _about(found: Petition, actor: Any) -> dict[str, Any]:
    state = State(found.state)
    return {
        "petition": found,
        "inspection": found.inspection,
        "shape": SHAPES[state],
        "state": STATES[state],
        "facts": presenters.facts(found),
        "verbs": presenters.verbs(found, actor),
        "handlers": list(found.handlers.select_related("person")),
        "passings": [
            (p, RECEIVER_KINDS[p.to_kind], ANSWERED.get(p.answer, "")) for p in queries.passings(found)
        ],
        "slip": queries.newest_slip(found),
        "outcomes": [(o, CAME[o.kind]) for o in queries.outcomes(found)],
        "attachments": [(a, PARTS[a.part]) for a in queries.attachments(found)],
        "first": queries.first_of(found, actor),
        "tie": TIES.get(found.tie, ""),
        "followers": [(f, TIES[f.tie]) for f in queries.followers(found, actor)],
        "kept": KEEPERS[Keeper(found.kept_for)] if found.kept_for else "",
        "has_words": found.content is not None or found.reported is not None,
    }


def complete(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    """补登: what was not known at first. What is sealed is not shown; empty leaves it as it is."""
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_complete(actor, found))
    clerk = actor.has(Role.CLERK) or bool(found.kept_for)
    initial = {key: getattr(found, key) for key in ("received_on", "received_at", "second_receiver")}
    initial |= {key: getattr(found, key) for key in ("sort", "item", "persons", "late_reason")}
    form = RegisterForm.of(
        request,
        seen=found.version,
        inspections=presenters.inspection_choices(actor, clerk=clerk),
        items=presenters.item_choices(found.rule_set),
        team_only=not clerk,
        initial=initial | {"inspection": str(found.inspection_id or "")},
    )
    for name in ("received_on", "keeper"):
        del form.fields[name]
    here = reverse("petitions:petition", args=[found.id])
    return submit(
        request,
        form,
        lambda data: complete_petition(
            by=actor,
            petition=found.id,
            inspection=form.chosen_inspection(),
            people=form.people(),
            seen=form.seen,
            **_words(data),
        ),
        then=here,
        template="petitions/form.html",
        context={"petition": found, "channel": found.channel, "sealed": bool(found.identity)},
        title=_("补登 %(number)s") % {"number": found.number},
        button=_("保存"),
        back=here,
        notice=_("已补登"),
    )


def scan(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_attach(actor, found))
    here = reverse("petitions:petition", args=[found.id])
    return submit(
        request,
        ScanForm.of(request),
        lambda data: attach_scan(
            by=actor,
            petition=found.id,
            stream=data["scan"].file,
            name=data["scan"].name,
            part=data["part"],
        ),
        then=here,
        title=_("附扫描件 %(number)s") % {"number": found.number},
        button=_("附上"),
        back=here,
        notice=_("已附上，加密保存"),
    )


def open_sealed(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    """调看内容: the entry first, then what it says, inside the answer itself."""
    actor = actor_of(request)
    known = queries.visible_to(actor).filter(pk=petition).first()
    if known is None:
        if not policies.can_open_as_head(actor):
            raise Http404
        queries.for_head(petition)

    def act(data: dict[str, Any]) -> HttpResponseBase:
        opened: Opened = open_petition(by=actor, petition=petition, reason=data.get("reason", ""))
        context = {
            "opened": opened,
            "petition": opened.petition,
            "reason": data.get("reason", ""),
            "known": known is not None,
            "attachments": [(a, PARTS[a.part]) for a in opened.attachments],
        }
        return page(request, "petitions/opened.html", context)

    return submit(
        request,
        (OpenForm if known is None else Form).of(request),
        act,
        then="",
        title=_("调看信访内容"),
        button=_("记入留痕并打开"),
        back=reverse("petitions:petition", args=[petition]) if known else reverse("petitions:register"),
        opening=True,
    )


def open_attachment(request: HttpRequest, petition: UUID, attachment: UUID) -> HttpResponseBase:
    """调看扫描件: the entry first, then the file."""
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    queries.attachment(found, attachment)

    def act(data: dict[str, Any]) -> HttpResponseBase:
        return file_response(open_scan(by=actor, petition=petition, attachment=attachment).file)

    return submit(
        request,
        Form.of(request),
        act,
        then="",
        title=_("调看扫描件"),
        button=_("记入留痕并下载"),
        back=reverse("petitions:petition", args=[petition]),
        opening=True,
    )
