from tests.factories import teams
from tests.journal_says import journal_says


def test_a_team_is_authorised_after_all_steps(cast):
    team = teams.authorised(cast)
    assert team.state == "authorised"
    assert journal_says("teams.authorised", about=team.ref).facts["number"] == team.authorisation_number
    assert team.id in cast.member.actor.scopes("member")
