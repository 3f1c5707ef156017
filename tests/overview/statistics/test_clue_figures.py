"""Figures of clues: counted once, each opening its rows, and not there for who may not know that clues exist."""

from datetime import timedelta

import pytest

from tests.factories import clues, inspections
from xuncha.conclusions.clues.actions.record_clue_return import record_clue_return
from xuncha.conclusions.clues.queries import reported_between
from xuncha.conclusions.clues.rules.disposal import Returned
from xuncha.conclusions.clues.rules.states import State
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.overview.statistics import queries
from xuncha.overview.statistics.figures import BY_KEY
from xuncha.overview.statistics.figures_of_clues import CLUES_FOR


@pytest.fixture
def inspection(cast):
    return inspections.at(cast, Stage.ON_SITE)


@pytest.fixture
def over(cast, inspection):
    """The round, counted at the end of the day."""
    return lambda: queries.counting(inspection.team.batch.round.code, cast.clock.today())


def reported(cast, clue, **given):
    record_clue_return(by=cast.office.actor, clue=clue.id, given=Returned(**given))


def test_a_case_told_twice_is_one_case(cast, inspection, over):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    reported(cast, clue, checked=True, cases=1, persons=2)
    reported(cast, clue, cases=1, persons=2, closed=True)
    counted = over()
    shown = {key: BY_KEY[f"clues.{key}"].count(counted) for key in ("filed_cases", "filed_persons", "closed")}
    assert shown == {"filed_cases": 1, "filed_persons": 2, "closed": 1}


def test_by_receiver(cast, inspection, over):
    first = clues.at(cast, inspection, State.TRANSFERRED)
    clues.at(cast, inspection, State.TRANSFERRED)
    reported(cast, first, checked=True)
    figure = BY_KEY["clues_by_receiver"]
    assert figure.count(over()) == [{"to": "discipline", "cases": 2, "persons": 2, "checked": 1}]
    assert len(figure.rows(over())) == 2


def test_of_earlier_rounds_only_what_came_in_this_round_s_time(cast, inspection):
    clue = clues.at(cast, inspection, State.TRANSFERRED)
    sent = cast.clock.today()
    cast.clock.move_to(sent + timedelta(days=30))
    reported(cast, clue, closed=True)
    begins, ends = sent + timedelta(days=20), sent + timedelta(days=40)
    assert reported_between(begins, ends, without=[]) == [clue]
    assert reported_between(begins, ends, without=[inspection.id]) == []
    assert reported_between(sent, ends, without=[]) == []  # transferred in that very time
    assert reported_between(begins, begins + timedelta(days=5), without=[]) == []


def test_a_round_without_earlier_clues_counts_none_of_its_own(cast, inspection, over):
    clues.at(cast, inspection, State.REPORTED)
    assert BY_KEY["clues.settled_of_earlier_rounds"].count(over()) == 0


def test_none_of_them_exists_for_who_may_not_know(cast, inspection):
    clues.at(cast, inspection, State.REPORTED)
    of_clues = [key for key, figure in BY_KEY.items() if "clue" in key or key == "case_rate"]
    assert len(of_clues) == 13
    assert {BY_KEY[key].audience for key in of_clues} == {CLUES_FOR}
    code = inspection.team.batch.round.code
    head, staff = cast.office.client, cast.staff.client
    assert "线索" in head.get(f"/bulletins/{code}").text.partition("<main")[2]
    assert "线索" not in staff.get(f"/bulletins/{code}").text.partition("<main")[2]
    for key in of_clues:
        assert head.get(f"/bulletins/{code}/{key}").status_code == 200
        assert staff.get(f"/bulletins/{code}/{key}").status_code == 404
