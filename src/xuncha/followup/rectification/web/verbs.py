"""One page per verb: GET shows the form, POST does it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.change_measure import change_measure
from xuncha.followup.rectification.actions.check_item import check_item
from xuncha.followup.rectification.actions.disclose import disclose
from xuncha.followup.rectification.actions.drop_measure import drop_measure
from xuncha.followup.rectification.actions.hand_in_item import hand_in_item
from xuncha.followup.rectification.actions.propose_measure import propose_measure
from xuncha.followup.rectification.actions.record_meeting import record_meeting
from xuncha.followup.rectification.actions.record_money import record_money
from xuncha.followup.rectification.actions.record_persons import record_persons
from xuncha.followup.rectification.actions.record_rule import record_rule
from xuncha.followup.rectification.actions.report_progress import report_progress
from xuncha.followup.rectification.actions.review_plan import review_plan
from xuncha.followup.rectification.actions.submit_plan import submit_plan
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.followup.rectification.actions.withdraw_result import withdraw_result
from xuncha.followup.rectification.models import Ledger, Measure
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, submit

from . import forms
from .sides import side_of


def _ledger_verb(
    request: HttpRequest,
    key: UUID,
    form_of: type[Form],
    act: Callable[..., Any],
    title: Any,
    button: Any,
    notice: Any,
) -> HttpResponseBase:
    actor, side = actor_of(request), side_of(request)
    found = queries.ledger(key, actor)
    form = form_of.of(request, seen=found.version)
    back = side.url("ledger", key)

    def again() -> Current:
        return Current(seen=queries.ledger(key, actor).version, values={})

    return submit(
        request,
        form,
        lambda data: act(actor, found, form, data),
        then=back,
        title=title,
        button=button,
        back=back,
        notice=notice,
        again=again,
    )


def submit_the_plan(request: HttpRequest, ledger: UUID) -> HttpResponseBase:
    def act(actor: Any, found: Ledger, form: Form, data: dict[str, Any]) -> Any:
        return submit_plan(by=actor, ledger=found.pk, seen=form.seen, **data)

    return _ledger_verb(
        request, ledger, forms.LateForm, act, _("报送整改方案"), _("报送"), _("方案已报送，等巡察办审核")
    )


def review_the_plan(request: HttpRequest, ledger: UUID) -> HttpResponseBase:
    def act(actor: Any, found: Ledger, form: Form, data: dict[str, Any]) -> Any:
        accept = data["accept"] == "yes"
        return review_plan(by=actor, ledger=found.pk, accept=accept, reason=data["reason"], seen=form.seen)

    return _ledger_verb(request, ledger, forms.ReviewForm, act, _("审核整改方案"), _("审核"), _("已审核"))


def disclose_it(request: HttpRequest, ledger: UUID) -> HttpResponseBase:
    def act(actor: Any, found: Ledger, form: Form, data: dict[str, Any]) -> Any:
        return disclose(by=actor, ledger=found.pk, **data)

    return _ledger_verb(request, ledger, forms.DisclosureForm, act, _("登记整改公开"), _("登记"), _("已登记"))


def propose(request: HttpRequest, item: UUID) -> HttpResponseBase:
    actor, side = actor_of(request), side_of(request)
    found = queries.item(item, actor)
    back = side.url("item", item)
    return submit(
        request,
        forms.NewMeasureForm.of(request, initial={"due_on": found.ledger.due_on}),
        lambda data: propose_measure(by=actor, item=item, **data),
        then=back,
        title=_("拟措施：%(title)s") % {"title": found.title},
        button=_("保存"),
        back=back,
        notice=_("已保存"),
    )


def hand_in(request: HttpRequest, item: UUID) -> HttpResponseBase:
    actor, side = actor_of(request), side_of(request)
    found = queries.item(item, actor)
    form, back = Form.of(request, seen=found.version), side.url("item", item)
    return submit(
        request,
        form,
        lambda data: hand_in_item(by=actor, item=item, seen=form.seen),
        then=back,
        title=_("送核：%(title)s") % {"title": found.title},
        button=_("送核"),
        back=back,
        notice=_("已送核"),
    )


def check(request: HttpRequest, item: UUID) -> HttpResponseBase:
    actor, side = actor_of(request), side_of(request)
    found = queries.item(item, actor)
    form, back = forms.CheckForm.of(request, seen=found.version), side.url("item", item)
    return submit(
        request,
        form,
        lambda data: check_item(by=actor, item=item, seen=form.seen, **data),
        then=back,
        title=_("核验：%(title)s") % {"title": found.title},
        button=_("记下结论"),
        back=back,
        notice=_("已核验"),
        again=lambda: Current(seen=queries.item(item, actor).version, values={}),
    )


def _measure_verb(
    request: HttpRequest,
    key: UUID,
    form: Form,
    act: Callable[[Any, dict[str, Any]], Any],
    title: Any,
    button: Any,
) -> HttpResponseBase:
    actor, side = actor_of(request), side_of(request)
    found = queries.measure(key, actor)
    back = side.url("item", found.item_id)
    return submit(
        request,
        form,
        lambda data: act(actor, data),
        then=back,
        title=title,
        button=button,
        back=back,
        notice=_("已保存"),
        again=lambda: Current(
            seen=queries.measure(key, actor).version, values=_fields(queries.measure(key, actor))
        ),
    )


def _fields(found: Measure) -> dict[str, Any]:
    names = ("text", "standard", "leader", "department", "person", "due_on")
    return {name: getattr(found, name) for name in names}


def change(request: HttpRequest, measure: UUID) -> HttpResponseBase:
    found = queries.measure(measure, actor_of(request))
    form = forms.MeasureForm.of(request, seen=found.version, initial=_fields(found))
    return _measure_verb(
        request,
        measure,
        form,
        lambda actor, data: change_measure(by=actor, measure=measure, seen=form.seen, **data),
        _("修改措施"),
        _("保存"),
    )


def drop(request: HttpRequest, measure: UUID) -> HttpResponseBase:
    form = forms.ReasonForm.of(request)
    return _measure_verb(
        request,
        measure,
        form,
        lambda actor, data: drop_measure(by=actor, measure=measure, **data),
        _("撤下措施"),
        _("撤下，写理由"),
    )


def progress(request: HttpRequest, measure: UUID) -> HttpResponseBase:
    form = forms.ProgressForm.of(request)
    return _measure_verb(
        request,
        measure,
        form,
        lambda actor, data: report_progress(by=actor, measure=measure, **data),
        _("填报进展"),
        _("保存"),
    )


def prove(request: HttpRequest, measure: UUID) -> HttpResponseBase:
    def act(actor: Any, data: dict[str, Any]) -> Any:
        given = data["file"]
        more = {"stream": given.file, "name": given.name} if given else {}
        return submit_proof(by=actor, measure=measure, note=data["note"], **more)

    return _measure_verb(request, measure, forms.ProofForm.of(request), act, _("提交佐证"), _("提交"))


RECORDED: dict[str, tuple[type[Form], Callable[..., Any]]] = {
    "money": (forms.MoneyForm, record_money),
    "persons": (forms.PersonsForm, record_persons),
    "rules": (forms.RuleForm, record_rule),
    "meetings": (forms.MeetingForm, record_meeting),
}


def record(request: HttpRequest, measure: UUID, row: str) -> HttpResponseBase:
    if row not in RECORDED:
        raise queries.not_known()
    form_of, act = RECORDED[row]
    return _measure_verb(
        request,
        measure,
        form_of.of(request),
        lambda actor, data: act(by=actor, measure=measure, **data),
        _("登记成果"),
        _("登记"),
    )


def withdraw(request: HttpRequest, row: str, result: UUID) -> HttpResponseBase:
    actor, side = actor_of(request), side_of(request)
    found = queries.result(row, result, actor)
    back = side.url("ledger", found.measure.item.ledger_id)
    return submit(
        request,
        forms.ReasonForm.of(request),
        lambda data: withdraw_result(by=actor, row=row, result=result, **data),
        then=back,
        title=_("撤回成果"),
        button=_("撤回，写理由"),
        back=back,
        notice=_("已撤回，不再计数"),
    )
