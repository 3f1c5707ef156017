"""The papers of this room, as plain values for the engine. Neither says who wrote; what was said stays sealed too."""

from xuncha.engines.wordfile import Blank, Facts, Letter, Paragraph, Record, Signatures, SignLine
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.papers import issuers
from xuncha.foundation.terms import Actor, Ref

from . import queries
from .models import Petition

CHANNELS = {"letter": "来信", "call": "来电", "caller": "来访", "online": "网络", "met": "走访收集"}
SORTS = {
    "accusation": "检举控告",
    "suggestion": "批评建议",
    "appeal": "申诉求决",
    "other": "其他",
    "": "待定",
}


def form(ref: Ref, actor: Actor) -> Record | None:
    """来信来访登记表: what may stand on paper that lies on a desk. None where the actor may not know it."""
    found = queries.visible_to(actor).filter(id=ref.id).first()
    if found is None:
        return None
    rows = (
        ("编号", found.number),
        ("来件方式", CHANNELS[found.channel]),
        ("收到日期", _chinese(found.received_on)),
        ("收到时间", f"{found.received_at:%H:%M}" if found.received_at else ""),
        ("接收人", "、".join(w for w in (found.received_by, found.second_receiver) if w)),
        ("反映单位", found.body.name if found.body else ""),
        ("类别", SORTS[found.sort]),
        ("署名", "实名" if found.named else "匿名"),
        ("人数", f"{found.persons} 人"),
        ("来信来访人", "封存，另行保管"),
        ("被反映人", "封存"),
    )
    return Record(
        title="来信来访登记表",
        number=found.number,
        blocks=(
            Facts(rows=rows, columns=2),
            Facts(
                rows=(("主要内容", "封存件，凭编号调看"), ("范围意见", _scope(found)), ("办理意见", "")),
                columns=1,
            ),
            Blank(1),
            Signatures(lines=(SignLine("接收人"), SignLine("信访员"), SignLine("组长"))),
        ),
    )


def _scope(found: Petition) -> str:
    if found.out_because:
        return f"不属受理范围：{found.out_because}"
    return "属受理范围" if found.decided_on else ""


def transfer(ref: Ref, actor: Actor) -> Letter | None:
    """信访转送函, one petition each; the original goes with it in a closed envelope."""
    passing = queries.passings_visible_to(actor).filter(id=ref.id).first()
    if passing is None:
        return None
    found = passing.petition
    text = (
        f"巡察期间收到{CHANNELS[found.channel]} 1 件（编号 {found.number}，{_chinese(found.received_on)}），"
        "所反映事项不属于巡察受理范围，现转你单位依规定办理。"
    )
    ask = f"请于{_chinese(passing.due_on)}前将办理结果书面反馈。信访人身份和反映内容请严格保密，不得转给被反映的单位和个人。"
    return Letter(
        issuer=issuers.office(),
        title="关于转送信访件的函",
        number=passing.number,
        recipient=passing.to_name,
        blocks=(Paragraph(text), Paragraph(ask)),
        note="随函密封件 1 件，签收后退回回执。",
        signer=issuers.office(),
        date=passing.sent_on,
    )


def scope(ref: Ref) -> str:
    return PETITIONS_SCOPE


def _chinese(day) -> str:  # type: ignore[no-untyped-def]
    return f"{day.year}年{day.month}月{day.day}日"
