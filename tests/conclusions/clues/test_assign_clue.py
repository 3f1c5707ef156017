import pytest

from tests.factories import clues
from tests.journal_says import journal_says
from xuncha.conclusions.clues.actions.assign_clue import assign_clue
from xuncha.conclusions.clues.actions.release_clue import release_clue
from xuncha.conclusions.clues.rules.content import Level
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown


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
