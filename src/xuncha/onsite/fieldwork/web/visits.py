"""Pages of the visits and the calls: the list, one visit with its photographs, the verbs of each state."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions.visits.approve_visit import approve_visit
from xuncha.onsite.fieldwork.actions.visits.cancel_visit import cancel_visit
from xuncha.onsite.fieldwork.actions.visits.hold_visit import hold_visit
from xuncha.onsite.fieldwork.actions.visits.keep_photo import keep_photo
from xuncha.onsite.fieldwork.actions.visits.note_phone_check import note_phone_check
from xuncha.onsite.fieldwork.actions.visits.plan_visit import plan_visit
from xuncha.onsite.fieldwork.actions.visits.replan_visit import replan_visit
from xuncha.onsite.fieldwork.models import Visit, VisitPhoto
from xuncha.onsite.fieldwork.rules.states import OutingState, VisitKind
from xuncha.onsite.fieldwork.web import presenters
from xuncha.onsite.fieldwork.web.forms import BecauseForm
from xuncha.onsite.fieldwork.web.outing_forms import (
    HoldVisitForm,
    PhoneCheckForm,
    PhotoForm,
    PlanVisitForm,
    ReplanVisitForm,
)
from xuncha.onsite.fieldwork.words import OUTING_STATES, VISIT_KINDS
from xuncha.onsite.inspections.policies import can_note_point
from xuncha.onsite.inspections.queries import inspection as inspection_of


def visits(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """走访: where the team went and goes, what was photographed, and the calls made."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_know_outings(actor, found))
    rows = list(queries.visits(found.id, actor))
    return page(
        request,
        "fieldwork/visits.html",
        {
            "inspection": found,
            "rows": [
                (v, VISIT_KINDS[VisitKind(v.kind)], presenters.went(v.visitors.all()), *_shape(v))
                for v in rows
            ],
            "held": sum(v.state == OutingState.HELD for v in rows),
            "calls": list(queries.phone_checks(found.id, actor)),
            "may_plan": policies.can_plan_outing(actor, found),
            "may_call": policies.can_note_phone_check(actor, found),
        },
    )


def _shape(found: Visit) -> tuple[str, Any]:
    if found.undercover and found.state == OutingState.PLANNED and found.approved_on is None:
        return "wait", _("待组长批准")
    return presenters.OUTING_SHAPES[OutingState(found.state)], OUTING_STATES[OutingState(found.state)]


def plan(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_plan_outing(actor, found))
    initial = {"on": actor.clock.today(), "kind": VisitKind.UNIT.value, "visitors": [str(actor.person)]}
    form = PlanVisitForm.of(request, people=presenters.choices(found.team_id), initial=initial)
    return submit(
        request,
        form,
        lambda data: plan_visit(by=actor, inspection=found.id, **data),
        then=lambda made: reverse("fieldwork:visit", args=[made.id]),
        title=_("安排走访"),
        button=_("安排"),
        back=reverse("fieldwork:visits", args=[found.id]),
        notice=lambda made: _("已安排 %(number)s") % {"number": made.number},
    )


def visit(request: HttpRequest, visit: UUID) -> HttpResponseBase:
    """一次走访: what for, who was met, what was seen, the photographs, what came of it."""
    actor = actor_of(request)
    found = queries.visit(visit, actor)
    shape, state = _shape(found)
    planned = found.state == OutingState.PLANNED
    return page(
        request,
        "fieldwork/visit.html",
        {
            "visit": found,
            "inspection": found.inspection,
            "kind": VISIT_KINDS[VisitKind(found.kind)],
            "shape": shape,
            "state": state,
            "went": presenters.went(queries.visitors(found)),
            "photos": queries.photos(found),
            "may_approve": policies.can_approve_visit(actor, found) if planned and found.undercover else None,
            "may_hold": policies.can_hold_visit(actor, found) if planned else None,
            "may_replan": policies.can_replan_visit(actor, found) if planned else None,
            "may_cancel": policies.can_cancel_visit(actor, found),
            "may_photograph": policies.can_keep_photo(actor, found) if not planned else None,
            "may_note": can_note_point(actor, found.inspection),
        },
    )


def _verb(
    request: HttpRequest, found: Visit, form: Any, act: Any, title: str, notice: str
) -> HttpResponseBase:
    here = reverse("fieldwork:visit", args=[found.id])
    return submit(
        request,
        form,
        act,
        then=here,
        title=f"{title} {found.number}",
        button=title,
        back=here,
        notice=notice,
    )


def approve(request: HttpRequest, visit: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.visit(visit, actor)
    NotAllowed.unless(policies.can_approve_visit(actor, found))
    form = Form.of(request, seen=found.version)
    return _verb(
        request,
        found,
        form,
        lambda data: approve_visit(by=actor, visit=found.id, seen=form.seen),
        _("批准暗访"),
        _("已批准"),
    )


def hold(request: HttpRequest, visit: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.visit(visit, actor)
    policies.guard(policies.can_hold_visit(actor, found))
    form = HoldVisitForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: hold_visit(by=actor, visit=found.id, seen=form.seen, **data),
        _("记走访"),
        _("已记下，可以存照片、记疑点"),
    )


def replan(request: HttpRequest, visit: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.visit(visit, actor)
    policies.guard(policies.can_replan_visit(actor, found))
    initial = {
        "on": found.planned_on,
        "at": found.planned_time,
        "visitors": [str(v.person_id) for v in queries.visitors(found)],
    }
    form = ReplanVisitForm.of(
        request,
        seen=found.version,
        people=presenters.choices(found.inspection.team_id),
        undercover=found.undercover,
        initial=initial,
    )
    return _verb(
        request,
        found,
        form,
        lambda data: replan_visit(by=actor, visit=found.id, seen=form.seen, **data),
        _("改期换人"),
        _("已改"),
    )


def cancel(request: HttpRequest, visit: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.visit(visit, actor)
    NotAllowed.unless(policies.can_cancel_visit(actor, found))
    return _verb(
        request,
        found,
        BecauseForm.of(request),
        lambda data: cancel_visit(by=actor, visit=found.id, **data),
        _("取消走访"),
        _("已取消"),
    )


def photograph(request: HttpRequest, visit: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.visit(visit, actor)
    NotAllowed.unless(policies.can_keep_photo(actor, found))

    def act(data: dict[str, Any]) -> VisitPhoto:
        upload = data.pop("file")
        return keep_photo(by=actor, visit=found.id, stream=upload, name=upload.name, **data)

    form = PhotoForm.of(request, initial={"on": found.held_on, "place": found.whom})
    return _verb(request, found, form, act, _("存照片"), _("已存为证据"))


def call(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_note_phone_check(actor, found))
    back = reverse("fieldwork:visits", args=[found.id])
    return submit(
        request,
        PhoneCheckForm.of(request, initial={"on": actor.clock.today()}),
        lambda data: note_phone_check(by=actor, inspection=found.id, **data),
        then=back,
        title=_("记电话抽查"),
        button=_("记下"),
        back=back,
        notice=lambda made: _("已记为 %(number)s") % {"number": made.number},
    )


def phone_check(request: HttpRequest, call: UUID) -> HttpResponseBase:
    """一次电话抽查: what was asked and answered."""
    actor = actor_of(request)
    found = queries.phone_check(call, actor)
    return page(
        request,
        "fieldwork/phone_check.html",
        {
            "call": found,
            "inspection": found.inspection,
            "may_note": can_note_point(actor, found.inspection),
        },
    )
