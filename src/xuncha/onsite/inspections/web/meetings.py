"""Pages of the team's meetings and of matters reported upward."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.inspections import policies, queries
from xuncha.onsite.inspections.actions.answer_upward import answer_upward
from xuncha.onsite.inspections.actions.finish_resolution import finish_resolution
from xuncha.onsite.inspections.actions.hold_team_meeting import hold_team_meeting
from xuncha.onsite.inspections.actions.report_upward import report_upward
from xuncha.onsite.inspections.models import Resolution
from xuncha.onsite.inspections.rules.states import ResolutionState
from xuncha.onsite.inspections.web.forms import AnswerForm, FinishForm, TeamMeetingForm, UpwardForm
from xuncha.onsite.inspections.words import RESOLUTION_STATES
from xuncha.preparation.teams.queries import active_members

SHAPES = {ResolutionState.OPEN: "go", ResolutionState.DONE: "done", ResolutionState.NOTED: "none"}


def meetings(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """组务会、请示报告: what the team decided, what it asked upward and what was answered."""
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    return page(
        request,
        "inspections/meetings.html",
        {
            "inspection": found,
            "meetings": [
                (m, [_shown(r, actor) for r in m.resolutions.all()]) for m in queries.meetings(found)
            ],
            "upward": queries.upward(found),
            "may_note": policies.can_note_meeting(actor, found),
            "may_report": policies.can_report_upward(actor, found),
            "may_answer": policies.can_answer_upward(actor),
        },
    )


def _shown(found: Resolution, actor: Actor) -> dict[str, Any]:
    """One decision with who has it, whether it is late, and the verb where the reader may finish it."""
    open_still = found.state == ResolutionState.OPEN
    late = bool(open_still and found.due_on and found.due_on < actor.clock.today())
    return {
        "it": found,
        "late": late,
        "shape": "late" if late else SHAPES[ResolutionState(found.state)],
        "state": _("逾期未办") if late else RESOLUTION_STATES[ResolutionState(found.state)],
        "may_finish": open_still and bool(policies.can_finish_resolution(actor, found)),
    }


def _verb(request: HttpRequest, inspection: UUID, form: Any, act: Any, title: str) -> HttpResponseBase:
    here = reverse("inspections:meetings", args=[inspection])
    return submit(request, form, act, then=here, title=title, button=_("记下"), back=here, notice=_("已记下"))


def hold(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    NotAllowed.unless(policies.can_note_meeting(actor, found))

    people = [(str(m.person_id), m.person.name) for m in active_members(found.team_id)]
    form = TeamMeetingForm.of(request, initial={"on": actor.clock.today()}, people=people)

    def act(data: dict[str, Any]) -> Any:
        given = {name: data[name] for name in ("on", "present", "discussed")}
        return hold_team_meeting(by=actor, inspection=found.id, decisions=form.decided(), **given)

    here, template = reverse("inspections:meetings", args=[found.id]), "inspections/hold_meeting.html"
    context = {"inspection": found}
    if "more" in request.POST:
        form.full_clean()
        form.errors.clear()
        words = {"verb_title": _("登记组务会"), "verb_button": _("记下"), "verb_back": here}
        return page(request, template, {**context, **words, "form": form})
    return submit(
        request,
        form,
        act,
        then=here,
        template=template,
        context=context,
        title=_("登记组务会"),
        button=_("记下"),
        back=here,
        notice=_("已记下"),
    )


def finish(request: HttpRequest, resolution: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.resolution(resolution, actor)
    NotAllowed.unless(policies.can_finish_resolution(actor, found))
    here = reverse("inspections:meetings", args=[queries.task_of(found.meeting.tour_id).id])
    form = FinishForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return submit(
        request,
        form,
        lambda data: finish_resolution(by=actor, resolution=found.id, seen=form.seen, **data),
        then=here,
        title=_("办结 %(number)s %(text)s") % {"number": found.number, "text": found.text},
        button=_("办结"),
        back=here,
        notice=_("已办结"),
    )


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
