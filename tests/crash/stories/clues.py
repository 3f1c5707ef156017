"""A clue from the raw note to the outcome, letters and briefings beside it."""

from tests.crash.harness import crash_story
from tests.factories import clues, coordination, evidence, inspections
from xuncha.conclusions.clues.actions.amend_clue import amend_clue
from xuncha.conclusions.clues.actions.assign_clue import assign_clue
from xuncha.conclusions.clues.actions.attach_to_clue import attach_to_clue
from xuncha.conclusions.clues.actions.begin_verification import begin_verification
from xuncha.conclusions.clues.actions.open_clue import open_clue
from xuncha.conclusions.clues.actions.open_clue_file import open_clue_file
from xuncha.conclusions.clues.actions.open_clue_item import open_clue_item
from xuncha.conclusions.clues.actions.open_transfer_list import open_transfer_list
from xuncha.conclusions.clues.actions.open_transfer_parcel import open_transfer_parcel
from xuncha.conclusions.clues.actions.record_verification import record_verification
from xuncha.conclusions.clues.actions.release_clue import release_clue
from xuncha.conclusions.clues.actions.set_aside_clue_item import set_aside_clue_item
from xuncha.conclusions.clues.rules.states import State
from xuncha.engines.seal import sm2
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.coordination.actions.change_letter import change_letter
from xuncha.standing.coordination.actions.end_receiver_key import end_receiver_key
from xuncha.standing.coordination.actions.name_handler import name_handler
from xuncha.standing.coordination.actions.register_receiver_key import register_receiver_key
from xuncha.standing.coordination.actions.release_handler import release_handler
from xuncha.standing.coordination.actions.remind_receiver import remind_receiver
from xuncha.standing.coordination.rules.states import BriefingState
from xuncha.standing.coordination.rules.states import State as LetterState


@crash_story
def clues_from_note_to_outcome(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    lead, office = cast.lead.actor, cast.office.actor
    item, other = clues.item(cast, inspection), clues.item(cast, inspection)
    open_clue_item(by=lead, item=item.id, reason="研究")
    set_aside_clue_item(by=lead, item=other.id, reason="查无此事")
    clue = clues.noted(cast, inspection, items=[item.id])
    amend_clue(
        by=lead,
        clue=clue.id,
        outline="补充后的内容",
        persons=[clues.WHO],
        level="section",
        discipline="integrity",
    )
    assign_clue(by=lead, clue=clue.id, person=cast.member.person)
    begin_verification(by=lead, clue=clue.id)
    record_verification(by=cast.member.actor, clue=clue.id, text="调阅台账")
    release_clue(by=lead, clue=clue.id, person=cast.member.person)
    kept = attach_to_clue(by=lead, clue=clue.id, stream=evidence.pdf(1), name="台账.pdf")
    open_clue_file(by=lead, file=kept.id, reason="看")
    open_clue(by=lead, clue=clue.id, reason="研究")
    sent = clues.at(cast, inspection, State.TRANSFERRED)
    open_transfer_list(by=office, letter=sent.transfer_id, reason="打印")
    name_handler(by=office, letter=sent.transfer_id, person=cast.staff.person)
    release_handler(by=office, letter=sent.transfer_id, person=cast.staff.person)
    clues.at(cast, inspection, State.REPORTED)
    clues.at(cast, inspection, State.RETURNED)


@crash_story
def letters_and_briefings(cast):
    letter = coordination.drafted(cast)
    change_letter(
        by=cast.staff.actor,
        letter=letter.id,
        receiver="audit",
        receiver_name="清源县审计局",
        title="改过",
        text="改过",
    )
    for state in (LetterState.ANSWERED, LetterState.RETURNED, LetterState.CLOSED, LetterState.WITHDRAWN):
        coordination.at(cast, state)
    waiting = coordination.at(cast, LetterState.SENT)
    remind_receiver(by=cast.staff.actor, letter=waiting.id, note="电话")
    coordination.briefing(cast, BriefingState.GIVEN_BACK)


@crash_story
def a_parcel_for_a_receiver(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    sent = clues.at(cast, inspection, State.TRANSFERRED)
    key = register_receiver_key(
        by=cast.office.actor,
        receiver="discipline",
        receiver_name=sent.receiver_name,
        public=sm2.public_key(sm2.new_key()).hex(),
        compared_with="案管室王某",
    )
    open_transfer_parcel(by=cast.office.actor, letter=sent.transfer_id, reason="光盘移交")
    end_receiver_key(by=cast.office.actor, key=key.id, reason="换人")
