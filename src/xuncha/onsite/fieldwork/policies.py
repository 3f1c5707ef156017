"""Who may do what on site, and when."""

from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, Decision, NotAllowed, Role, WrongState, no, yes
from xuncha.onsite.inspections.policies import serves
from xuncha.onsite.inspections.rules.states import OWNERS, Stage

from . import queries
from .models import Interview, LogEntry, MaterialRequest, PracticalProblem, Sitting, Survey, Visit
from .rules.people import FEWEST
from .rules.states import (
    INTERVIEW_TRANSITIONS,
    OUTING_TRANSITIONS,
    PROBLEM_TRANSITIONS,
    REQUEST_TRANSITIONS,
    WRITTEN_IN,
    InterviewState,
    OutingState,
    ProblemState,
    RequestState,
)
from .words import INTERVIEW_STATES, OUTING_STATES, PROBLEM_STATES, REQUEST_STATES

PLANNED_IN = frozenset({Stage.PREPARED, Stage.ENTERED, Stage.ON_SITE})
HELD_IN = frozenset({Stage.ENTERED, Stage.ON_SITE})
FINISHED_IN = HELD_IN | {Stage.LEFT}

# Codes that say "not now" rather than "not you".
_NOT_NOW = frozenset(
    {
        "interview.state",
        "request.state",
        "stay.over",
        "outing.state",
        "visit.not_approved",
        "visit.no_approval_needed",
        "interview.too_few_left",
        "visit.too_few_left",
        "log.over",
        "problem.state",
        "problem.over",
    }
)


def guard(decision: Decision) -> None:
    """Raise what the decision means: WrongState for not now, NotAllowed for not you."""
    (WrongState if decision.code in _NOT_NOW else NotAllowed).unless(decision)


def _in_time(inspection: object, stages: frozenset[Stage]) -> Decision:
    if Stage(inspection.stage) in stages:  # type: ignore[attr-defined]
        return yes()
    return no("stay.over", _("这一阶段不办理这件事：现场工作没有开始，或者已经结束。"))


def can_view(actor: Actor, interview: Interview) -> Decision:
    """The own team; for anyone else the interview is not there."""
    if serves(actor, interview.inspection.team_id):
        return yes()
    return no("interview.not_yours", _("没有这份材料，或您不参与这项工作。"))


def can_view_request(actor: Actor, request: MaterialRequest) -> Decision:
    if serves(actor, request.inspection.team_id):
        return yes()
    return no("request.not_yours", _("没有这份材料，或您不参与这项工作。"))


def can_plan_interview(actor: Actor, inspection: object) -> Decision:
    """Any member of the team, until it leaves."""
    if not serves(actor, inspection.team_id):  # type: ignore[attr-defined]
        return no("interview.not_yours", _("谈话由本组人员安排。"))
    return _in_time(inspection, PLANNED_IN)


def _is_interviewer(actor: Actor, interview: Interview) -> bool:
    return actor.person is not None and actor.person in queries.interviewer_ids(interview)


def _interview_step(actor: Actor, interview: Interview, wanted: InterviewState) -> Decision:
    """The interviewers, and the lead or a deputy in their place, where the table has this step."""
    team = interview.inspection.team_id
    if not _is_interviewer(actor, interview) and not serves(actor, team, Role.LEAD, Role.DEPUTY):
        return no("interview.not_interviewer", _("由这次谈话的谈话人办理。"))
    if wanted not in INTERVIEW_TRANSITIONS[InterviewState(interview.state)]:
        state = INTERVIEW_STATES[InterviewState(interview.state)]
        return no("interview.state", _("这次谈话现在是“%(state)s”，不能这样办。") % {"state": state})
    return yes()


def can_replan_interview(actor: Actor, interview: Interview) -> Decision:
    decision = _interview_step(actor, interview, InterviewState.RECORDING)
    return _in_time(interview.inspection, PLANNED_IN) if decision else decision


def can_cancel_interview(actor: Actor, interview: Interview) -> Decision:
    return _interview_step(actor, interview, InterviewState.CANCELLED)


def can_start_interview(actor: Actor, interview: Interview) -> Decision:
    decision = _interview_step(actor, interview, InterviewState.RECORDING)
    if decision and len(queries.interviewer_ids(interview)) < FEWEST:
        return no(
            "interview.too_few_left",
            _("谈话要两名本组人员在场，现在只剩一名谈话人；先在“改期”里再选一名。"),
        )
    return _in_time(interview.inspection, HELD_IN) if decision else decision


