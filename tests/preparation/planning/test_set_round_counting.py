import pytest

from tests.factories import planning
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, Stale
from xuncha.preparation.planning.actions.set_round_counting import set_round_counting


def test_sets_decimals_and_states_and_keeps_the_old_ones(cast):
    round = planning.round(cast)
    counted = set_round_counting(
        by=cast.office.actor, round=round.id, rate_decimals=1, counts_as_done=["stage_done", "done"]
    )
    assert (counted.rate_decimals, counted.counts_as_done) == (1, ["done", "stage_done"])
    facts = journal_says("planning.counting_set", about=round.ref).facts
    before = {"rate_decimals": 2, "counts_as_done": ["done"], "rectification_base": "findings"}
    assert facts["before"] == before


def test_measures_or_tasks_may_be_counted_instead_of_findings_and_nothing_else(cast):
    given = {"by": cast.office.actor, "round": planning.round(cast).id, "rate_decimals": 2}
    counted = set_round_counting(**given, counts_as_done=["done"], rectification_base="tasks")
    assert counted.rectification_base == "tasks"
    with pytest.raises(BadInput, match="base_unknown"):
        set_round_counting(**given, counts_as_done=["done"], rectification_base="papers")


@pytest.mark.parametrize(
    ("decimals", "states", "code"),
    [
        (5, ["done"], "round.decimals"),
        (-1, ["done"], "round.decimals"),
        (2, ["stage_done"], "round.done_left_out"),
        (2, ["done", "not_done"], "round.state_unknown"),
    ],
)
def test_what_does_not_hold_is_refused(cast, decimals, states, code):
    round = planning.drafted_round(cast)
    with pytest.raises(BadInput) as refused:
        set_round_counting(
            by=cast.office.actor, round=round.id, rate_decimals=decimals, counts_as_done=states
        )
    assert refused.value.code == code


def test_only_the_office_and_not_from_a_stale_page(cast):
    round = planning.round(cast)
    with pytest.raises(NotAllowed):
        set_round_counting(by=cast.lead.actor, round=round.id, rate_decimals=2, counts_as_done=["done"])
    with pytest.raises(Stale):
        set_round_counting(
            by=cast.office.actor, round=round.id, rate_decimals=2, counts_as_done=["done"], seen=99
        )
