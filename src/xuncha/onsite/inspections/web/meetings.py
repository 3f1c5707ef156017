"""Pages of the team's meetings and of matters reported upward."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.inspections import policies, queries
from xuncha.onsite.inspections.actions.answer_upward import answer_upward
from xuncha.onsite.inspections.actions.hold_team_meeting import hold_team_meeting
from xuncha.onsite.inspections.actions.report_upward import report_upward
from xuncha.onsite.inspections.web.forms import AnswerForm, TeamMeetingForm, UpwardForm


def meetings(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """组务会、请示报告: what the team decided, what it asked upward and what was answered."""
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    return page(
        request,
        "inspections/meetings.html",
        {
            "inspection": found,
            "meetings": queries.meetings(found),
            "upward": queries.upward(found),
            "may_note": policies.can_note_meeting(actor, found),
            "may_report": policies.can_report_upward(actor, found),
            "may_answer": policies.can_answer_upward(actor),
        },
    )


def _verb(request: HttpRequest, inspection: UUID, form: Any, act: Any, title: str) -> HttpResponseBase:
    here = reverse("inspections:meetings", args=[inspection])
    return submit(request, form, act, then=here, title=title, button=_("记下"), back=here, notice=_("已记下"))


def hold(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    NotAllowed.unless(policies.can_note_meeting(actor, found))

    def act(data: dict[str, Any]) -> Any:
        decisions = data.pop("decisions").splitlines()
        return hold_team_meeting(by=actor, inspection=found.id, decisions=decisions, **data)

    form = TeamMeetingForm.of(request, initial={"on": actor.clock.today()})
    return _verb(request, found.id, form, act, _("登记组务会"))


def report(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    NotAllowed.unless(policies.can_report_upward(actor, found))
    form = UpwardForm.of(request, initial={"on": actor.clock.today(), "to": _("巡察工作领导小组")})
    return _verb(
        request,
        found.id,
        form,
        lambda data: report_upward(by=actor, inspection=found.id, **data),
        _("请示报告"),
    )


def answer(request: HttpRequest, upward: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.upward_matter(upward, actor)
    NotAllowed.unless(policies.can_answer_upward(actor))
    form = AnswerForm.of(request, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found.inspection_id,
        form,
        lambda data: answer_upward(by=actor, upward=found.id, **data),
        _("登记答复 %(number)s") % {"number": found.number},
    )