def can_hold_interview(actor: Actor, interview: Interview) -> Decision:
    decision = _interview_step(actor, interview, InterviewState.HELD)
    return _in_time(interview.inspection, HELD_IN) if decision else decision


def can_write(actor: Actor, interview: Interview) -> Decision:
    """Only those who hear write down; nothing changes once the person heard has confirmed or refused."""
    if not _is_interviewer(actor, interview):
        return no("interview.not_interviewer", _("记录只由这次谈话的谈话人写。"))
    if InterviewState(interview.state) not in WRITTEN_IN:
        state = INTERVIEW_STATES[InterviewState(interview.state)]
        return no(
            "interview.state",
            _("这次谈话现在是“%(state)s”，记录不能改；有补充就另做一份。") % {"state": state},
        )
    return yes()


def can_confirm_interview(actor: Actor, interview: Interview) -> Decision:
    decision = _interview_step(actor, interview, InterviewState.CONFIRMED)
    return _in_time(interview.inspection, FINISHED_IN) if decision else decision


def can_note_refusal(actor: Actor, interview: Interview) -> Decision:
    decision = _interview_step(actor, interview, InterviewState.REFUSED)
    return _in_time(interview.inspection, FINISHED_IN) if decision else decision


def can_change_outline(actor: Actor, interview: Interview) -> Decision:
    if not _is_interviewer(actor, interview):
        return no("interview.not_interviewer", _("由这次谈话的谈话人办理。"))
    if InterviewState(interview.state) not in {InterviewState.PLANNED, InterviewState.RECORDING}:
        state = INTERVIEW_STATES[InterviewState(interview.state)]
        return no("interview.state", _("这次谈话现在是“%(state)s”，提纲不再改。") % {"state": state})
    return yes()


def can_open_interview(actor: Actor) -> Decision:
    """The head of the office, one record at a time, with a reason."""
    if actor.has(Role.OFFICE_HEAD):
        return yes()
    return no("interview.head_only", _("只有巡察办主任可以写明理由后调看谈话记录。"))


def can_know_materials(actor: Actor, inspection: object) -> Decision:
    """The own team."""
    if serves(actor, inspection.team_id):  # type: ignore[attr-defined]
        return yes()
    return no("request.not_yours", _("调阅资料由本组办理；要调看的，向组长了解。"))


def can_know_outlines(actor: Actor, inspection: object) -> Decision:
    """The own team, also when nothing can be planned any more."""
    if serves(actor, inspection.team_id):  # type: ignore[attr-defined]
        return yes()
    return no("interview.not_yours", _("谈话由本组人员安排。"))


def can_request_materials(actor: Actor, inspection: object) -> Decision:
    """Any member of the team, until it leaves."""
    if not serves(actor, inspection.team_id):  # type: ignore[attr-defined]
        return no("request.not_yours", _("调阅单由本组人员起草。"))
    return _in_time(inspection, PLANNED_IN)


def _request_step(request: MaterialRequest, wanted: RequestState) -> Decision:
    if wanted in REQUEST_TRANSITIONS[RequestState(request.state)]:
        return yes()
    state = REQUEST_STATES[RequestState(request.state)]
    return no("request.state", _("这张调阅单现在是“%(state)s”，不能这样办。") % {"state": state})


def _by_lead(actor: Actor, request: MaterialRequest) -> Decision:
    if serves(actor, request.inspection.team_id, Role.LEAD):
        return yes()
    return no("request.lead_only", _("调阅单由组长批准或退回。"))


def _by_team(actor: Actor, request: MaterialRequest) -> Decision:
    if serves(actor, request.inspection.team_id):
        return yes()
    return no("request.not_yours", _("调阅资料由本组人员办理。"))


def can_change_request(actor: Actor, request: MaterialRequest) -> Decision:
    """Whoever drafted it, before the lead approved."""
    if actor.person != request.drafted_by_id:
        return no("request.not_drafter", _("由起草人修改。"))
    if RequestState(request.state) == RequestState.DRAFTED:
        return yes()
    return _request_step(request, RequestState.DRAFTED)


def can_approve_request(actor: Actor, request: MaterialRequest) -> Decision:
    decision = _by_lead(actor, request)
    return _request_step(request, RequestState.APPROVED) if decision else decision


def can_send_back_request(actor: Actor, request: MaterialRequest) -> Decision:
    decision = _by_lead(actor, request)
    return _request_step(request, RequestState.SENT_BACK) if decision else decision


