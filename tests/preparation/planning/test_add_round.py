import pytest

from tests.factories import planning
from tests.journal_says import journal_says
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotAllowed
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.add_round import add_round


def test_adds_a_round_with_the_next_number(cast):
    plan = planning.plan(cast)
    first = add_round(by=cast.office.actor, plan=plan.id)
    second = add_round(by=cast.office.actor, plan=plan.id, code="wucheng-culture-2022")
    assert (first.number, first.code, second.number) == (1, "r14-1", 2)
    assert queries.round_by_code("wucheng-culture-2022") == second
    assert journal_says("planning.round_added", about=second.ref).facts["number"] == 2


def test_the_round_hangs_on_its_plan(cast):
    plan = planning.plan(cast)
    round = add_round(by=cast.office.actor, plan=plan.id)
    assert plan.ref in [n.ref for n in neighbours(round.ref, cast.office.actor)]


def test_only_the_office_adds_rounds(cast):
    plan = planning.plan(cast)
    with pytest.raises(NotAllowed):
        add_round(by=cast.lead.actor, plan=plan.id)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"number": 1}, "round.number_taken"),
        ({"code": "taken"}, "round.code_taken"),
        ({"kind": "surprise"}, "round.kind_unknown"),
        ({"kind": "special"}, "round.theme_missing"),
    ],
)
def test_what_does_not_hold_is_refused(cast, more, code):
    plan = planning.plan(cast)
    add_round(by=cast.office.actor, plan=plan.id, number=1, code="taken")
    with pytest.raises(BadInput) as refused:
        add_round(by=cast.office.actor, plan=plan.id, **more)
    assert refused.value.code == code
