from datetime import timedelta

import pytest

from tests.factories import clues
from tests.journal_says import journal_says
from xuncha.conclusions.clues import queries
from xuncha.conclusions.clues.actions.decide_disposal import decide_disposal
from xuncha.conclusions.clues.actions.record_clue_return import record_clue_return
from xuncha.conclusions.clues.actions.take_back_clue import take_back_clue
from xuncha.conclusions.clues.actions.transfer_clues import transfer_clues
from xuncha.conclusions.clues.rules.content import Level
from xuncha.conclusions.clues.rules.disposal import Returned
from xuncha.conclusions.clues.rules.states import OUT, TRANSITIONS, State
from xuncha.foundation.journal.models import Payload
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown
from xuncha.standing.coordination.actions.name_handler import name_handler
from xuncha.standing.coordination.actions.receipt_letter import receipt_letter
from xuncha.standing.coordination.actions.record_reply import record_reply
from xuncha.standing.coordination.actions.return_letter import return_letter
from xuncha.standing.coordination.models import Enclosure


def test_a_batch_on_one_letter_with_its_own_series(cast, inspection):
    two = [clues.decided(cast, clues.noted(cast, inspection)) for _ in range(2)]
    sent = transfer_clues(by=cast.office.actor, clues=[c.id for c in two], copies=["县委组织部"])
    assert {c.state for c in sent} == {"transferred"}
    letter = sent[0].transfer
    assert (letter.number, letter.restricted) == ("清委巡线〔2024〕1号", True)
    assert (letter.receiver, letter.team, letter.copies.get().name) == (
        "discipline",
        inspection.team_id,
        "县委组织部",
    )
    assert not any(e.summary for e in Enclosure.objects.filter(letter=letter))
    for clue in two:
        said = journal_says("clues.clue_transferred", about=clue.ref, by=cast.office)
        assert Payload.objects.get(sequence=said.sequence).scope == CLUES_SCOPE
    sent_line = journal_says("coordination.letter_sent", about=letter.ref)
    assert Payload.objects.get(sequence=sent_line.sequence).scope == CLUES_SCOPE


def test_one_letter_one_receiver(cast, inspection):
    first = clues.decided(cast, clues.noted(cast, inspection))
    other = clues.decided(cast, clues.noted(cast, inspection), "organisation", "县委组织部")
    with pytest.raises(BadInput):
        transfer_clues(by=cast.office.actor, clues=[first.id, other.id])


@pytest.mark.parametrize("state", [s for s in State if s is not State.READY])
def test_only_what_was_decided(cast, inspection, state):
    clue = clues.at(cast, inspection, state)
    with pytest.raises(NotAllowed):
        transfer_clues(by=cast.office.actor, clues=[clue.id])


def test_by_head_of_the_office_or_lead(cast, inspection):
    clue = clues.assigned(cast, clues.noted(cast, inspection))
    clues.decided(cast, clue)
    for who in ("deputy", "member"):
        with pytest.raises(NotAllowed):
            transfer_clues(by=getattr(cast, who).actor, clues=[clue.id])
    with pytest.raises(NotKnown):
        transfer_clues(by=cast.staff.actor, clues=[clue.id])
    assert transfer_clues(by=cast.lead.actor, clues=[clue.id])[0].transferred_on == cast.clock.today()


