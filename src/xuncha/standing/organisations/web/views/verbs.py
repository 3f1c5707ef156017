"""One page per verb: GET shows the form, POST does it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, submit
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.actions.abolish_post import abolish_post
from xuncha.standing.organisations.actions.amend_body import amend_body
from xuncha.standing.organisations.actions.close_body import close_body
from xuncha.standing.organisations.actions.create_post import create_post
from xuncha.standing.organisations.actions.fill_post import fill_post
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies
from xuncha.standing.organisations.actions.move_body import move_body
from xuncha.standing.organisations.actions.register_body import register_body
from xuncha.standing.organisations.actions.rename_body import rename_body
from xuncha.standing.organisations.actions.split_body import split_body
from xuncha.standing.organisations.actions.vacate_post import vacate_post
from xuncha.standing.organisations.models import Body
from xuncha.standing.organisations.web import forms


def _page_of(body: UUID) -> str:
    return reverse("organisations:body", args=[body])


def register(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    under = request.GET.get("under", "")
    form = forms.NewBodyForm.of(request, actor=actor, initial={"parent": under})
    return submit(
        request,
        form,
        lambda data: register_body(by=actor, **data),
        then=lambda made: _page_of(made.id),
        title=_("登记单位"),
        button=_("登记"),
        back=reverse("organisations:bodies"),
        notice=lambda made: _("已登记，编号 %(number)s") % {"number": made.number},
    )


def _fields(row: Body) -> dict[str, Any]:
    return {"short_name": row.short_name, "kind": row.kind, "region": row.region}


def amend(request: HttpRequest, body: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.body(body, actor)
    form = forms.AmendBodyForm.of(request, actor=actor, seen=row.version, initial=_fields(row))

    def again() -> Current:
        now = queries.body(body, actor)
        return Current(seen=now.version, values=_fields(now))

    return submit(
        request,
        form,
        lambda data: amend_body(by=actor, body=body, seen=form.seen, **data),
        then=_page_of(body),
        title=_("更正登记：%(name)s") % {"name": row.name},
        button=_("保存"),
        back=_page_of(body),
        notice=_("已更正"),
        again=again,
    )


def rename(request: HttpRequest, body: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.body(body, actor)
    form = forms.RenameForm.of(request, actor=actor, seen=row.version, initial={"name": row.name})

    def again() -> Current:
        now = queries.body(body, actor)
        return Current(seen=now.version, values={"name": now.name, "short_name": now.short_name})

    return submit(
        request,
        form,
        lambda data: rename_body(by=actor, body=body, seen=form.seen, **data),
        then=_page_of(body),
        title=_("更名：%(name)s") % {"name": row.name},
        button=_("更名"),
        back=_page_of(body),
        notice=_("已更名，原名称留在沿革里"),
        again=again,
    )


def move(request: HttpRequest, body: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.body(body, actor)
    form = forms.MoveForm.of(request, actor=actor, seen=row.version, initial={"parent": row.parent_id})
    return submit(
        request,
        form,
        lambda data: move_body(by=actor, body=body, seen=form.seen, **data),
        then=_page_of(body),
        title=_("调整隶属：%(name)s") % {"name": row.name},
        button=_("调整隶属"),
        back=_page_of(body),
        notice=_("已调整，下面的单位一起过来"),
    )


def merge(request: HttpRequest, body: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.body(body, actor)
    form = forms.MergeForm.of(request, actor=actor)
    return submit(
        request,
        form,
        lambda data: merge_bodies(by=actor, successor=body, **data),
        then=_page_of(body),
        title=_("把别的单位并入 %(name)s") % {"name": row.name},
        button=_("合并"),
        back=_page_of(body),
        notice=_("已合并，并入的单位从那天起撤销"),
    )


def split(request: HttpRequest, body: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.body(body, actor)
    form = forms.SplitForm.of(request, actor=actor, seen=row.version)
    return submit(
        request,
        form,
        lambda data: split_body(
            by=actor, body=body, seen=form.seen, **{**data, "takes_over": data["takes_over"] or body}
        ),
        then=_page_of(body),
        title=_("分立：%(name)s") % {"name": row.name},
        button=_("分立"),
        back=_page_of(body),
        notice=_("已分立"),
    )


def close(request: HttpRequest, body: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.body(body, actor)
    form = forms.CloseForm.of(request, actor=actor, seen=row.version)
    return submit(
        request,
        form,
        lambda data: close_body(by=actor, body=body, seen=form.seen, **data),
        then=_page_of(body),
        title=_("撤销：%(name)s") % {"name": row.name},
        button=_("撤销单位"),
        back=_page_of(body),
        notice=_("已撤销，历史留着"),
    )


def new_post(request: HttpRequest, body: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.body(body, actor)
    form = forms.PostForm.of(request, actor=actor)
    return submit(
        request,
        form,
        lambda data: create_post(by=actor, body=body, **data),
        then=_page_of(body),
        title=_("设置职位：%(name)s") % {"name": row.name},
        button=_("设置职位"),
        back=_page_of(body),
        notice=_("职位已设置，接着登记任职人"),
    )


def fill(request: HttpRequest, post: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.post(post, actor)
    return submit(
        request,
        forms.HolderForm.of(request, actor=actor),
        lambda data: fill_post(by=actor, post=post, **data),
        then=_page_of(row.body_id),
        title=_("任职：%(body)s %(title)s") % {"body": row.body.name, "title": row.title},
        button=_("登记任职"),
        back=_page_of(row.body_id),
        notice=_("已登记任职"),
    )


def vacate(request: HttpRequest, post: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.post(post, actor)
    return submit(
        request,
        forms.EndForm.of(request, actor=actor),
        lambda data: vacate_post(by=actor, post=post, **data),
        then=_page_of(row.body_id),
        title=_("免职：%(body)s %(title)s") % {"body": row.body.name, "title": row.title},
        button=_("登记免职"),
        back=_page_of(row.body_id),
        notice=_("已登记免职"),
    )


def abolish(request: HttpRequest, post: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.post(post, actor)
    return submit(
        request,
        forms.EndForm.of(request, actor=actor),
        lambda data: abolish_post(by=actor, post=post, **data),
        then=_page_of(row.body_id),
        title=_("撤销职位：%(body)s %(title)s") % {"body": row.body.name, "title": row.title},
        button=_("撤销职位"),
        back=_page_of(row.body_id),
        notice=_("职位已撤销"),
    )
