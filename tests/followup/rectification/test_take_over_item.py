import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.take_over_item import take_over_item
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db
CHANGE = {"leader": "新任局长", "reason": "原局长调任"}


def test_the_successor_answers_and_the_history_stays(cast):
    item = made.items(made.accepted(cast))[0]
    takeover = take_over_item(by=cast.body_liaison.actor, item=item.id, **CHANGE)
    assert (takeover.from_leader, takeover.to_leader) == ("周副局长", "新任局长")
    assert queries.leaders_of(item) == ["新任局长"]
    assert journal_says("rectification.item_taken_over", about=item.ref).facts["reason"] == "原局长调任"


def test_it_says_who_and_why(cast):
    item = made.items(made.accepted(cast))[0]
    with pytest.raises(BadInput) as refused:
        take_over_item(by=cast.body_liaison.actor, item=item.id, leader=" ", reason="")
    assert [p.code for p in refused.value.problems] == ["takeover.no_leader", "takeover.no_reason"]
    with pytest.raises(BadInput, match="same_leader"):
        take_over_item(by=cast.body_liaison.actor, item=item.id, leader="周副局长", reason="调任")


@pytest.mark.parametrize(("who", "refusal"), [("lead", NotAllowed), ("stranger", NotKnown)])
def test_only_the_body(cast, who, refusal):
    item = made.items(made.accepted(cast))[0]
    with pytest.raises(refusal):
        take_over_item(by=getattr(cast, who).actor, item=item.id, **CHANGE)


def test_what_is_done_or_not_planned_is_not_handed_over(cast):
    with pytest.raises(NotAllowed, match="nobody_yet"):
        take_over_item(by=cast.body_liaison.actor, item=made.items(made.opened(cast))[0].id, **CHANGE)


def test_what_is_done_is_not_handed_over(cast):
    with pytest.raises(NotAllowed, match="done"):
        take_over_item(by=cast.body_liaison.actor, item=made.checked(cast).id, **CHANGE)
