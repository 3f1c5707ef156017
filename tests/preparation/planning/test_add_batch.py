from datetime import date, time

import pytest

from tests.factories import planning
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, Stale
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.add_batch import add_batch
from xuncha.preparation.planning.actions.change_batch import change_batch

BEGINS, ENDS = date(2024, 9, 2), date(2024, 10, 31)


def test_adds_a_batch_that_takes_petitions_to_its_last_day(cast):
    round = planning.drafted_round(cast)
    batch = add_batch(by=cast.office.actor, round=round.id, begins=BEGINS, ends=ENDS)
    assert (batch.number, batch.petition_closes, batch.petition_closes_time) == (2, ENDS, None)
    assert journal_says("planning.batch_added", about=batch.ref).facts["begins"] == "2024-09-02"


def test_petitions_may_close_at_an_hour(cast):
    round = planning.drafted_round(cast)
    batch = add_batch(
        by=cast.office.actor,
        round=round.id,
        begins=BEGINS,
        ends=ENDS,
        petition_closes=date(2024, 10, 25),
        petition_closes_time=time(18, 0),
    )
    assert (batch.petition_closes, batch.petition_closes_time) == (date(2024, 10, 25), time(18, 0))


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ({"begins": ENDS, "ends": BEGINS}, "batch.backwards"),
        ({"begins": BEGINS, "ends": ENDS, "petition_closes": date(2024, 9, 1)}, "batch.petition_early"),
    ],
)
def test_days_run_forward(cast, days, code):
    round = planning.drafted_round(cast)
    with pytest.raises(BadInput) as refused:
        add_batch(by=cast.office.actor, round=round.id, **days)
    assert refused.value.code == code


def test_an_approved_round_takes_no_batch(cast):
    round = planning.round(cast)
    with pytest.raises(NotAllowed) as refused:
        add_batch(by=cast.office.actor, round=round.id, begins=BEGINS, ends=ENDS)
    assert refused.value.code == "round.not_open"


def test_only_the_office(cast):
    round = planning.drafted_round(cast)
    with pytest.raises(NotAllowed):
        add_batch(by=cast.secretary.actor, round=round.id, begins=BEGINS, ends=ENDS)


def test_the_days_of_a_draft_are_moved(cast):
    round = planning.drafted_round(cast)
    (batch,) = queries.batches(round.id)
    moved = change_batch(by=cast.office.actor, batch=batch.id, begins=BEGINS, ends=ENDS, seen=batch.version)
    assert (moved.begins, moved.ends, moved.version) == (BEGINS, ENDS, 2)
    assert journal_says("planning.batch_changed", about=batch.ref).facts["before"] == [
        "2024-04-01",
        "2024-05-31",
    ]
    with pytest.raises(Stale):
        change_batch(by=cast.office.actor, batch=batch.id, begins=BEGINS, ends=ENDS, seen=batch.version)


def test_the_days_of_an_approved_round_stay(cast):
    batch = planning.batch(cast)
    with pytest.raises(NotAllowed):
        change_batch(by=cast.office.actor, batch=batch.id, begins=BEGINS, ends=ENDS)
