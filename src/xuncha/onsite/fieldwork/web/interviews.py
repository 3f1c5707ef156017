"""Pages of the interviews: the list, planning, the record being written, confirming, the register for the office."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, NotAllowed, Refusal, Stale, WrongState
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, page, submit
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions.cancel_interview import cancel_interview
from xuncha.onsite.fieldwork.actions.change_outline import change_outline
from xuncha.onsite.fieldwork.actions.confirm_interview import confirm_interview
from xuncha.onsite.fieldwork.actions.hold_interview import hold_interview
from xuncha.onsite.fieldwork.actions.mark_point import mark_point
from xuncha.onsite.fieldwork.actions.note_refusal import note_refusal
from xuncha.onsite.fieldwork.actions.open_interview import open_interview
from xuncha.onsite.fieldwork.actions.plan_interview import plan_interview
from xuncha.onsite.fieldwork.actions.replan_interview import replan_interview
from xuncha.onsite.fieldwork.actions.start_interview import start_interview
from xuncha.onsite.fieldwork.actions.write_answers import Written, write_answers
from xuncha.onsite.fieldwork.actions.write_outline import write_outline
from xuncha.onsite.fieldwork.models import Interview, QuestionAnswer
from xuncha.onsite.fieldwork.rules.outlines import outline_text
from xuncha.onsite.fieldwork.rules.states import COUNTED, WRITTEN_IN, InterviewState, Way
from xuncha.onsite.fieldwork.web import presenters
from xuncha.onsite.fieldwork.web.forms import (
    BecauseForm,
    ChangeOutlineForm,
    ConfirmForm,
    HoldForm,
    MarkForm,
    OpenForm,
    OutlineForm,
    PlanForm,
    RefusalForm,
    ReplanForm,
    StartForm,
    WriteForm,
)
from xuncha.onsite.fieldwork.words import INTERVIEW_STATES, WAYS
from xuncha.onsite.inspections.policies import serves
from xuncha.onsite.inspections.queries import inspection as inspection_of


def interviews(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """个别谈话: for the team with whom and by whom; for the office the register without names or words."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    if not serves(actor, found.team_id):
        rows = [
            (r, presenters.SHAPES[InterviewState(r.state)], INTERVIEW_STATES[InterviewState(r.state)])
            for r in queries.register(found.id)
        ]
        context = {"inspection": found, "rows": rows, "may_open": policies.can_open_interview(actor)}
        return page(request, "fieldwork/register.html", context)
    done, every = queries.interview_counts(found.id)
    return page(
        request,
        "fieldwork/interviews.html",
        {
            "inspection": found,
            "rows": presenters.listed(queries.interviews(found.id, actor), actor),
            "done": done,
            "every": every,
            "may_plan": policies.can_plan_interview(actor, found),
        },
    )


