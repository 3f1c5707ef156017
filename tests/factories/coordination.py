"""Letters and briefings at any state, by the real actions."""

from typing import Any

from tests.people import LONG_AGO, Cast
from xuncha.standing.coordination import queries
from xuncha.standing.coordination.actions.close_letter import close_letter
from xuncha.standing.coordination.actions.draft_letter import draft_letter
from xuncha.standing.coordination.actions.give_back_briefing import give_back_briefing
from xuncha.standing.coordination.actions.hand_over_briefing import hand_over_briefing
from xuncha.standing.coordination.actions.receipt_letter import receipt_letter
from xuncha.standing.coordination.actions.receive_briefing import Told, receive_briefing
from xuncha.standing.coordination.actions.record_reply import record_reply
from xuncha.standing.coordination.actions.return_letter import return_letter
from xuncha.standing.coordination.actions.send_letter import send_letter
from xuncha.standing.coordination.actions.sign_for_briefing import sign_for_briefing
from xuncha.standing.coordination.actions.withdraw_letter import withdraw_letter
from xuncha.standing.coordination.models import Briefing, Letter
from xuncha.standing.coordination.rules.states import BriefingState, State
from xuncha.standing.organisations.actions.register_body import register_body


def drafted(cast: Cast, **more: Any) -> Letter:
    given = {
        "kind": "briefing_request",
        "receiver": "audit",
        "receiver_name": "清源县审计局",
        "title": "关于商请通报县文化和旅游局审计情况的函",
        "text": "请于进驻前通报近三年审计发现的问题。",
        **more,
    }
    return draft_letter(by=cast.staff.actor, **given)


def at(cast: Cast, state: State, **more: Any) -> Letter:
    """A letter at any state."""
    by = cast.staff.actor
    letter = drafted(cast, **more)
    if state is State.WITHDRAWN:
        return withdraw_letter(by=by, letter=letter.id, reason="不发了")
    if state is State.DRAFT:
        return letter
    letter = send_letter(by=by, letter=letter.id)
    match state:
        case State.RETURNED:
            return_letter(by=by, letter=letter.id, reason="不属我局职责")
        case State.CLOSED:
            close_letter(by=by, letter=letter.id, reason="已当面说明")
        case State.RECEIPTED | State.ANSWERED:
            receipt_letter(by=by, letter=letter.id, signed_by="王某")
    if state is State.ANSWERED:
        record_reply(by=by, letter=letter.id, text="没有发现问题", their_number="清审〔2024〕2号")
    return queries.letter(letter.id, by)


def partner(cast: Cast, kind: str = "audit", name: str = "清源县审计局") -> Any:
    return register_body(by=cast.office.actor, name=name, kind=kind, parent=cast.county.id, on=LONG_AGO)


def briefing(
    cast: Cast, state: BriefingState = BriefingState.REGISTERED, team: Any = None, **more: Any
) -> Briefing:
    """A briefing on the bureau, at any state."""
    by = cast.staff.actor
    told = [Told("2022年经济责任审计", "往来款长期挂账。", cast.bureau.id)]
    given = {"body": more.pop("body", None) or partner(cast).id, "items": told, **more}
    found = receive_briefing(by=by, **given)
    if state is BriefingState.REGISTERED:
        return found
    found = hand_over_briefing(by=by, briefing=found.id, team=team or cast.team.id, team_name="第一巡察组")
    if state is BriefingState.HANDED_OVER:
        return found
    found = sign_for_briefing(by=cast.team_liaison.actor, briefing=found.id)
    return found if state is BriefingState.RECEIPTED else give_back_briefing(by=by, briefing=found.id)
