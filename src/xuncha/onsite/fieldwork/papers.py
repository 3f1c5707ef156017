"""The papers of this room, as plain values for the engine. Official text: Chinese always."""

from xuncha.engines.wordfile.forms import Answer
from xuncha.engines.wordfile.forms import interview_record as form
from xuncha.engines.wordfile.parts import Record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, Ref

from . import queries
from .models import Interview
from .rules.states import InterviewState

TOLD = ("已出示证件，告知任务、纪律和保密要求；被谈话人表示清楚，没有申请谈话人回避。",)


def interview_record(ref: Ref, actor: Actor) -> Record | None:
    """谈话记录, with a line for signatures on every page; None where the actor may not know it."""
    found = queries.visible_to(actor).filter(id=ref.id).first()
    if found is None or found.held_on is None:
        return None
    hearers = [w.person.name for w in queries.interviewers(found)]
    return form(
        number=found.number,
        inspection=found.inspection.body_name,
        person=found.interviewee_name,
        post=found.interviewee_post,
        unit=found.interviewee_unit or found.inspection.body_name,
        held_on=found.held_on,
        begins=f"{found.began_at:%H:%M}" if found.began_at else "",
        ends=f"{found.ended_at:%H:%M}" if found.ended_at else "",
        place=found.place,
        interviewers=hearers,
        recorder=found.recorder,
        told=TOLD if found.told else (),
        answers=[Answer(r.question, r.answer) for r in queries.rows(found)],
        confirmed_on=found.confirmed_on if found.state == InterviewState.CONFIRMED else None,
        refusal=found.refusal_note,
    )


def scope(ref: Ref) -> str:
    """The key scope of the inspection the talk belongs to."""
    return inspection_scope(Interview.objects.values_list("inspection_id", flat=True).get(id=ref.id))
