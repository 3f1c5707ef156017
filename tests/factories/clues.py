"""Clues at any state, by the real actions as the people concerned.

clue = factories.clues.noted(cast, inspection)
clue = factories.clues.at(cast, inspection, State.TRANSFERRED)
"""

from typing import Any

from tests.people import Cast
from xuncha.conclusions.clues import queries
from xuncha.conclusions.clues.actions.assign_clue import assign_clue
from xuncha.conclusions.clues.actions.begin_verification import begin_verification
from xuncha.conclusions.clues.actions.conclude_verification import conclude_verification
from xuncha.conclusions.clues.actions.decide_disposal import decide_disposal
from xuncha.conclusions.clues.actions.note_clue import note_clue
from xuncha.conclusions.clues.actions.note_clue_item import note_clue_item
from xuncha.conclusions.clues.actions.record_clue_return import record_clue_return
from xuncha.conclusions.clues.actions.take_back_clue import take_back_clue
from xuncha.conclusions.clues.actions.transfer_clues import transfer_clues
from xuncha.conclusions.clues.models import Clue, ClueItem
from xuncha.conclusions.clues.rules.content import Level, Pointed
from xuncha.conclusions.clues.rules.disposal import Returned
from xuncha.conclusions.clues.rules.states import OUTCOMES, State

WHO = Pointed("钱守义", "副局长", "县文化和旅游局")
OUTLINE = "反映其在项目招标前收受投标人礼金。"


def item(cast: Cast, inspection: Any, who: str = "member") -> ClueItem:
    return note_clue_item(
        by=getattr(cast, who).actor, inspection=inspection.id, text="谈话中提到副局长收受礼金，未说明细节。"
    )


def noted(cast: Cast, inspection: Any, who: str = "lead", **more: Any) -> Clue:
    given = {"outline": OUTLINE, "persons": [WHO], "level": Level.SECTION, "discipline": "integrity", **more}
    return note_clue(by=getattr(cast, who).actor, inspection=inspection.id, **given)


def again(cast: Cast, clue: Clue) -> Clue:
    return queries.clue(clue.id, cast.office.actor)


def assigned(cast: Cast, clue: Clue, who: str = "member") -> Clue:
    assign_clue(by=cast.lead.actor, clue=clue.id, person=getattr(cast, who).person)
    return again(cast, clue)


def decided(cast: Cast, clue: Clue, receiver: str = "discipline", name: str = "县纪委监委") -> Clue:
    decide_disposal(
        by=cast.office.actor,
        clue=clue.id,
        receiver=receiver,
        receiver_name=name,
        decided_by="书记专题会议",
        minutes="会议纪要〔2024〕3号",
    )
    return again(cast, clue)


def at(cast: Cast, inspection: Any, state: State, **more: Any) -> Clue:
    """A clue at any state."""
    clue = noted(cast, inspection, **more)
    if state is State.NOTED:
        return clue
    begin_verification(by=cast.lead.actor, clue=clue.id)
    if state is State.VERIFYING:
        return again(cast, clue)
    outcome = state if state in OUTCOMES else State.VERIFIED
    conclude_verification(by=cast.lead.actor, clue=clue.id, outcome=outcome, reason="调阅台账，与反映相符")
    if state in OUTCOMES:
        return again(cast, clue)
    clue = decided(cast, clue)
    if state is State.READY:
        return clue
    transfer_clues(by=cast.office.actor, clues=[clue.id])
    if state is State.RETURNED:
        take_back_clue(by=cast.office.actor, clue=clue.id, reason="不属本机关管辖")
    if state is State.REPORTED:
        record_clue_return(
            by=cast.office.actor,
            clue=clue.id,
            given=Returned(checked=True, cases=1, persons=2, closed=True, text="已立案审查"),
        )
    return again(cast, clue)
