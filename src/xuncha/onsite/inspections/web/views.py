"""Pages of an inspection: the list, the file's front page, the gate, the entry meeting."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.inspections import dossier, policies, procedure, queries
from xuncha.onsite.inspections.actions.confirm_condition import confirm_condition
from xuncha.onsite.inspections.actions.hold_entry_meeting import hold_entry_meeting
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.onsite.inspections.web import presenters
from xuncha.onsite.inspections.web.forms import ConfirmForm, EntryMeetingForm, PassForm
from xuncha.onsite.inspections.words import STAGES
from xuncha.standing.regulations.queries import calendar

PER_PAGE = 50
ALL_LINES = 200


def inspections(request: HttpRequest) -> HttpResponseBase:
    """巡察任务: all for the office, the own ones for a team."""
    actor = actor_of(request)
    rows = queries.listed(actor)
    stage = request.GET.get("stage", "")
    if stage in set(Stage):
        rows = rows.filter(stage=stage)
    paged = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "inspections/inspections.html",
        {
            "rows": presenters.listed(paged.object_list, actor),
            "page_obj": paged,
            "stages": STAGES.items(),
            "chosen": stage,
        },
    )


def inspection(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """案卷首页: where it stands, what the next gate lacks, who does what, the two weeks, what was done."""
    actor = actor_of(request)
    found = queries.dossier_of(inspection, actor)
    days = calendar()
    gate = presenters.next_gate(found, actor, days)
    columns, people = presenters.people(found, actor)
    return page(
        request,
        "inspections/inspection.html",
        {
            "inspection": found,
            "stage": procedure.stage_labels(found.rule_set)[Stage(found.stage)],
            "batch": presenters.batch_title(found),
            "gate": gate,
            "stages": presenters.rail(found, gate, actor, days),
            "index": presenters.index(found, actor),
            "columns": columns,
            "people": people,
            "days": presenters.two_weeks(found, gate, actor, days),
            "waiting": dossier.waiting(actor, found),
            "marks": presenters.marks(found),
            "may_note": policies.can_note_point(actor, found),
            "merged": presenters.merged(found, actor),
            "members": queries.members(found) if found.member_count else [],
        },
    )


def gate(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """全部条件: every condition of the next gate, how its last day was computed, and the gates passed."""
    actor = actor_of(request)
    found = queries.dossier_of(inspection, actor)
    ahead = presenters.next_gate(found, actor, calendar())
    rows = [(row, presenters.standing_shape(row)) for row in ahead.rows] if ahead else []
    return page(
        request,
        "inspections/gate.html",
        {
            "inspection": found,
            "gate": ahead,
            "rows": rows,
            "passages": presenters.passages(found),
        },
    )


def journal(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """工作日志: what was done in this inspection, newest first; for the front page its last lines."""
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    limit = presenters.LOG_LINES if request.headers.get("HX-Request") else ALL_LINES
    context = {"inspection": found, "log": presenters.log(found, actor, limit)}
    return page(request, "inspections/journal.html", context, fragment="log")


def pass_the_gate(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """过关: the day, and where it is late or by exception, why."""
    actor = actor_of(request)
    found = queries.dossier_of(inspection, actor)
    ahead = presenters.next_gate(found, actor, calendar())
    if ahead is None or not ahead.owner:
        NotAllowed.unless(policies.can_pass_gate(actor, found))
    form = PassForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    here = reverse("inspections:inspection", args=[found.id])
    label = ahead.label if ahead else ""
    verb = ahead.verb if ahead else ""
    return submit(
        request,
        form,
        lambda data: pass_gate(by=actor, inspection=found.id, seen=form.seen, **data),
        then=here,
        template="inspections/pass.html",
        context={"inspection": found, "gate": ahead},
        title=verb,
        back=here,
        notice=_("已进入“%(stage)s”") % {"stage": label},
    )


def confirm(request: HttpRequest, inspection: UUID, condition: str) -> HttpResponseBase:
    """确认条件: said by a person, with the reason, where no part of the system can answer."""
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    row = next((r for r in queries.gate(found, actor) if r.code == condition), None)
    if row is None:
        raise queries.not_known()
    NotAllowed.unless(policies.can_confirm_condition(actor, found))
    here = reverse("inspections:inspection", args=[found.id])
    return submit(
        request,
        ConfirmForm.of(request, initial={"on": actor.clock.today()}),
        lambda data: confirm_condition(by=actor, inspection=found.id, condition=condition, **data),
        then=here,
        title=_("确认：%(label)s") % {"label": row.label},
        button=_("以我的名义确认"),
        back=here,
        notice=_("已确认"),
    )


def entry_meeting(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """进驻动员会: day, place, people; once recorded, what was recorded."""
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    held = queries.entry_meeting(found)
    if held is not None and request.method == "GET":
        return page(request, "inspections/entry_meeting.html", {"inspection": found, "meeting": held})
    if held is None:
        NotAllowed.unless(policies.can_hold_entry_meeting(actor, found))
    here = reverse("inspections:inspection", args=[found.id])
    return submit(
        request,
        EntryMeetingForm.of(request, initial={"on": actor.clock.today()}),
        lambda data: hold_entry_meeting(by=actor, inspection=found.id, **data),
        then=here,
        title=_("登记进驻动员会"),
        button=_("登记会议"),
        back=here,
        notice=_("已登记进驻动员会"),
    )
