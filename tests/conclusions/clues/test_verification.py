import pytest

from tests.factories import clues
from tests.journal_says import journal_says
from xuncha.conclusions.clues.actions.begin_verification import begin_verification
from xuncha.conclusions.clues.actions.conclude_verification import conclude_verification
from xuncha.conclusions.clues.actions.record_verification import record_verification
from xuncha.conclusions.clues.rules.states import OUTCOMES, TRANSITIONS, State
from xuncha.foundation.terms import BadInput, NotAllowed, Stale, WrongState

BEGINS = {s for s in State if State.VERIFYING in TRANSITIONS[s]}


@pytest.mark.parametrize("state", list(State))
def test_it_begins_from_exactly_these_states(cast, inspection, state):
    clue = clues.at(cast, inspection, state)
    if state in BEGINS:
        assert begin_verification(by=cast.deputy.actor, clue=clue.id).state == State.VERIFYING
        journal_says("clues.verification_begun", about=clue.ref, by=cast.deputy)
    else:
        with pytest.raises(NotAllowed):
            begin_verification(by=cast.deputy.actor, clue=clue.id)


def test_who_is_named_writes_down_what_was_found_and_does_not_conclude(cast, inspection):
    clue = clues.assigned(cast, clues.at(cast, inspection, State.VERIFYING))
    row = record_verification(by=cast.member.actor, clue=clue.id, text="调阅接待台账，有三笔没有公函。")
    assert "台账".encode() not in bytes(row.sealed)
    journal_says("clues.verification_recorded", about=clue.ref, by=cast.member)
    with pytest.raises(NotAllowed):
        begin_verification(by=cast.member.actor, clue=clue.id)
    with pytest.raises(NotAllowed):
        conclude_verification(by=cast.member.actor, clue=clue.id, outcome="verified", reason="x")
    with pytest.raises(BadInput):
        record_verification(by=cast.member.actor, clue=clue.id, text=" ")


def test_nothing_is_written_down_before_it_begins(cast, inspection):
    with pytest.raises(NotAllowed):
        record_verification(by=cast.lead.actor, clue=clues.noted(cast, inspection).id, text="x")


@pytest.mark.parametrize("outcome", sorted(OUTCOMES))
def test_concluded_with_a_reason(cast, inspection, outcome):
    clue = clues.at(cast, inspection, State.VERIFYING)
    with pytest.raises(BadInput):
        conclude_verification(by=cast.lead.actor, clue=clue.id, outcome=outcome, reason=" ")
    done = conclude_verification(by=cast.lead.actor, clue=clue.id, outcome=outcome, reason="台账不符")
    assert done.state == outcome
    assert journal_says("clues.verification_concluded", about=clue.ref).facts["outcome"] == outcome


def test_no_other_outcome_and_not_over_a_newer_version(cast, inspection):
    clue = clues.at(cast, inspection, State.VERIFYING)
    with pytest.raises(WrongState):
        conclude_verification(by=cast.lead.actor, clue=clue.id, outcome="ready", reason="x")
    with pytest.raises(Stale):
        conclude_verification(by=cast.lead.actor, clue=clue.id, outcome="verified", reason="x", seen=1)


@pytest.mark.parametrize("state", [s for s in State if s != State.VERIFYING])
def test_only_what_is_being_verified_is_concluded(cast, inspection, state):
    clue = clues.at(cast, inspection, state)
    with pytest.raises(NotAllowed):
        conclude_verification(by=cast.lead.actor, clue=clue.id, outcome="verified", reason="x")
