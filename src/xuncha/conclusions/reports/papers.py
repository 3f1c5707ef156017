"""巡察报告 and 反馈意见 as papers: plain values for the engine. Official text: Chinese always."""

from typing import Any

from xuncha.conclusions.reports import fell_out, queries
from xuncha.conclusions.reports.models import Feedback, Report, Side
from xuncha.engines.wordfile.forms import feedback_opinion, inspection_report
from xuncha.engines.wordfile.forms.feedback import Problem
from xuncha.engines.wordfile.forms.report import Section
from xuncha.engines.wordfile.parts import (
    Block,
    Column,
    Heading,
    Letter,
    Paragraph,
    Record,
    Table,
    chinese_date,
)
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.papers.issuers import leading_group, team
from xuncha.foundation.terms import Actor, NotKnown, Ref
from xuncha.preparation.teams.queries import active_members


def report(ref: Ref, actor: Actor) -> Letter | None:
    """The team's newest text with its fields filled; None where the actor may not know it."""
    try:
        found = queries.report(ref.id, actor)
    except NotKnown:
        return None
    version = queries.team_version(found)
    rows = queries.paragraphs(version)
    texts = dict(
        zip((p.id for p in rows), queries.filled([p.text for p in rows], found, version), strict=True)
    )
    sections = [
        Section(s.title, here)
        for s in queries.sections(found.inspection.rule_set)
        if (here := [texts[p.id] for p in rows if p.section == s.code])
    ]
    return inspection_report(
        issuer=team(found.inspection.team.name),
        title=found.title,
        recipient=leading_group(),
        opening="",
        sections=sections,
        on=found.submitted_on or found.drafted_on,
        keep=(found.inspection.body_name,),
        approver="、".join(
            m.person.name for m in active_members(found.inspection.team_id) if m.role == "lead"
        ),
    )


HOW = {"figure": "少了“{}”", "word": "加了“{}”", "sentence": "没有说“{}”"}
WHAT = {
    "left_out": "写明不写入",
    "dropped": "删去段落",
    "rewritten": "改写",
    "comment": "巡察办意见",
    "nothing": "没有写明理由",
}


def sheet(ref: Ref, actor: Actor) -> Record | None:
    """What fell out and who dissents, for those who decide; None where the actor may not know the report."""
    try:
        found = queries.report(ref.id, actor)
    except NotKnown:
        return None
    out = fell_out.of_report(found)
    blocks: list[Block] = [
        Paragraph(
            f"研判底稿{out.papers}份，认定问题{out.found}个；写入报告{out.told}个，没有写入{len(out.gone)}个，"
            f"写得比认定轻{len(out.weaker)}个；研判没有作为问题的底稿{len(out.otherwise)}份；"
            f"不同意见{len(out.dissents)}条。"
        ),
        Heading("不同意见"),
        *_dissents(out),
        Heading("没有写入报告的问题"),
        *_table(
            ("编号和问题", 78, "谁、什么时候、为什么", 96),
            [(f"{g.finding.number} {g.finding.title}", "\n".join(_why(w) for w in g.why)) for g in out.gone],
        ),
        Heading("写得比认定轻的问题"),
        *_weaker(out),
        Heading("研判没有作为问题的底稿"),
        *_table(
            ("编号和事项", 78, "结果和理由", 96),
            [
                (f"{p.number} {p.title}", "\n".join(_outcome(o) for o in p.outcomes.all()))
                for p in out.otherwise
            ],
        ),
    ]
    return Record(
        title="底稿、正文与审定稿差别及不同意见表",
        subtitle=found.title,
        number=f"对照巡察组第{out.now.order}稿",
        blocks=blocks,
    )


def _dissents(out: fell_out.FellOut) -> list[Block]:
    if not out.dissents:
        return [Paragraph("没有。")]
    return [
        Paragraph(
            f"{'问题 ' + d.finding.number + '：' if d.finding else ''}{d.text}",
            lead=f"{d.by_name}（{SIDES[d.side]}，{chinese_date(d.said_on)}）：",
        )
        for d in out.dissents
    ]


SIDES = {str(Side.TEAM): "巡察组成员", str(Side.OFFICE): "巡察办"}


def _weaker(out: fell_out.FellOut) -> list[Block]:
    if not out.weaker:
        return [Paragraph("没有。")]
    columns = (Column("问题", 28), Column("认定", 50), Column("报告", 50), Column("差别和理由", 46))
    return [
        Table(
            columns,
            [
                (
                    w.finding.number,
                    w.judged,
                    w.now,
                    "\n".join([*(HOW[s.kind].format(s.what) for s in w.how), *(_why(y) for y in w.why)]),
                )
                for w in out.weaker
            ],
        )
    ]


def _table(columns: tuple[str, float, str, float], rows: list[tuple[str, str]]) -> list[Block]:
    first, wide, second, wider = columns
    return [Table((Column(first, wide), Column(second, wider)), rows)] if rows else [Paragraph("没有。")]


def _why(why: fell_out.Why) -> str:
    head = f"{why.who} {chinese_date(why.on)} " if why.on else ""
    said = f"{head}{WHAT[why.what]}{'：' + why.text if why.text else ''}"
    return f"{said}（巡察组答复：{why.answer}）" if why.answer else said


OUTCOMES = {
    "not_established": "不成立",
    "set_aside": "不列为面上问题",
    "advice": "工作建议",
    "spot": "立行立改",
}


def _outcome(outcome: Any) -> str:
    told = getattr(outcome, outcome.kind).text if outcome.kind in ("advice", "spot") else outcome.reason
    who = f"（{outcome.judged_by}，{chinese_date(outcome.judged_on)}）"
    return f"{OUTCOMES.get(outcome.kind, outcome.kind)}{who}：{told}"


def feedback(ref: Ref, actor: Actor) -> Letter | None:
    """The opinion as the body receives it; None where the actor may not know it."""
    try:
        found = queries.feedback(ref.id, actor)
    except NotKnown:
        return None
    return feedback_opinion(
        issuer=leading_group(),  # whose word its number bears
        number=found.number,
        on=found.delivered_on or found.prepared_on,
        body=found.body.name,
        opening=found.opinion,
        problems=[
            Problem(title, f"{i.order}. {_stopped(i.heading)}{i.text}")
            for title, items in queries.grouped_items(found)
            for i in items
        ],
        demands=[f"{d.order}. {d.text}" for d in found.demands.all()],
        contact=found.contact,
        copies_to=found.copies_to,
    )


def _stopped(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


def report_scope(ref: Ref) -> str:
    """The inspection's own key seals the issued file."""
    return inspection_scope(Report.objects.only("inspection_id").get(id=ref.id).inspection_id)


def feedback_scope(ref: Ref) -> str:
    return inspection_scope(Feedback.objects.only("inspection_id").get(id=ref.id).inspection_id)
