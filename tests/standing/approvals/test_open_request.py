import pytest

from tests.factories.approvals import opened
from tests.journal_says import journal_says
from tests.standing.approvals.cast import LEAD, OFFICE_HEAD, TEAM
from xuncha.foundation.terms import BadInput, NotKnown, Ref, WrongState, new_id
from xuncha.standing.approvals.actions.open_request import open_request
from xuncha.standing.regulations.queries import rule_sets

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rules", "route"), [(r.code, route) for r in rule_sets() for route in r.routes], ids=str
)
def test_every_route_of_every_rule_set_can_be_opened(rules, route):
    made = open_request(
        by=OFFICE_HEAD,
        subject=Ref("approvals.sample", new_id()),
        route=route,
        rule_set=rules,
        title="事由",
        team=TEAM,
    )
    wanted = [(s.code, s.role) for r in rule_sets() if r.code == rules for s in r.routes[route]]
    assert [(s.code, s.role) for s in made.steps.order_by("order")] == wanted
    assert journal_says("approvals.request_opened", about=made.ref).rule_set == rules


def test_one_thing_is_sent_once_until_it_is_decided():
    request = opened("round")
    with pytest.raises(WrongState) as refused:
        opened("round", subject=request.subject)
    assert refused.value.code == "request.already_open"
    assert opened("extension", subject=request.subject).is_open, "another route is another matter"


def test_a_route_with_a_lead_s_step_says_which_team():
    with pytest.raises(BadInput) as refused:
        opened("report", by=LEAD)
    assert [p.code for p in refused.value.problems] == ["request.team"]


def test_what_does_not_hold_is_named():
    with pytest.raises(BadInput) as refused:
        open_request(by=OFFICE_HEAD, subject=Ref("a.b", new_id()), route="magic", rule_set="2017", title=" ")
    assert [p.code for p in refused.value.problems] == ["request.route", "request.title"]
    with pytest.raises(NotKnown):
        open_request(
            by=OFFICE_HEAD, subject=Ref("a.b", new_id()), route="round", rule_set="1999", title="事由"
        )
