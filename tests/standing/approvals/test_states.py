"""Every pair of states, from the tables and through the one place that moves them."""

from itertools import product

import pytest

from tests.factories.approvals import opened
from tests.standing.approvals.cast import OFFICE_HEAD, TODAY
from xuncha.foundation.terms import WrongState
from xuncha.standing.approvals.actions import _deciding
from xuncha.standing.approvals.rules.states import (
    REQUEST_TRANSITIONS,
    STEP_TRANSITIONS,
    RequestState,
    StepState,
    may_move,
    may_step,
)

END = {RequestState.APPROVED, RequestState.RETURNED, RequestState.WITHDRAWN}


def test_every_state_is_in_its_table():
    assert set(REQUEST_TRANSITIONS) == set(RequestState)
    assert set(STEP_TRANSITIONS) == set(StepState)


@pytest.mark.parametrize(("source", "target"), list(product(RequestState, RequestState)))
def test_a_request_moves_only_from_open(source, target):
    assert may_move(source, target) == (source is RequestState.OPEN and target in END)


@pytest.mark.parametrize(("source", "target"), list(product(StepState, StepState)))
def test_a_step_moves_only_from_waiting(source, target):
    assert may_step(source, target) == (source is StepState.WAITING and target is not StepState.WAITING)


@pytest.mark.django_db
@pytest.mark.parametrize(("source", "target"), list(product(RequestState, sorted(END))))
def test_the_database_follows_the_table(source, target, monkeypatch):
    monkeypatch.setattr(_deciding, "record", lambda *_, **__: None)
    request = opened("round")
    request.state = source
    request.save()
    if may_move(source, RequestState(target)):
        _deciding.close(request, RequestState(target), by=OFFICE_HEAD, on=TODAY, reason="")
        request.refresh_from_db()
        assert request.state == target
    else:
        with pytest.raises(WrongState):
            _deciding.close(request, RequestState(target), by=OFFICE_HEAD, on=TODAY, reason="")
