"""The papers of this room: the list of problems, tasks and responsibilities of one body, and what the body reports."""

from django.utils.translation import override

from xuncha.engines.wordfile.forms import ListRow, rectification_list
from xuncha.engines.wordfile.parts import (
    Blank,
    Facts,
    Heading,
    Paragraph,
    Record,
    Signatures,
    SignLine,
    chinese_date,
)
from xuncha.foundation.terms import Actor, Ref

from . import queries
from .models import BodyReport, ReportKind, Term


def the_list(ref: Ref, actor: Actor) -> Record | None:
    """Every item with its measures as they stand now; None where the reader may not know the list."""
    found = queries.visible_to(actor).filter(pk=ref.id).first()
    if found is None:
        return None
    rows = []
    for item in queries.items_of(found):
        last = item.live[-1] if item.live else None
        rows.append(
            ListRow(
                order=str(item.order),
                problem=item.title,
                measures="\n".join(m.text for m in item.live),
                standard="\n".join(m.standard for m in item.live),
                leader=last.leader if last else "",
                department=last.department if last else "",
                due=_due(last),
                state=_state(item),
            )
        )
    return rectification_list(
        body=found.body.name,
        inspection=found.inspection.number,
        on=found.plan_accepted_on or found.plan_submitted_on,
        due_on=found.due_on,
        rows=rows,
        sign=["单位主要负责人", "巡察办核验人"],
    )


def _state(item) -> str:  # type: ignore[no-untyped-def]
    """In Chinese, whatever language the reader reads."""
    with override("zh-hans"):
        return str(item.get_state_display())


def _due(last) -> str:  # type: ignore[no-untyped-def]
    if last is None:
        return ""
    if last.due_on is None:
        return "长期" if last.term == Term.LONG_TERM else ""
    return f"{last.due_on.year}年{last.due_on.month}月{last.due_on.day}日"


def the_report(ref: Ref, actor: Actor) -> Record | None:
    """What the body reported, with the figures as they stood; None where the reader may not know it."""
    found = (
        BodyReport.objects.filter(pk=ref.id, ledger__in=queries.visible_to(actor).values("pk"))
        .select_related("ledger__body", "ledger__inspection")
        .first()
    )
    if found is None:
        return None
    with override("zh-hans"):
        title = str(ReportKind(found.kind_of).label)
    counted = found.counted
    return Record(
        title=f"{found.ledger.body.name}{title}",
        subtitle=f"{found.ledger.inspection.number}　{chinese_date(found.begins)}至{chinese_date(found.ends)}",
        blocks=[
            Heading("总体情况"),
            Facts(
                [
                    ("应整改", f"{counted['total']} 个"),
                    ("已完成", f"{counted['done']} 个"),
                    ("基本完成", f"{counted['stage_done']} 个"),
                    ("持续整改", f"{counted['continuing']} 个"),
                    ("未完成", f"{counted['not_done']} 个"),
                    ("资金", f"{counted['money_fen'] / 100:,.2f} 元"),
                    ("人员处理", f"{counted['persons']} 人次"),
                    ("制度", f"{counted['rules']} 项"),
                    ("会议", f"{counted['meetings']} 次"),
                    ("报送日期", chinese_date(found.handed_in_on)),
                ]
            ),
            Heading("整改情况"),
            *(Paragraph(line) for line in found.text.splitlines() if line.strip()),
            Blank(),
            Signatures([SignLine("单位主要负责人（签名）："), SignLine("单位（公章）：")]),
        ],
    )
