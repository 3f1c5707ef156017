"""Petitions of the public page: choose the workbook, see what it would register, confirm. The server keeps nothing of it."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.files.web.sheets import XLSX, UploadForm
from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.sheets import refused_plan
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.petitions import online, policies
from xuncha.onsite.petitions.actions.import_petitions import import_petitions
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.online_sheet import COLUMNS, Step
from xuncha.onsite.petitions.rules.states import Sort
from xuncha.onsite.petitions.words import SORTS


class OnlineForm(UploadForm):
    """Smaller than other sheets: the browser carries it from the dry run to the import."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = {"size": online.LARGEST // 2**20, "rows": online.MOST_ROWS}
        self.fields["file"].help_text = _("xlsx、xls、csv，最大 %(size)d MB，最多 %(rows)d 行") % said


class ConfirmForm(Form):
    held = forms.CharField(widget=forms.HiddenInput, required=False)
    plan = forms.CharField(widget=forms.HiddenInput, required=False)


def template(request: HttpRequest) -> HttpResponse:
    """The workbook to export into."""
    from xuncha.engines.sheets.writing import write_template  # half a second to load: not at the start

    NotAllowed.unless(policies.can_import(actor_of(request)))
    answer = HttpResponse(write_template("网络来件", COLUMNS, online.NOTES, ()), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="online-petitions.xlsx"'
    return answer


def upload(request: HttpRequest) -> HttpResponseBase:
    """导入网络来件: choose the workbook; what is wrong is said by sheet, row and column, else what would be registered."""
    actor = actor_of(request)
    NotAllowed.unless(policies.can_import(actor))

    def act(data: dict[str, Any]) -> HttpResponse:
        content, name = data["file"].read(), data["file"].name or ""
        checked = online.check(content, name, actor)
        refused_plan(checked.plan)
        held = online.hold(content, name, actor)
        form = ConfirmForm(initial={"held": held, "plan": checked.plan.mark})
        return page(request, "petitions/import_check.html", _shown(checked, form))

    return submit(
        request,
        OnlineForm.of(request),
        act,
        then="",
        template="petitions/import.html",
        context={"notes": online.NOTES},
        title=_("导入网络来件"),
        button=_("核对"),
        back=reverse("petitions:petitions"),
        opening=True,
    )


def _shown(checked: online.Checked, form: ConfirmForm) -> dict[str, Any]:
    bodies = {p.row: p.title for p in checked.plan.proposals}
    return {
        "form": form,
        "rows": [_row(step, bodies[step.row]) for step in checked.steps],
        "verb_title": _("导入网络来件"),
        "verb_back": reverse("petitions:import"),
    }


def _row(step: Step, body: str) -> dict[str, Any]:
    """Nothing of who speaks and what is said: where it belongs, when it came, whether it is signed."""
    return {
        "n": step.row,
        "on": step.on,
        "at": step.at,
        "body": body,
        "sort": SORTS[Sort(step.sort)] if step.sort else "",
        "named": any(p.named for p in step.people),
        "persons": step.persons,
        "late": step.late_reason,
    }


def confirm(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    NotAllowed.unless(policies.can_import(actor))
    if request.method != "POST":
        return redirect("petitions:import")

    def act(data: dict[str, Any]) -> list[Petition]:
        content, name = online.held(data["held"], actor)
        return import_petitions(by=actor, content=content, name=name, plan=data["plan"])

    return submit(
        request,
        ConfirmForm.of(request),
        act,
        then=reverse("petitions:petitions"),
        title=_("导入网络来件"),
        button=_("导入"),
        back=reverse("petitions:import"),
        notice=lambda made: (
            _("已登记 %(n)d 件：%(first)s 至 %(last)s")
            % {"n": len(made), "first": made[0].number, "last": made[-1].number}
        ),
    )
