"""What the pages show, as plain values."""

from datetime import date

from django.utils.translation import gettext as _

from xuncha.foundation.links.kinds import describe, known_kinds
from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.ui.parts import Step
from xuncha.foundation.ui.writing import day
from xuncha.standing.coordination.models import Briefing, Letter
from xuncha.standing.coordination.rules.states import WAITING, BriefingState, State

SHAPES = {
    State.DRAFT: "draft",
    State.SENT: "wait",
    State.RECEIPTED: "wait",
    State.ANSWERED: "done",
    State.RETURNED: "returned",
    State.CLOSED: "done",
    State.WITHDRAWN: "no",
}
BRIEFING_SHAPES = {
    BriefingState.REGISTERED: "go",
    BriefingState.HANDED_OVER: "wait",
    BriefingState.RECEIPTED: "done",
    BriefingState.GIVEN_BACK: "done",
}


def is_late(letter: Letter, today: date) -> bool:
    return letter.state in WAITING and letter.due_on is not None and letter.due_on < today


def letter_steps(letter: Letter) -> list[Step]:
    """Draft, out, signed for, answered: each with its day."""
    state = State(letter.state)
    last = {
        State.RETURNED: _("对方退回"),
        State.CLOSED: _("办结"),
        State.WITHDRAWN: _("撤销"),
    }.get(state, _("回复"))
    rows = [
        (_("起草"), letter.drafted_on),
        (_("发出"), letter.sent_on),
        (_("对方签收"), letter.receipted_on),
        (last, letter.ended_on),
    ]
    found, now = [], False
    for label, on in rows:
        shape = "done" if on else ("none" if now else "now")
        now = now or not on
        found.append(Step(label, shape, day(on) if on else ""))
    return found


def carried(letter: Letter, actor: Actor) -> list[tuple[str, str, str, str]]:
    """Kind, number, title and address of what it carries, as far as the reader may know it."""
    refs = [Ref(e.thing_kind, e.thing_id) for e in letter.enclosures.all()]
    known = describe(actor, refs)
    kinds = known_kinds()
    rows = []
    for ref, e in zip(refs, letter.enclosures.all(), strict=True):
        label = str(kinds[ref.kind].label) if ref.kind in kinds else ref.kind
        found = known.get(ref)
        rows.append(
            (
                label,
                found.number if found else "",
                (found.title if found else "") or e.summary,
                found.href if found else "",
            )
        )
    return rows


def about_pairs(letter: Letter) -> list[tuple[str, str]]:
    pairs = [
        (_("种类"), str(letter.get_kind_display())),
        (_("字号"), letter.number or _("发出时编号")),
        (_("接收单位"), f"{letter.receiver_name}（{letter.get_receiver_display()}）"),
        (_("起草"), f"{letter.drafted_by}　{day(letter.drafted_on)}"),
        (_("回复期限"), day(letter.due_on) if letter.due_on else _("没有写期限")),
        (_("抄送"), "、".join(c.name for c in letter.copies.all())),
        (
            _("签收"),
            f"{letter.receipted_by}　{day(letter.receipted_on)}" if letter.receipted_on else "",
        ),
        (_("送达"), letter.handed_by),
        (_("说明"), letter.end_reason),
    ]
    return [(label, value) for label, value in pairs if value]


def briefing_pairs(found: Briefing) -> list[tuple[str, str]]:
    pairs = [
        (_("通报单位"), found.body_name),
        (_("收到"), f"{found.received_by}　{day(found.received_on)}"),
        (_("份数"), str(found.copies)),
        (_("退还期限"), day(found.return_by)),
        (
            _("转交"),
            f"{found.team_name}　{day(found.handed_on)}" if found.handed_on else "",
        ),
        (_("签收"), f"{found.receipted_by}　{day(found.receipted_on)}" if found.receipted_on else ""),
        (_("退还"), day(found.given_back_on)),
    ]
    return [(label, value) for label, value in pairs if value]