def plan(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    policies.guard(policies.can_plan_interview(actor, found))
    initial = {
        "on": actor.clock.today(),
        "unit": found.body_name,
        "interviewers": [str(actor.person)],
        "outline_post": request.GET.get("post", ""),
    }
    form = PlanForm.of(
        request,
        people=presenters.choices(found.team_id),
        posts=queries.outline_posts(found.id),
        initial=initial | _supplemented(request, actor),
    )
    raw = request.GET.get("supplements", "")
    return submit(
        request,
        form,
        lambda data: plan_interview(
            by=actor, inspection=found.id, supplements=UUID(raw) if raw else None, **data
        ),
        then=lambda made: reverse("fieldwork:interview", args=[made.id]),
        title=_("安排谈话"),
        button=_("安排"),
        back=reverse("fieldwork:interviews", args=[found.id]),
        notice=lambda made: _("已安排 %(number)s") % {"number": made.number},
    )


def _supplemented(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """The person of the interview this one adds to. Raises NotKnown for one the reader does not know."""
    raw = request.GET.get("supplements", "")
    if not raw:
        return {}
    try:
        earlier = queries.interview(UUID(raw), actor)
    except ValueError:
        raise queries.not_known() from None
    return {
        "name": earlier.interviewee_name,
        "post": earlier.interviewee_post,
        "unit": earlier.interviewee_unit,
        "place": earlier.place,
        "interviewers": [str(key) for key in queries.interviewer_ids(earlier)],
    }


def interview(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """一次谈话: planned, being written, or the finished record, each with the verbs of its state."""
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    return _shown(request, found, actor)


def _shown(request: HttpRequest, found: Interview, actor: Actor) -> HttpResponseBase:
    state = InterviewState(found.state)
    may_write = policies.can_write(actor, found)
    if state in WRITTEN_IN and may_write and "read" not in request.GET:
        context = _talk(request, found, actor)
        return page(
            request, "fieldwork/talk.html", {**context, "form": _write_form(request, context["talk"])}
        )
    return page(request, "fieldwork/interview.html", _record(found, actor))


def _about(found: Interview) -> dict[str, Any]:
    state = InterviewState(found.state)
    return {
        "interview": found,
        "inspection": found.inspection,
        "hearers": "、".join(w.person.name for w in queries.interviewers(found)),
        "shape": presenters.SHAPES[state],
        "state": INTERVIEW_STATES[state],
    }


def _record(found: Interview, actor: Actor) -> dict[str, Any]:
    return {
        **_about(found),
        "talk": presenters.talk(found, actor, "", writing=False),
        "way": WAYS[Way(found.confirmed_way)] if found.confirmed_way else "",
        "may_start": policies.can_start_interview(actor, found),
        "may_replan": policies.can_replan_interview(actor, found),
        "may_confirm": policies.can_confirm_interview(actor, found),
        "may_write": policies.can_write(actor, found),
        "finished": found.state in COUNTED,
        "recorded": found.state in WRITTEN_IN | COUNTED,
    }


def _talk(request: HttpRequest, found: Interview, actor: Actor) -> dict[str, Any]:
    edit = request.POST.get("row") or request.GET.get("edit", "")
    return {
        **_about(found),
        "talk": presenters.talk(found, actor, edit, writing=True),
        "write": reverse("fieldwork:write", args=[found.id]),
    }


def _write_form(request: HttpRequest, talk: presenters.Talk) -> WriteForm:
    typing = talk.typing
    assert typing is not None
    question, item = typing.question, typing.outline_item
    if typing.fresh and "next" in request.GET and talk.following:
        item, question = talk.following
    return WriteForm(
        seen=typing.seen,
        initial={"row": typing.row, "outline_item": item, "question": question, "answer": typing.answer},
    )


def write(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """记一问一答: by the page's own saving while typing (a fragment), or by the form as any other."""
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    form = WriteForm.of(request)
    if request.headers.get("HX-Request"):
        return _saved(request, found, actor, form)
    here = reverse("fieldwork:interview", args=[found.id])

    def current() -> Current:
        row = queries.row(found, form.cleaned_data["row"])
        assert row is not None  # it was stale, so it is there
        return Current(row.version, {"question": row.question, "answer": row.answer})

    return submit(
        request,
        form,
        lambda data: _write(actor, found, form),
        then=lambda row: _after(request, here, row),
        template="fieldwork/talk.html",
        context=_talk(request, found, actor),
        title=_("记录问答"),
        again=current,
    )


def _after(request: HttpRequest, here: str, row: QuestionAnswer) -> str:
    if "mark" in request.POST:
        return reverse("fieldwork:mark", args=[row.interview_id, row.id])
    if "stop" in request.POST:
        return f"{here}?edit={row.id}#edit"
    return f"{here}?{'next' if 'outline' in request.POST else 'new'}=1#edit"


def _write(actor: Actor, found: Interview, form: WriteForm) -> QuestionAnswer:
    """Write the row; what is unchanged is as good as saved."""
    data = form.cleaned_data
    typed = Written(
        data["question"], data["answer"], data["row"], form.seen, outline_item=data["outline_item"]
    )
    try:
        return write_answers(by=actor, interview=found.id, rows=[typed])[0]
    except WrongState as refused:
        row = queries.row(found, data["row"])
        if refused.code != "interview.nothing_new" or row is None:
            raise
        return row


def _saved(request: HttpRequest, found: Interview, actor: Actor, form: WriteForm) -> HttpResponseBase:
    """The line that says what became of the last saving; on a conflict also what stands there now."""
    context: dict[str, Any] = {"at": actor.clock.now()}
    if not form.is_valid():
        return page(request, "fieldwork/_saved.html", context | {"waits": True}, status=422)
    try:
        context["row"] = _write(actor, found, form)
        return page(request, "fieldwork/_saved.html", context)
    except Stale:
        context["now"] = queries.row(found, form.cleaned_data["row"])
        return page(request, "fieldwork/_saved.html", context, status=409)
    except Refusal as refused:
        context["refused"] = refused
        return page(request, "fieldwork/_saved.html", context, status=refused.status)


def mark(request: HttpRequest, interview: UUID, row: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    marked = queries.row(found, row)
    if marked is None:
        raise queries.not_known()
    policies.guard(policies.can_write(actor, found))
    here = f"{reverse('fieldwork:interview', args=[found.id])}?new=1#edit"
    form = MarkForm.of(
        request,
        people=presenters.choices(found.inspection.team_id),
        initial={"title": request.GET.get("title", "")[:200]},
    )

    def act(data: dict[str, Any]) -> QuestionAnswer:
        who = data.pop("who_has") or None
        return mark_point(
            by=actor, interview=found.id, row=marked.id, who_has=UUID(who) if who else None, **data
        )

    return submit(
        request,
        form,
        act,
        then=here,
        title=_("标待核对：%(number)s 问%(order)d") % {"number": found.number, "order": marked.order},
        button=_("记为疑点"),
        back=here,
        notice=_("已记为疑点"),
    )


def _verb(
    request: HttpRequest,
    found: Interview,
    form: Any,
    act: Any,
    title: str,
    button: str,
    notice: str,
    **more: Any,
) -> HttpResponseBase:
    here = reverse("fieldwork:interview", args=[found.id])
    return submit(
        request,
        form,
        act,
        then=here,
        title=f"{title} {found.number}",
        button=button,
        back=here,
        notice=notice,
        **more,
    )


def start(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    policies.guard(policies.can_start_interview(actor, found))
    form = StartForm.of(request, initial={"on": actor.clock.today(), "at": actor.clock.now().time()})
    return _verb(
        request,
        found,
        form,
        lambda data: start_interview(by=actor, interview=found.id, **data),
        _("开始谈话"),
        _("开始记录"),
        "",
    )


def replan(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    policies.guard(policies.can_replan_interview(actor, found))
    initial = {
        "on": found.planned_on,
        "at": found.planned_time,
        "place": found.place,
        "interviewers": [str(key) for key in queries.interviewer_ids(found)],
    }
    form = ReplanForm.of(
        request, seen=found.version, people=presenters.choices(found.inspection.team_id), initial=initial
    )
    return _verb(
        request,
        found,
        form,
        lambda data: replan_interview(by=actor, interview=found.id, seen=form.seen, **data),
        _("改期"),
        _("改期"),
        _("已改期"),
    )


def cancel(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    policies.guard(policies.can_cancel_interview(actor, found))
    return _verb(
        request,
        found,
        BecauseForm.of(request),
        lambda data: cancel_interview(by=actor, interview=found.id, **data),
        _("取消谈话"),
        _("取消谈话"),
        _("已取消"),
    )


def hold(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    policies.guard(policies.can_hold_interview(actor, found))
    form = HoldForm.of(
        request, initial={"on": found.held_on or actor.clock.today(), "ended_at": actor.clock.now().time()}
    )
    return _verb(
        request,
        found,
        form,
        lambda data: hold_interview(by=actor, interview=found.id, **data),
        _("记完"),
        _("记完，请本人核对"),
        _("记完了，请本人逐页核对"),
    )


def confirm(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """本人核对: the record page by page, to be read and confirmed by the person heard."""
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    policies.guard(policies.can_confirm_interview(actor, found))
    pages = queries.pages(found)
    form = ConfirmForm.of(request, seen=found.version, count=len(pages), initial={"on": actor.clock.today()})

    def act(data: dict[str, Any]) -> Interview:
        upload, file = data["scan"], None
        if upload is not None and data["way"] == Way.PAPER:
            file = keep(upload, name=upload.name, scope=inspection_scope(found.inspection_id), by=actor).id
        return confirm_interview(
            by=actor,
            interview=found.id,
            pages=form.confirmed,
            way=data["way"],
            on=data["on"],
            scan=file,
            seen=form.seen,
        )

    return _verb(
        request,
        found,
        form,
        act,
        _("本人核对"),
        _("登记本人核对"),
        _("已核对，记录不再改动；有补充就另做一份"),
        template="fieldwork/confirm.html",
        context={**_about(found), "pages": list(enumerate(pages, 1))},
    )


def refuse(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    policies.guard(policies.can_note_refusal(actor, found))
    form = RefusalForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: note_refusal(by=actor, interview=found.id, seen=form.seen, **data),
        _("注明拒签"),
        _("注明拒签"),
        _("已注明拒签"),
    )


def outline_of_interview(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """改提纲 of one interview."""
    actor = actor_of(request)
    found = queries.interview(interview, actor)
    policies.guard(policies.can_change_outline(actor, found))
    form = ChangeOutlineForm.of(request, seen=found.version, initial={"text": outline_text(found.outline)})
    return _verb(
        request,
        found,
        form,
        lambda data: change_outline(by=actor, interview=found.id, seen=form.seen, **data),
        _("改提纲"),
        _("用这份提纲"),
        _("提纲已改"),
    )


def outlines(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """谈话提纲 by post: what this team asks."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_know_outlines(actor, found))
    rows = queries.outlines(found.id)
    may_write = policies.can_plan_interview(actor, found)
    return page(
        request, "fieldwork/outlines.html", {"inspection": found, "rows": rows, "may_write": may_write}
    )


def outline_of_post(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    policies.guard(policies.can_plan_interview(actor, found))
    post = request.GET.get("post", "")
    initial = {"post": post, "text": outline_text(queries.outline(found.id, post))}
    back = reverse("fieldwork:outlines", args=[found.id])
    return submit(
        request,
        OutlineForm.of(request, initial=initial),
        lambda data: write_outline(by=actor, inspection=found.id, **data),
        then=back,
        title=_("谈话提纲"),
        button=_("留着用"),
        back=back,
        notice=_("提纲已留着，下次安排这类职务的谈话就用它"),
    )


def open_sealed(request: HttpRequest, interview: UUID) -> HttpResponseBase:
    """调看: the head of the office, with a reason; the entry first, then the record, inside the answer itself."""
    actor = actor_of(request)
    NotAllowed.unless(policies.can_open_interview(actor))
    sealed = queries.any_interview(interview)

    def act(data: dict[str, Any]) -> HttpResponseBase:
        found = open_interview(by=actor, interview=sealed.id, reason=data["reason"])
        context = {**_about(found), "rows": queries.rows(found), "reason": data["reason"]}
        return page(request, "fieldwork/opened.html", context)

    return submit(
        request,
        OpenForm.of(request),
        act,
        then="",
        title=_("调看谈话记录"),
        button=_("记入留痕并打开"),
        opening=True,
    )
