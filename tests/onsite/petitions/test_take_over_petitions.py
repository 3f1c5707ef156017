import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import NotAllowed, NotKnown, Ref
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.actions.take_over_petitions import take_over_petitions
from xuncha.onsite.petitions.rules.states import State
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.actions.call_home import call_home


def membership(inspection, person):
    return next(m.id for m in teams.active_members(inspection.team_id) if m.person_id == person)


def test_a_member_called_home_leaves_their_petitions_to_a_colleague(cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    settled = petitions.at(cast, inspection, State.SETTLED, persons=2)
    slip = call_home(
        by=cast.office.actor,
        membership=membership(inspection, cast.member.person),
        successor=membership(inspection, cast.second_member.person),
        reason="原单位急事",
    )
    assert queries.petition(found.id, cast.second_member.actor) == found
    assert not queries.visible_to(cast.member.actor).exists()
    assert queries.handler_ids(settled) == {cast.member.person}
    said = journal_says("petitions.taken_over", about=Ref("teams.team", inspection.team_id))
    assert said.facts["petitions"] == [found.number]
    assert slip.things == [["承办的信访", "封存第 1 件"]]  # the whole team and the office read it


def test_not_by_others(cast, inspection):
    petitions.at(cast, inspection, State.ASSIGNED)
    given = {
        "team": inspection.team_id,
        "leaving": cast.member.person,
        "successor": cast.second_member.person,
    }
    for who in (cast.clerk, cast.stranger, cast.member):
        with pytest.raises((NotKnown, NotAllowed)):
            take_over_petitions(by=who.actor, **given)
