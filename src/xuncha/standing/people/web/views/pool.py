"""The pool, one person, one's own record, and the verbs on a person."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, page, submit
from xuncha.standing.people import policies, queries
from xuncha.standing.people.actions.amend_person import amend_person
from xuncha.standing.people.actions.change_post import change_post
from xuncha.standing.people.actions.declare_home import declare_home
from xuncha.standing.people.actions.declare_kin import declare_kin
from xuncha.standing.people.actions.open_restricted import open_restricted
from xuncha.standing.people.actions.record_career import record_career
from xuncha.standing.people.actions.register_person import register_person
from xuncha.standing.people.actions.withdraw_kin import withdraw_kin
from xuncha.standing.people.models import Person
from xuncha.standing.people.web import forms, presenters

ROWS = 100


def _page_of(person: UUID) -> str:
    return reverse("people:person", args=[person])


def pool(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    given = request.GET
    chosen = queries.Filter(
        words=given.get("q", "").strip()[:60],
        speciality=given.get("speciality", "")[:40],
        may_lead=given.get("lead") == "1",
        everybody=given.get("all") == "1",
    )
    pages = Paginator(queries.filtered(actor, chosen), ROWS).get_page(given.get("page"))
    rest = urlencode({k: v for k, v in given.items() if k not in {"speciality", "page"} and v})
    return page(
        request,
        "people/pool.html",
        {
            "pages": pages,
            "lines": presenters.pool_lines(list(pages), actor),
            "chosen": chosen,
            "rest": f"&{rest}" if rest else "",
            "specialities": queries.specialities_counted(actor, chosen)[:12],
            "may_keep": policies.can_keep_pool(actor),
            "nothing_yet": not queries.visible_to(actor).filter(in_pool=True).exists(),
        },
    )


def person(request: HttpRequest, person: UUID) -> HttpResponse:
    actor = actor_of(request)
    row = queries.person(person, actor)
    account = queries.account_of(row.id)
    return page(
        request,
        "people/person.html",
        {
            "person": row,
            "unit": queries.unit_of(row),
            "careers": queries.careers([row.id])[row.id],
            "kin_count": queries.kin_of(row.id).count(),
            "has_home": row.home_sealed is not None,
            "held": presenters.held(queries.all_grants_of(row), actor),
            "account": account,
            "own": actor.person == row.id,
            "may_declare": policies.can_declare_for(actor, row),
            "may_open": policies.can_open_restricted(actor, row),
            "verbs": presenters.person_verbs(row, actor),
        },
    )


def me(request: HttpRequest) -> HttpResponse:
    """One's own record; administrators who are in no pool see their account."""
    actor = actor_of(request)
    if actor.person is not None:
        return redirect("people:person", actor.person)
    return redirect("people:own_account")


def register(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    return submit(
        request,
        forms.NewPersonForm.of(request, actor=actor),
        lambda data: register_person(by=actor, **data),
        then=lambda made: _page_of(made.id),
        title=_("登记人员"),
        button=_("登记"),
        back=reverse("people:pool"),
        notice=lambda made: _("已登记，编号 %(code)s") % {"code": made.code},
    )


def _fields(row: Person) -> dict[str, Any]:
    return {
        "name": row.name,
        "specialities": row.specialities,
        "lead_eligible": row.lead_eligible,
        "in_pool": row.in_pool,
    }


def amend(request: HttpRequest, person: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.person(person, actor)
    form = forms.AmendPersonForm.of(request, seen=row.version, initial=_fields(row))

    def again() -> Current:
        now = queries.person(person, actor)
        return Current(seen=now.version, values=_fields(now))

    return submit(
        request,
        form,
        lambda data: amend_person(by=actor, person=person, seen=form.seen, **data),
        then=_page_of(person),
        title=_("更正登记：%(name)s") % {"name": row.name},
        button=_("保存"),
        back=_page_of(person),
        notice=_("已更正"),
        again=again,
    )


def new_post(request: HttpRequest, person: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.person(person, actor)
    form = forms.ChangePostForm.of(request, actor=actor, seen=row.version, initial={"body": row.unit_id})

    def again() -> Current:
        now = queries.person(person, actor)
        return Current(seen=now.version, values={"body": now.unit_id, "post": now.post})

    return submit(
        request,
        form,
        lambda data: change_post(by=actor, person=person, seen=form.seen, **data),
        then=_page_of(person),
        title=_("职务变动：%(name)s") % {"name": row.name},
        button=_("登记变动"),
        back=_page_of(person),
        notice=_("已登记，涉及的回避会重新核对"),
        again=again,
    )


def career(request: HttpRequest, person: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.person(person, actor)
    return submit(
        request,
        forms.CareerForm.of(request, actor=actor),
        lambda data: record_career(by=actor, person=person, **data),
        then=_page_of(person),
        title=_("补记经历：%(name)s") % {"name": row.name},
        button=_("补记"),
        back=_page_of(person),
        notice=_("已补记"),
    )


def kin(request: HttpRequest, person: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.person(person, actor)
    return submit(
        request,
        forms.KinForm.of(request, actor=actor),
        lambda data: declare_kin(by=actor, person=person, **data),
        then=_page_of(person),
        title=_("申报亲属：%(name)s") % {"name": row.name},
        button=_("申报"),
        back=_page_of(person),
        notice=_("已加密保存，只在回避审查时打开"),
    )


def end_kin(request: HttpRequest, person: UUID, kin: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.person(person, actor)
    row = queries.kin_row(found.id, kin)
    NotAllowed.unless(policies.can_declare_for(actor, found))
    return submit(
        request,
        forms.OptionalReasonForm.of(request),
        lambda _data: withdraw_kin(by=actor, person=person, kin=row.id),
        then=_page_of(person),
        title=_("撤回亲属申报"),
        button=_("撤回"),
        back=_page_of(person),
        notice=_("已撤回"),
    )


def home(request: HttpRequest, person: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.person(person, actor)
    form = forms.HomeForm.of(request, seen=row.version)
    return submit(
        request,
        form,
        lambda data: declare_home(by=actor, person=person, seen=form.seen, **data),
        then=_page_of(person),
        title=_("申报籍贯：%(name)s") % {"name": row.name},
        button=_("申报"),
        back=_page_of(person),
        notice=_("已加密保存"),
    )


def opened(request: HttpRequest, person: UUID) -> HttpResponseBase:
    """Kin and home place, after a reason; shown in the answer to this one post, kept nowhere."""
    actor = actor_of(request)
    row = queries.person(person, actor)
    return submit(
        request,
        forms.ReasonForm.of(request),
        lambda data: _show(request, actor, row, data["reason"]),
        then=_page_of(person),
        title=_("打开亲属和籍贯：%(name)s") % {"name": row.name},
        button=_("打开"),
        back=_page_of(person),
        opening=True,
    )


def _show(request: HttpRequest, actor: Actor, row: Person, reason: str) -> HttpResponse:
    facts = open_restricted(by=actor, person=row.id, reason=reason)
    keys = [k.id for k in queries.kin_of(row.id)]
    return page(
        request,
        "people/opened.html",
        {
            "person": row,
            "facts": facts,
            "kin": list(zip(keys, facts.kin, strict=False)),
            "may_declare": policies.can_declare_for(actor, row),
            "reason": reason,
        },
    )
