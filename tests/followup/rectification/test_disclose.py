from datetime import timedelta

import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.disclose import disclose
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def test_where_and_when_it_was_made_known(cast):
    ledger = made.accepted(cast)
    told = disclose(by=cast.body_liaison.actor, ledger=ledger.id, where="县政府网站")
    assert (told.on, told.late_reason) == (cast.clock.today(), "")
    assert journal_says("rectification.disclosed", about=ledger.ref).facts["audience"] == "public"


def test_after_the_period_a_reason_is_asked(cast):
    ledger = made.accepted(cast)
    late = ledger.due_on + timedelta(days=1)
    with pytest.raises(BadInput, match="late_without_reason"):
        disclose(by=cast.body_liaison.actor, ledger=ledger.id, where="网站", on=late)
    assert disclose(
        by=cast.body_liaison.actor, ledger=ledger.id, where="网站", on=late, late_reason="换届"
    ).late_reason


@pytest.mark.parametrize("wrong", [{"where": " "}, {"audience": "all"}, {"ground_not": "shame"}])
def test_what_does_not_hold_is_refused(cast, wrong):
    ledger = made.accepted(cast)
    with pytest.raises(BadInput):
        disclose(by=cast.body_liaison.actor, ledger=ledger.id, **{"where": "网站", **wrong})


@pytest.mark.parametrize(("who", "refusal"), [("stranger", NotKnown), ("lead", NotAllowed)])
def test_not_by_others(cast, who, refusal):
    ledger = made.accepted(cast)
    with pytest.raises(refusal):
        disclose(by=getattr(cast, who).actor, ledger=ledger.id, where="网站")


def test_not_before_the_plan_is_accepted(cast):
    ledger = made.planned(cast)
    with pytest.raises(NotAllowed, match="plan_not_accepted"):
        disclose(by=cast.body_liaison.actor, ledger=ledger.id, where="网站")
