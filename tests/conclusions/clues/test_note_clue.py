import pytest

from tests.factories import clues
from tests.journal_says import journal_says
from xuncha.conclusions.clues import policies
from xuncha.conclusions.clues.models import Clue, Statement
from xuncha.conclusions.clues.rules.content import Level, Pointed
from xuncha.foundation.journal.models import Entry, Payload
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown


@pytest.mark.parametrize("who", ["lead", "deputy", "office"])
def test_it_is_numbered_and_sealed(cast, inspection, who):
    clue = clues.noted(cast, inspection, who=who, amount_fen=8_000_00)
    assert clue.number == f"线〔{cast.clock.today().year}〕001"
    assert (clue.state, clue.persons, clue.amount_fen) == ("noted", 1, 8_000_00)
    sealed = bytes(Statement.objects.get(clue=clue).sealed)
    assert clues.OUTLINE.encode() not in sealed
    assert clues.WHO.name.encode() not in sealed


def test_the_journal_says_so_under_the_clues_key(cast, inspection):
    clue = clues.noted(cast, inspection)
    said = journal_says("clues.clue_noted", about=clue.ref, by=cast.lead)
    assert said.facts["number"] == clue.number
    assert clues.WHO.name not in str(said.facts)
    assert Payload.objects.get(sequence=said.sequence).scope == CLUES_SCOPE


def test_a_raw_note_is_taken_up(cast, inspection):
    item = clues.item(cast, inspection)
    clue = clues.noted(cast, inspection, items=[item.id])
    item.refresh_from_db()
    assert (item.state, item.clue_id) == ("taken_up", clue.id)


@pytest.mark.parametrize("who", ["member", "team_liaison"])
def test_members_note_raw_items_only(cast, inspection, who):
    with pytest.raises(NotAllowed):
        clues.noted(cast, inspection, who=who)


@pytest.mark.parametrize("who", ["stranger", "body_liaison", "leading_group"])
def test_others_do_not_know_the_inspection(cast, inspection, who):
    with pytest.raises(NotKnown):
        clues.noted(cast, inspection, who=who)


def test_staff_of_the_office_do_not_note_clues(cast, inspection):
    with pytest.raises(NotAllowed):
        clues.noted(cast, inspection, who="staff")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"outline": " "}, "clue.no_outline"),
        ({"persons": [Pointed(" ")]}, "clue.nameless"),
        ({"level": "x"}, "clue.no_level"),
        ({"discipline": "x"}, "clue.no_discipline"),
        ({"item": "Z9"}, "clue.no_item"),
        ({"amount_fen": -1}, "clue.amount"),
    ],
)
def test_what_does_not_hold_is_refused_and_nothing_kept(cast, inspection, given, code):
    before = Entry.objects.count()
    with pytest.raises(BadInput) as refused:
        clues.noted(cast, inspection, **given)
    assert [p.code for p in refused.value.problems] == [code]
    assert not Clue.objects.exists()
    assert Entry.objects.count() == before


def test_whom_it_points_to_may_not_be_known_yet(cast, inspection):
    assert clues.noted(cast, inspection, persons=[], level=Level.STAFF).persons == 0


def test_nothing_is_noted_once_the_inspection_is_filed(cast, inspection):
    for who in (cast.lead.actor, cast.office.actor):
        assert policies.can_note(who, inspection.team_id, "assessed")
        assert policies.can_note(who, inspection.team_id, "filed").code == "clue.filed"
