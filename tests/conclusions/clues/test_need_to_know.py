"""`obj in visible_to(p)` exactly when `can_view(p, obj)`, for everybody of the cast and every state."""

import pytest

from tests.factories import clues
from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.actions.assign_clue import assign_clue
from xuncha.conclusions.clues.actions.release_clue import release_clue
from xuncha.conclusions.clues.models import Clue, ClueItem
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.links.models import Edge
from xuncha.foundation.terms import Ref
from xuncha.standing.coordination import policies as letter_policies
from xuncha.standing.coordination import queries as letters
from xuncha.standing.coordination.models import Letter

KNOW = {"office", "lead", "deputy"}


def names(cast):
    return {w: m for w, m in vars(cast).items() if m in cast.everyone}


def known_to(cast, clue):
    row = Clue.objects.select_related("inspection").get(id=clue.id)
    found = set()
    for who, member in names(cast).items():
        actor = member.actor
        known = queries.visible_to(actor).filter(id=row.id).exists()
        assert known == policies.can_view(actor, row), who
        assert bool(describe(actor, [row.ref])) == known
        if known:
            found.add(who)
    return found


@pytest.mark.parametrize("state", list(State))
def test_clues(cast, inspection, state):
    clue = clues.at(cast, inspection, state)
    assert known_to(cast, clue) == KNOW


def test_who_is_named_knows_until_released(cast, inspection):
    clue = clues.assigned(cast, clues.noted(cast, inspection))
    assert known_to(cast, clue) == KNOW | {"member"}
    assign_clue(by=cast.office.actor, clue=clue.id, person=cast.staff.person)
    assert known_to(cast, clue) == KNOW | {"member", "staff"}
    release_clue(by=cast.lead.actor, clue=clue.id, person=cast.member.person)
    assert known_to(cast, clue) == KNOW | {"staff"}


def test_raw_notes_are_known_to_who_made_them_and_to_the_heads(cast, inspection):
    item = ClueItem.objects.select_related("inspection").get(id=clues.item(cast, inspection).id)
    for who, member in names(cast).items():
        known = queries.items_visible_to(member.actor).filter(id=item.id).exists()
        assert known == policies.can_view_item(member.actor, item) == (who in KNOW | {"member"}), who


def test_letters_with_clues(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    letter = Letter.objects.get(id=clue.transfer_id)
    assert letter.restricted
    for who, member in names(cast).items():
        known = letters.visible_to(member.actor).filter(id=letter.id).exists()
        assert known == letter_policies.can_view(member.actor, letter) == (who in KNOW), who


def test_no_edge_speaks_of_a_clue(cast, inspection):
    from tests.factories import inspections

    point = inspections.noted(cast, inspection)
    clue = clues.noted(cast, inspection, sources=[point.ref])
    assert not Edge.objects.filter(from_id=clue.id).exists()
    assert not Edge.objects.filter(to_id=clue.id).exists()
    assert queries.from_source(point.ref, cast.lead.actor) == [clue]
    assert queries.from_source(point.ref, cast.member.actor) == []
    assert queries.from_source(Ref("inspections.point", clue.id), cast.lead.actor) == []
    assert str(point.id).encode() not in bytes(clue.sources.get().sealed)