def test_the_return_is_due_from_the_receipt(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    letter = receipt_letter(by=cast.office.actor, letter=clue.transfer_id, signed_by="案管室王某")
    assert letter.due_on is not None
    assert (letter.due_on - cast.clock.today()).days >= 89


def test_a_result_that_is_owed_stands_before_the_head_of_the_office(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    letter = receipt_letter(by=cast.office.actor, letter=clue.transfer_id, signed_by="案管室王某")
    assert list(queries.in_hand(cast.office.actor)) == []
    cast.clock.move_to(letter.due_on + timedelta(days=1))
    assert list(queries.in_hand(cast.office.actor)) == [clue]
    assert list(queries.in_hand(cast.lead.actor)) == []
    assert "没有报来结果" in cast.office.client.get("/").text
    assert clue.number in cast.office.client.get("/clues/").text
    record_clue_return(by=cast.office.actor, clue=clue.id, given=Returned(closed=True))
    assert list(queries.in_hand(cast.office.actor)) == []


def test_a_letter_that_ended_without_a_result_leaves_it_owed(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    record_reply(by=cast.office.actor, letter=clue.transfer_id, their_number="清纪〔2024〕9号")
    assert list(queries.in_hand(cast.office.actor)) == [clue]


def test_what_the_receiver_reports(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    given = Returned(checked=True, text="初核")
    assert record_clue_return(by=cast.office.actor, clue=clue.id, given=given).state == "reported"
    later = Returned(cases=1, persons=2, closed=True)
    assert record_clue_return(by=cast.lead.actor, clue=clue.id, given=later).returns.count() == 2
    assert journal_says("clues.return_recorded", about=clue.ref).facts["cases"] == 1
    with pytest.raises(BadInput):
        record_clue_return(by=cast.lead.actor, clue=clue.id, given=Returned())
    with pytest.raises(NotAllowed):
        record_clue_return(by=cast.deputy.actor, clue=clue.id, given=given)


@pytest.mark.parametrize("state", [s for s in State if s not in OUT])
def test_no_report_before_the_transfer(cast, inspection, state):
    clue = clues.at(cast, inspection, state)
    with pytest.raises(NotAllowed):
        record_clue_return(by=cast.office.actor, clue=clue.id, given=Returned(checked=True))


def test_sent_back_and_decided_anew(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    with pytest.raises(BadInput):
        take_back_clue(by=cast.office.actor, clue=clue.id, reason=" ")
    assert take_back_clue(by=cast.office.actor, clue=clue.id, reason="不属管辖").state == "returned"
    journal_says("clues.clue_sent_back", about=clue.ref)
    assert clues.decided(cast, clue, "organisation", "县委组织部").state == "ready"


def test_a_letter_that_comes_back_brings_its_clues(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    return_letter(by=cast.office.actor, letter=clue.transfer_id, reason="清单缺页")
    assert clues.again(cast, clue).state == "returned"


def test_also_where_who_notes_the_return_may_not_know_the_clues(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    name_handler(by=cast.office.actor, letter=clue.transfer_id, person=cast.staff.person)
    assert not queries.visible_to(cast.staff.actor).exists()
    return_letter(by=cast.staff.actor, letter=clue.transfer_id, reason="清单缺页")
    assert clues.again(cast, clue).state == "returned"
    journal_says("clues.clue_sent_back", about=clue.ref, by=cast.staff)


@pytest.mark.parametrize("days", [1, -1])
def test_days_follow_one_another_and_none_is_to_come(cast, inspection, days):
    """What is transferred was decided before, what comes back was transferred before."""
    today = cast.clock.today()
    ready = clues.at(cast, inspection, State.READY)
    with pytest.raises(BadInput):
        transfer_clues(by=cast.office.actor, clues=[ready.id], on=today + timedelta(days))
    sent = clues.at(cast, inspection, State.TRANSFERRED)
    with pytest.raises(BadInput):
        record_clue_return(
            by=cast.office.actor, clue=sent.id, given=Returned(closed=True), on=today + timedelta(days)
        )
    with pytest.raises(BadInput):
        take_back_clue(by=cast.office.actor, clue=sent.id, reason="x", on=today + timedelta(days))


@pytest.mark.parametrize(
    ("level", "receiver", "fine"),
    [
        (Level.HIGHER, "discipline", False),
        (Level.HIGHER, "higher", True),
        (Level.COUNTY, "body", False),
        (Level.SECTION, "town", False),
        (Level.STAFF, "body", True),
        (Level.VILLAGE, "town", True),
        (Level.SECTION, "discipline", True),
        (Level.SECTION, "", False),
    ],
)
def test_clues_go_by_who_manages_the_person(cast, inspection, level, receiver, fine):
    clue = clues.noted(cast, inspection, level=level)
    if fine:
        assert clues.decided(cast, clue, receiver, "某单位").receiver == receiver
        assert journal_says("clues.disposal_decided", about=clue.ref).facts["to"] == receiver
    else:
        with pytest.raises(BadInput):
            clues.decided(cast, clue, receiver, "某单位")


@pytest.mark.parametrize("state", list(State))
def test_decided_in_exactly_these_states(cast, inspection, state):
    clue = clues.at(cast, inspection, state)
    if State.READY in TRANSITIONS[state]:
        assert clues.decided(cast, clue).state == "ready"
    else:
        with pytest.raises(NotAllowed):
            clues.decided(cast, clue)


def test_who_decided_is_said(cast, inspection):
    clue = clues.noted(cast, inspection)
    with pytest.raises(BadInput):
        decide_disposal(
            by=cast.office.actor, clue=clue.id, receiver="discipline", receiver_name="x", decided_by=" "
        )
