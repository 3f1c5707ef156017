from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.actions.close_body import close_body
from xuncha.standing.organisations.actions.move_body import move_body
from xuncha.standing.organisations.actions.register_body import register_body


@pytest.fixture
def station(cast):
    return register_body(by=cast.office.actor, name="水利站", kind="institution", parent=cast.other_bureau.id)


def test_a_body_moves_with_all_below_it(cast, station):
    move_body(by=cast.office.actor, body=cast.other_bureau.id, parent=cast.bureau.id, on=date(2024, 3, 1))
    assert [b.id for b in queries.ancestors(station.id)] == [
        cast.county.id,
        cast.bureau.id,
        cast.other_bureau.id,
    ]
    assert set(queries.descendants(cast.bureau.id)) == {cast.other_bureau, station}
    said = journal_says("organisations.body_moved", about=cast.other_bureau.ref)
    assert (said.facts["from"], said.facts["to"]) == (cast.county.number, cast.bureau.number)


def test_a_body_may_go_to_the_top(cast):
    body = move_body(by=cast.office.actor, body=cast.bureau.id, parent=None)
    assert body.path == f"/{body.number}/"


def test_a_circle_is_refused(cast, station):
    for below in (station.id, cast.other_bureau.id):
        with pytest.raises(BadInput) as refused:
            move_body(by=cast.office.actor, body=cast.other_bureau.id, parent=below)
        assert refused.value.code == "body.circle"


def test_the_same_parent_is_no_move(cast):
    with pytest.raises(BadInput) as refused:
        move_body(by=cast.office.actor, body=cast.bureau.id, parent=cast.county.id)
    assert refused.value.code == "body.same_parent"


def test_moving_before_a_later_move_is_refused(cast, station):
    move_body(by=cast.office.actor, body=station.id, parent=cast.bureau.id)
    cast.clock.move_to(date(2024, 5, 6))
    move_body(by=cast.office.actor, body=station.id, parent=cast.county.id)
    with pytest.raises(BadInput) as refused:
        move_body(by=cast.office.actor, body=station.id, parent=cast.other_bureau.id, on=date(2024, 4, 1))
    assert refused.value.code == "body.moved_later"


def test_nothing_hangs_below_a_closed_body(cast, station):
    close_body(by=cast.office.actor, body=cast.bureau.id)
    with pytest.raises(WrongState):
        move_body(by=cast.office.actor, body=station.id, parent=cast.bureau.id)


def test_only_the_office_moves_and_whoever_does_not_know_it_is_told_nothing(cast, station):
    with pytest.raises(NotAllowed):
        move_body(by=cast.lead.actor, body=station.id, parent=None)
    with pytest.raises(NotKnown):
        move_body(by=cast.body_liaison.actor, body=station.id, parent=None)
