import pytest

from tests.factories import findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.check_spot_rectification import check_spot_rectification
from xuncha.conclusions.findings.models import SpotRectification
from xuncha.conclusions.findings.rules.judgement import AsSpot
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown


@pytest.fixture
def spot(cast, inspection):
    findings.judge(cast, findings.at(cast, inspection, State.SIGNED), AsSpot(text="补做泵站试车。"))
    return SpotRectification.objects.get()


def test_another_member_checks_it(cast, spot):
    checked = check_spot_rectification(by=cast.team_liaison.actor, spot=spot.id, note="现场看了试车记录")
    assert checked.done_on == cast.clock.today()
    assert journal_says("findings.spot_checked", about=spot.ref, by=cast.team_liaison)


def test_not_by_an_undertaker_not_twice_not_without_a_note(cast, spot):
    with pytest.raises(NotAllowed):
        check_spot_rectification(by=cast.member.actor, spot=spot.id, note="x")
    with pytest.raises(BadInput):
        check_spot_rectification(by=cast.deputy.actor, spot=spot.id, note=" ")
    check_spot_rectification(by=cast.deputy.actor, spot=spot.id, note="看了")
    with pytest.raises(NotAllowed):
        check_spot_rectification(by=cast.team_liaison.actor, spot=spot.id, note="再看")


def test_a_stranger_does_not_know_it(cast, spot):
    with pytest.raises(NotKnown):
        check_spot_rectification(by=cast.stranger.actor, spot=spot.id, note="x")