def can_drop_request(actor: Actor, request: MaterialRequest) -> Decision:
    """Whoever drafted it, or the lead, before it was sent."""
    if actor.person != request.drafted_by_id and not _by_lead(actor, request):
        return no("request.not_drafter", _("由起草人或组长撤销。"))
    return _request_step(request, RequestState.WITHDRAWN)


def can_send_request(actor: Actor, request: MaterialRequest) -> Decision:
    decision = _by_team(actor, request)
    return _request_step(request, RequestState.SENT) if decision else decision


def can_receive_material(actor: Actor, request: MaterialRequest) -> Decision:
    """Any member of the team, while something is awaited and the team has not begun to write."""
    if not (decision := _by_team(actor, request)):
        return decision
    if not (decision := _request_step(request, RequestState.RECEIVED)):
        return decision
    return _in_time(request.inspection, FINISHED_IN | {Stage.PREPARED})


def can_return_material(actor: Actor, request: MaterialRequest) -> Decision:
    """Any member of the team, as soon as something came."""
    if not (decision := _by_team(actor, request)):
        return decision
    if RequestState(request.state) not in {RequestState.SENT, RequestState.RECEIVED}:
        return _request_step(request, RequestState.RETURNED)
    return yes()


def can_know_outings(actor: Actor, inspection: object) -> Decision:
    """Visits, sittings and calls: the own team."""
    if serves(actor, inspection.team_id):  # type: ignore[attr-defined]
        return yes()
    return no("outing.not_yours", _("走访、听会由本组办理；要了解的，向组长了解。"))


def can_plan_outing(actor: Actor, inspection: object) -> Decision:
    """Any member of the team, until it leaves."""
    decision = can_know_outings(actor, inspection)
    return _in_time(inspection, PLANNED_IN) if decision else decision


def can_note_phone_check(actor: Actor, inspection: object) -> Decision:
    """Any member of the team, while it is there."""
    decision = can_know_outings(actor, inspection)
    return _in_time(inspection, HELD_IN) if decision else decision


def can_know_log(actor: Actor, inspection: object) -> Decision:
    """The log of work: the own team."""
    if serves(actor, inspection.team_id):  # type: ignore[attr-defined]
        return yes()
    return no("log.not_yours", _("工作日志由本组人员写、本组人员看。"))


def can_write_log(actor: Actor, inspection: object) -> Decision:
    """Any member of the team, each their own, until the report is decided."""
    decision = can_know_log(actor, inspection)
    if decision and OWNERS[Stage(inspection.stage)] == "office":  # type: ignore[attr-defined]
        return no("log.over", _("报告已经决定，不再写工作日志。"))
    return decision


def can_correct_log(actor: Actor, entry: LogEntry) -> Decision:
    """Whoever wrote it."""
    if actor.person == entry.person_id:
        return yes()
    return no("log.not_writer", _("日志谁写的，由谁更正。"))


def _outing_step(actor: Actor, found: Visit | Sitting, wanted: OutingState, going: set[UUID]) -> Decision:
    """Those who go, and the lead or a deputy in their place, where the table has this step."""
    leading = serves(actor, found.inspection.team_id, Role.LEAD, Role.DEPUTY)
    if actor.person not in going and not leading:
        return no("outing.not_going", _("由安排去的人，或者组长、副组长办理。"))
    if wanted not in OUTING_TRANSITIONS[OutingState(found.state)]:
        state = OUTING_STATES[OutingState(found.state)]
        return no("outing.state", _("这件事现在是“%(state)s”，不能这样办。") % {"state": state})
    return yes()


def can_approve_visit(actor: Actor, visit: Visit) -> Decision:
    """An unannounced visit: the lead, before it is made."""
    if not serves(actor, visit.inspection.team_id, Role.LEAD):
        return no("visit.lead_only", _("暗访由组长批准。"))
    if not visit.undercover or visit.approved_on or visit.state != OutingState.PLANNED:
        return no("visit.no_approval_needed", _("这次走访不用批准，或者已经批准。"))
    return yes()


def can_hold_visit(actor: Actor, visit: Visit) -> Decision:
    going = queries.visitor_ids(visit)
    decision = _outing_step(actor, visit, OutingState.HELD, going)
    if decision and len(going) < FEWEST:
        return no(
            "visit.too_few_left", _("走访要两名本组人员一起去，现在只剩一名；先在“改期换人”里再选一名。")
        )
    if decision and visit.undercover and visit.approved_on is None:
        return no("visit.not_approved", _("暗访要组长批准以后才去。"))
    return _in_time(visit.inspection, HELD_IN) if decision else decision


