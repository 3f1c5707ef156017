from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies
from xuncha.standing.organisations.actions.register_body import register_body

DAY = date(2024, 3, 1)


def merged(cast, **kwargs):
    given = {"predecessors": [cast.bureau.id], "successor": cast.other_bureau.id, "on": DAY, **kwargs}
    return merge_bodies(by=cast.office.actor, **given)


def test_the_successor_takes_over_rectification_from_that_day(cast):
    merged(cast)
    cast.bureau.refresh_from_db()
    assert cast.bureau.dissolved_on == DAY
    assert queries.successor_on(cast.bureau.id, date(2024, 2, 29)) == cast.bureau
    assert queries.successor_on(cast.bureau.id, DAY) == cast.other_bureau
    said = journal_says("organisations.bodies_merged", about=cast.other_bureau.ref)
    assert said.facts["bodies"] == [cast.bureau.number]


def test_taking_over_goes_on_through_a_second_merger(cast):
    merged(cast)
    cast.clock.move_to(date(2024, 6, 3))
    merged(cast, predecessors=[cast.other_bureau.id], successor=cast.county.id, on=date(2024, 6, 1))
    assert queries.successor_on(cast.bureau.id, date(2024, 6, 1)) == cast.county
    assert queries.successor_on(cast.bureau.id, date(2024, 5, 31)) == cast.other_bureau


def test_a_body_that_is_not_taken_over_answers_for_itself(cast):
    merged(cast, takes_over=False)
    assert queries.successor_on(cast.bureau.id, DAY) == cast.bureau


def test_the_register_of_a_day_counts_who_stood_then(cast):
    merged(cast)
    assert queries.count_by_kind(date(2024, 2, 29)) == {"department": 2, "organisation": 1}
    assert queries.count_by_kind(DAY) == {"department": 1, "organisation": 1}
    assert queries.count_by_kind(date(2009, 1, 1)) == {}


def test_bodies_below_must_go_elsewhere_first(cast):
    register_body(by=cast.office.actor, name="文化馆", kind="institution", parent=cast.bureau.id)
    with pytest.raises(WrongState) as refused:
        merged(cast)
    assert refused.value.code == "body.has_bodies_below"


def test_the_successor_may_not_hang_below_what_goes_into_it(cast):
    with pytest.raises(WrongState) as refused:
        merged(cast, predecessors=[cast.county.id], successor=cast.bureau.id)
    assert refused.value.code == "body.successor_below"


@pytest.mark.parametrize("which", ["nobody", "itself", "twice"])
def test_a_merger_needs_two_sides(cast, which):
    sides = {
        "nobody": [],
        "itself": [cast.other_bureau.id],
        "twice": [cast.bureau.id, cast.bureau.id],
    }
    with pytest.raises(BadInput):
        merged(cast, predecessors=sides[which])


def test_what_is_gone_cannot_go_again(cast):
    merged(cast)
    with pytest.raises(WrongState):
        merged(cast)


def test_only_the_office_merges(cast):
    with pytest.raises(NotAllowed):
        merge_bodies(by=cast.secretary.actor, predecessors=[cast.bureau.id], successor=cast.other_bureau.id)
