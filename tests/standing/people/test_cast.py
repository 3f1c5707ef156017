from xuncha.foundation.terms import Role


def test_everybody_is_there_with_the_own_role(cast):
    assert len({m.code for m in cast.everyone}) == 15
    assert cast.lead.actor.has(Role.LEAD, scope=cast.team)
    assert not cast.stranger.actor.has(Role.MEMBER, scope=cast.team)
    assert cast.office.actor.is_office
    assert cast.system.actor.person is None


def test_nobody_of_the_cast_is_two_things(cast):
    assert all(len(m.actor.grants) == 1 for m in cast.everyone)
