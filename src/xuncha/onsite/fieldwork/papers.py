"""The papers of this room, as plain values for the engine. Official text: Chinese always."""

from xuncha.engines.wordfile.forms import Answer
from xuncha.engines.wordfile.forms import interview_record as form
from xuncha.engines.wordfile.parts import (
    Column,
    Facts,
    Paragraph,
    Record,
    Signatures,
    SignLine,
    Table,
    chinese_date,
)
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.papers import issuers
from xuncha.foundation.terms import Actor, Ref

from . import queries
from .models import HandoverSlip, Interview, MaterialRequest
from .rules.states import Direction, InterviewState, RequestState

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


THINGS = {"original": "原件", "copy": "复印件"}


def retrieval_list(ref: Ref, actor: Actor) -> Record | None:
    """调阅资料清单, for the body to look things out by; None where the actor may not know it or it was withdrawn."""
    found = queries.requests_visible_to(actor).filter(id=ref.id).first()
    if found is None or found.state == RequestState.WITHDRAWN:
        return None
    rows = [
        (str(i.order), i.name, f"{i.quantity} {i.unit}", THINGS.get(i.wanted, ""), "")
        for i in queries.items_of(found)
    ]
    last = f"请于{chinese_date(found.due_on)}前备齐。" if found.due_on else ""
    return Record(
        title="调阅资料清单",
        number=found.number,
        subtitle=issuers.team(found.inspection.team.name),
        blocks=(
            Paragraph(f"{found.asked_of or found.inspection.body_name}：", indent=False),
            Paragraph(
                f"因巡察工作需要，请提供下列资料。{last}没有的请在备注栏写明原因；原件用后退还，交接都有交接单。"
            ),
            Table(
                (
                    Column("序号", 14, "center"),
                    Column("资料名称", 84),
                    Column("数量", 20, "center"),
                    Column("要原件或复印件", 30, "center"),
                    Column("备注", 32),
                ),
                rows,
            ),
            Signatures(
                (
                    SignLine("起草：", name=found.drafted_by.name),
                    SignLine(
                        "组长批准：",
                        name=found.approved_by,
                        date=chinese_date(found.approved_on) if found.approved_on else "",
                    ),
                    SignLine("接收单位签收："),
                )
            ),
        ),
    )


def handover_slip(ref: Ref, actor: Actor) -> Record | None:
    """资料交接单, one day's things in one direction, signed on both sides; None where the actor may not know it."""
    found = queries.slips_visible_to(actor).filter(id=ref.id).first()
    if found is None:
        return None
    came = found.direction == Direction.IN
    lines = queries.lines_of_slip(found)
    rows = [
        (str(n), x.item.name, f"{x.quantity} {x.item.unit}", THINGS.get(x.thing, ""), x.copy_numbers)
        for n, x in enumerate(lines, 1)
    ]
    body = found.request.asked_of or found.request.inspection.body_name
    given, taken = (
        (found.outside_person, found.inside_person) if came else (found.inside_person, found.outside_person)
    )
    day = chinese_date(found.on)
    return Record(
        title="资料交接单",
        number=found.number,
        subtitle=f"调阅单 {found.request.number}",
        blocks=(
            Facts(
                rows=(
                    ("交出", body if came else issuers.team(found.request.inspection.team.name)),
                    ("接收", issuers.team(found.request.inspection.team.name) if came else body),
                    ("日期", day),
                    ("件数", f"{len(lines)} 项"),
                ),
                columns=2,
            ),
            Table(
                (
                    Column("序号", 14, "center"),
                    Column("资料名称", 84),
                    Column("数量", 20, "center"),
                    Column("形式", 24, "center"),
                    Column("复印件编号", 38),
                ),
                rows,
            ),
            *((Paragraph(f"说明：{found.note}"),) if found.note else ()),
            Paragraph("本单一式两份，双方各存一份。复印件按编号管理，用后销毁；原件退还时另开交接单。"),
            Signatures(
                (SignLine("交出人：", name=given, date=day), SignLine("接收人：", name=taken, date=day))
            ),
        ),
    )


def request_scope(ref: Ref) -> str:
    return inspection_scope(MaterialRequest.objects.values_list("inspection_id", flat=True).get(id=ref.id))


def slip_scope(ref: Ref) -> str:
    rows = HandoverSlip.objects.values_list("request__inspection_id", flat=True)
    return inspection_scope(rows.get(id=ref.id))


def scope(ref: Ref) -> str:
    """The key scope of the inspection the talk belongs to."""
    return inspection_scope(Interview.objects.values_list("inspection_id", flat=True).get(id=ref.id))
