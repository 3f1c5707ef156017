"""Verbs on an item and its steps: a later day, another leader, tasks, a check of one step by itself."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.add_task import add_task
from xuncha.followup.rectification.actions.ask_extension import ask_extension
from xuncha.followup.rectification.actions.check_step import check_step
from xuncha.followup.rectification.actions.take_over_item import take_over_item
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, submit

from . import forms
from .sides import side_of

Act = Callable[[Any, dict[str, Any]], Any]


def _on_item(
    request: HttpRequest, item: UUID, form: Form, act: Act, title: Any, button: Any, notice: Any
) -> HttpResponseBase:
    actor, side = actor_of(request), side_of(request)
    back = side.url("item", item)
    return submit(
        request,
        form,
        lambda data: act(actor, data),
        then=back,
        title=title,
        button=button,
        back=back,
        notice=notice,
        again=lambda: Current(seen=queries.item(item, actor).version, values={}),
    )


def extend(request: HttpRequest, item: UUID) -> HttpResponseBase:
    found = queries.item(item, actor_of(request))
    form = forms.ExtensionForm.of(request, seen=found.version)
    return _on_item(
        request,
        item,
        form,
        lambda actor, data: ask_extension(by=actor, item=item, seen=form.seen, **data),
        _("申请延期：%(title)s") % {"title": found.title},
        _("报请批准"),
        _("已报请，按审批路线批准"),
    )


def take_over(request: HttpRequest, item: UUID) -> HttpResponseBase:
    found = queries.item(item, actor_of(request))
    form = forms.TakeoverForm.of(request, seen=found.version)
    return _on_item(
        request,
        item,
        form,
        lambda actor, data: take_over_item(by=actor, item=item, seen=form.seen, **data),
        _("换人接续：%(title)s") % {"title": found.title},
        _("接续"),
        _("已接续，原来的责任领导留在记录里"),
    )


def task(request: HttpRequest, measure: UUID) -> HttpResponseBase:
    found = queries.measure(measure, actor_of(request))
    return _on_item(
        request,
        found.item_id,
        forms.TaskForm.of(request),
        lambda actor, data: add_task(by=actor, measure=measure, **data),
        _("分解任务"),
        _("加上"),
        _("已加上"),
    )


def check(request: HttpRequest, measure: UUID) -> HttpResponseBase:
    found = queries.measure(measure, actor_of(request))
    form = forms.StepCheckForm.of(request)
    form.fields["task"].choices = [
        ("", _("整项措施")),
        *((str(t.pk), _("任务 %(n)s：%(text)s") % {"n": t.order, "text": t.text}) for t in found.tasks.all()),
    ]

    def act(actor: Any, data: dict[str, Any]) -> Any:
        part = UUID(data.pop("task")) if data.get("task") else None
        data.pop("task", None)
        return check_step(by=actor, measure=measure, task=part, **data)

    return _on_item(request, found.item_id, form, act, _("核验单项"), _("记下结论"), _("已核验"))
