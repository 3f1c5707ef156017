from datetime import date

import pytest

from tests.factories import planning
from tests.journal_says import journal_says
from xuncha.foundation.terms import NotAllowed, WrongState
from xuncha.preparation.planning.actions.close_round import close_round


def test_closes_a_round_that_left_the_site(cast):
    round = planning.round(cast)
    cast.clock.move_to(date(2024, 6, 1))
    assert close_round(by=cast.office.actor, round=round.id).state == "closed"
    journal_says("planning.round_closed", about=round.ref)


def test_on_the_last_day_on_site_it_stays_open(cast):
    round = planning.round(cast)
    cast.clock.move_to(planning.ENDS)
    with pytest.raises(WrongState) as refused:
        close_round(by=cast.office.actor, round=round.id)
    assert refused.value.code == "round.on_site"


def test_only_the_office_and_only_an_approved_one(cast):
    round = planning.submitted_round(cast)
    cast.clock.move_to(date(2024, 6, 1))
    with pytest.raises(NotAllowed):
        close_round(by=cast.secretary.actor, round=round.id)
    with pytest.raises(WrongState):
        close_round(by=cast.office.actor, round=round.id)
