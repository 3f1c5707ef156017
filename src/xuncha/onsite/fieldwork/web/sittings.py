"""Pages of the sittings: reports heard, forums, meetings sat in on."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions.sittings.add_sitting_paper import add_sitting_paper
from xuncha.onsite.fieldwork.actions.sittings.cancel_sitting import cancel_sitting
from xuncha.onsite.fieldwork.actions.sittings.hold_sitting import hold_sitting
from xuncha.onsite.fieldwork.actions.sittings.plan_sitting import plan_sitting
from xuncha.onsite.fieldwork.models import Sitting
from xuncha.onsite.fieldwork.rules.states import OutingState, SittingKind
from xuncha.onsite.fieldwork.web import presenters
from xuncha.onsite.fieldwork.web.forms import BecauseForm
from xuncha.onsite.fieldwork.web.outing_forms import HoldSittingForm, PlanSittingForm, SittingPaperForm
from xuncha.onsite.fieldwork.words import OUTING_STATES, SITTING_KINDS
from xuncha.onsite.inspections.policies import can_note_point
from xuncha.onsite.inspections.queries import inspection as inspection_of


def sittings(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """听取汇报、列席: what the team listened to and will."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_know_outings(actor, found))
    rows = list(queries.sittings(found.id, actor))
    return page(
        request,
        "fieldwork/sittings.html",
        {
            "inspection": found,
            "rows": [
                (
                    s,
                    SITTING_KINDS[SittingKind(s.kind)],
                    presenters.went(s.listeners.all()),
                    presenters.OUTING_SHAPES[OutingState(s.state)],
                    OUTING_STATES[OutingState(s.state)],
                )
                for s in rows
            ],
            "held": sum(s.state == OutingState.HELD for s in rows),
            "may_plan": policies.can_plan_outing(actor, found),
        },
    )


def plan(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_plan_outing(actor, found))
    initial = {
        "on": actor.clock.today(),
        "kind": SittingKind.REPORT.value,
        "given_by": found.body_name,
        "listeners": [str(actor.person)],
    }
    form = PlanSittingForm.of(request, people=presenters.choices(found.team_id), initial=initial)
    return submit(
        request,
        form,
        lambda data: plan_sitting(by=actor, inspection=found.id, **data),
        then=lambda made: reverse("fieldwork:sitting", args=[made.id]),
        title=_("安排听会"),
        button=_("安排"),
        back=reverse("fieldwork:sittings", args=[found.id]),
        notice=lambda made: _("已安排 %(number)s") % {"number": made.number},
    )


def sitting(request: HttpRequest, sitting: UUID) -> HttpResponseBase:
    """一次听会: who reported, what was heard, the papers handed in, what came of it."""
    actor = actor_of(request)
    found = queries.sitting(sitting, actor)
    planned = found.state == OutingState.PLANNED
    return page(
        request,
        "fieldwork/sitting.html",
        {
            "sitting": found,
            "inspection": found.inspection,
            "kind": SITTING_KINDS[SittingKind(found.kind)],
            "shape": presenters.OUTING_SHAPES[OutingState(found.state)],
            "state": OUTING_STATES[OutingState(found.state)],
            "went": presenters.went(queries.listeners(found)),
            "papers": evidence.items_of_source(found.ref, actor),
            "may_hold": policies.can_hold_sitting(actor, found) if planned else None,
            "may_cancel": policies.can_cancel_sitting(actor, found),
            "may_add": policies.can_add_paper(actor, found) if not planned else None,
            "may_note": can_note_point(actor, found.inspection),
        },
    )


def _verb(
    request: HttpRequest, found: Sitting, form: Any, act: Any, title: str, notice: str
) -> HttpResponseBase:
    here = reverse("fieldwork:sitting", args=[found.id])
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


def hold(request: HttpRequest, sitting: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.sitting(sitting, actor)
    NotAllowed.unless(policies.can_hold_sitting(actor, found))
    form = HoldSittingForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: hold_sitting(by=actor, sitting=found.id, seen=form.seen, **data),
        _("记听会"),
        _("已记下，可以存材料、记疑点"),
    )


def cancel(request: HttpRequest, sitting: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.sitting(sitting, actor)
    NotAllowed.unless(policies.can_cancel_sitting(actor, found))
    return _verb(
        request,
        found,
        BecauseForm.of(request),
        lambda data: cancel_sitting(by=actor, sitting=found.id, **data),
        _("取消听会"),
        _("已取消"),
    )


def add_paper(request: HttpRequest, sitting: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.sitting(sitting, actor)
    NotAllowed.unless(policies.can_add_paper(actor, found))

    def act(data: dict[str, Any]) -> Sitting:
        upload = data.pop("file")
        return add_sitting_paper(by=actor, sitting=found.id, stream=upload, name=upload.name, **data)

    return _verb(request, found, SittingPaperForm.of(request), act, _("存材料"), _("已存为证据"))
