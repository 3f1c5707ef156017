import pytest

from tests.factories import clues
from tests.journal_says import journal_says
from xuncha.conclusions.clues import queries
from xuncha.conclusions.clues.actions.assign_clue import assign_clue
from xuncha.conclusions.clues.actions.release_clue import release_clue
from xuncha.conclusions.clues.rules.content import Level
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.actions.call_home import call_home


def assign(cast, clue, who, person):
    return assign_clue(by=getattr(cast, who).actor, clue=clue.id, person=getattr(cast, person).person)


@pytest.mark.parametrize(("who", "person"), [("lead", "member"), ("office", "member"), ("office", "staff")])
def test_members_by_the_lead_staff_by_the_head(cast, inspection, who, person):
    clue = clues.noted(cast, inspection)
    made = assign(cast, clue, who, person)
    assert made.until is None
    assert assign(cast, clue, who, person) == made
    said = journal_says("clues.clue_assigned", about=clue.ref)
    assert said.facts["person"] == str(getattr(cast, person).person)


@pytest.mark.parametrize(
    ("who", "person"), [("lead", "staff"), ("lead", "stranger"), ("office", "body_liaison")]
)
def test_nobody_else(cast, inspection, who, person):
    with pytest.raises(BadInput):
        assign(cast, clues.noted(cast, inspection), who, person)


def test_not_by_who_is_only_named(cast, inspection):
    clue = clues.assigned(cast, clues.noted(cast, inspection))
    for who in ("member", "deputy"):
        with pytest.raises(NotAllowed):
            assign(cast, clue, who, "second_member")
    with pytest.raises(NotKnown):
        assign(cast, clue, "second_member", "second_member")


def test_of_persons_managed_above_nobody_else_is_named(cast, inspection):
    with pytest.raises(NotAllowed):
        assign(cast, clues.noted(cast, inspection, level=Level.HIGHER), "lead", "member")


def test_released(cast, inspection):
    clue = clues.assigned(cast, clues.noted(cast, inspection))
    release_clue(by=cast.lead.actor, clue=clue.id, person=cast.member.person)
    assert clue.assignments.get().until == cast.clock.today()
    journal_says("clues.clue_released", about=clue.ref, by=cast.lead)
    with pytest.raises(BadInput):
        release_clue(by=cast.lead.actor, clue=clue.id, person=cast.member.person)


def test_who_is_called_home_knows_it_no_longer_and_no_slip_tells_of_it(cast, inspection):
    clue = clues.at(cast, inspection, State.VERIFYING)
    assign(cast, clue, "lead", "member")
    leaves = {m.person_id: m for m in teams.active_members(inspection.team_id)}
    slip = call_home(by=cast.office.actor, membership=leaves[cast.member.person].id, reason="原单位急事")
    assert slip.things == []
    assert clues.again(cast, clue).assignments.get().until == cast.clock.today()
    journal_says("clues.clue_released", about=clue.ref)
    assert [c.id for c in queries.in_hand(cast.lead.actor)] == [clue.id]