def can_replan_visit(actor: Actor, visit: Visit) -> Decision:
    """Those who go, the lead and a deputy, until it was made and while the team may still go."""
    decision = _outing_step(actor, visit, OutingState.HELD, queries.visitor_ids(visit))
    return _in_time(visit.inspection, PLANNED_IN) if decision else decision


def can_cancel_visit(actor: Actor, visit: Visit) -> Decision:
    return _outing_step(actor, visit, OutingState.CANCELLED, queries.visitor_ids(visit))


def can_keep_photo(actor: Actor, visit: Visit) -> Decision:
    """Any member of the team, of a visit that was made, until the team begins to write."""
    if not (decision := can_know_outings(actor, visit.inspection)):
        return decision
    if visit.state != OutingState.HELD:
        return no("outing.state", _("走访记下来以后再存照片。"))
    return _in_time(visit.inspection, FINISHED_IN)


def can_hold_sitting(actor: Actor, sitting: Sitting) -> Decision:
    decision = _outing_step(actor, sitting, OutingState.HELD, queries.listener_ids(sitting))
    return _in_time(sitting.inspection, HELD_IN) if decision else decision


def can_cancel_sitting(actor: Actor, sitting: Sitting) -> Decision:
    return _outing_step(actor, sitting, OutingState.CANCELLED, queries.listener_ids(sitting))


def can_add_paper(actor: Actor, sitting: Sitting) -> Decision:
    """Any member of the team, of a sitting that was held, until the team begins to write."""
    if not (decision := can_know_outings(actor, sitting.inspection)):
        return decision
    if sitting.state != OutingState.HELD:
        return no("outing.state", _("登记听会情况以后再存材料。"))
    return _in_time(sitting.inspection, FINISHED_IN)


def can_know_surveys(actor: Actor, inspection: object) -> Decision:
    """Questionnaires and assessment forms: the own team."""
    if serves(actor, inspection.team_id):  # type: ignore[attr-defined]
        return yes()
    return no("survey.not_yours", _("问卷、民主测评由本组办理；要了解的，向组长了解。"))


def can_hand_out_forms(actor: Actor, inspection: object) -> Decision:
    """Any member of the team, while it is there."""
    decision = can_know_surveys(actor, inspection)
    return _in_time(inspection, HELD_IN) if decision else decision


def can_note_returned_forms(actor: Actor, survey: Survey) -> Decision:
    """Any member of the team, until it leaves."""
    return can_hand_out_forms(actor, survey.inspection)


def can_know_problems(actor: Actor, inspection: object) -> Decision:
    """The list of practical problems: the own team and the office."""
    if actor.is_office or serves(actor, inspection.team_id):  # type: ignore[attr-defined]
        return yes()
    return no("problem.not_yours", _("实事清单由本组和巡察办管。"))


def can_note_problem(actor: Actor, inspection: object) -> Decision:
    """The team or the office, from entering until the inspection is filed: solving takes longer than the stay."""
    if not (decision := can_know_problems(actor, inspection)):
        return decision
    stage = Stage(inspection.stage)  # type: ignore[attr-defined]
    if stage in {Stage.PREPARED, Stage.FILED}:
        return no("problem.over", _("进驻以后、归档以前才记实事。"))
    return yes()


def _problem_step(actor: Actor, problem: PracticalProblem, wanted: ProblemState) -> Decision:
    if not (decision := can_note_problem(actor, problem.inspection)):
        return decision
    if wanted not in PROBLEM_TRANSITIONS[ProblemState(problem.state)]:
        state = PROBLEM_STATES[ProblemState(problem.state)]
        return no("problem.state", _("这件实事现在是“%(state)s”，不能这样办。") % {"state": state})
    return yes()


def can_record_solution(actor: Actor, problem: PracticalProblem) -> Decision:
    return _problem_step(actor, problem, ProblemState.SOLVED)


def can_check_problem(actor: Actor, problem: PracticalProblem) -> Decision:
    """Somebody other than who recorded that it is solved."""
    decision = _problem_step(actor, problem, ProblemState.CHECKED)
    if decision and actor.code == problem.recorded_by:
        return no("problem.another_person", _("登记解决情况的人不能自己核实，请另一人核实。"))
    return decision


def can_drop_problem(actor: Actor, problem: PracticalProblem) -> Decision:
    return _problem_step(actor, problem, ProblemState.DROPPED)
