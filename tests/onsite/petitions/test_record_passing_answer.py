import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.onsite.petitions.actions.open_petition import open_petition
from xuncha.onsite.petitions.actions.record_passing_answer import record_passing_answer
from xuncha.onsite.petitions.rules.states import State


def answered(cast, found, answer, note="已当面答复"):
    return record_passing_answer(by=cast.clerk.actor, petition=found.id, answer=answer, note=note)


def test_closed_a_named_one_waits_for_its_answer(cast, inspection):
    found = petitions.at(cast, inspection, State.PASSED_ON)
    assert answered(cast, found, "closed").state == State.SETTLED
    assert open_petition(by=cast.clerk.actor, petition=found.id).answers == ("已当面答复",)
    said = journal_says("petitions.passing_answered", about=found.ref)
    assert said.facts["answer"] == "closed" and "已当面答复" not in repr(said.facts)


def test_closed_an_anonymous_one_is_at_its_end(cast, inspection):
    found = petitions.at(cast, inspection, State.PASSED_ON, named=False)
    assert answered(cast, found, "closed").state == State.CLOSED


def test_not_theirs_it_goes_again_to_another(cast, inspection):
    found = petitions.at(cast, inspection, State.PASSED_ON)
    assert answered(cast, found, "not_theirs").state == State.OUT_OF_SCOPE
    petitions.passed_on(cast, found)
    assert [p.answer for p in found.passings.all()] == ["not_theirs", ""]


def test_an_answer_is_one_of_two_and_the_clerk_s_to_record(cast, inspection):
    found = petitions.at(cast, inspection, State.PASSED_ON)
    with pytest.raises(BadInput):
        answered(cast, found, "perhaps")
    with pytest.raises(NotAllowed):
        record_passing_answer(by=cast.lead.actor, petition=found.id, answer="closed")
    answered(cast, found, "closed")
    with pytest.raises(WrongState):
        answered(cast, found, "closed")
