"""Orders to rectify on the spot: one letter carrying several matters, sent and signed for."""

from datetime import timedelta

import pytest

from tests.factories import findings as factory
from tests.factories import inspections
from tests.journal_says import journal_says
from xuncha.conclusions.findings import orders
from xuncha.conclusions.findings.actions.check_spot_rectification import check_spot_rectification
from xuncha.conclusions.findings.actions.orders.issue_spot_order import issue_spot_order
from xuncha.conclusions.findings.actions.orders.send_spot_order import send_spot_order
from xuncha.conclusions.findings.actions.orders.sign_for_spot_order import sign_for_spot_order
from xuncha.conclusions.findings.actions.orders.withdraw_spot_order import withdraw_spot_order
from xuncha.conclusions.findings.models import SpotOrder, SpotRectification
from xuncha.conclusions.findings.rules.states import (
    ORDER_OWNERS,
    ORDER_TRANSITIONS,
    OrderState,
    order_may_go,
)
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.inspections.rules.states import Stage

VERBS = {
    OrderState.SENT: lambda c, o: send_spot_order(by=c.member.actor, order=o.id, sent_to="办公室"),
    OrderState.SIGNED: lambda c, o: sign_for_spot_order(by=c.member.actor, order=o.id, signed_by="罗明"),
    OrderState.WITHDRAWN: lambda c, o: withdraw_spot_order(by=c.lead.actor, order=o.id, because="写错期限"),
}
SAID = {
    OrderState.SENT: "findings.spot_order_sent",
    OrderState.SIGNED: "findings.spot_order_signed_for",
    OrderState.WITHDRAWN: "findings.spot_order_withdrawn",
}


@pytest.fixture
def spots(cast, inspection):
    return factory.spots(cast, inspection, "收回多付款项。", "补做泵站试车。")


def test_one_order_carries_several(cast, inspection, spots):
    made = factory.order(cast, spots)
    assert (made.number, made.state) == ("改通〔2024〕001", OrderState.DRAWN)
    assert orders.carried(made) == spots
    assert {s.due_on for s in orders.carried(made)} == {made.due_on}
    said = journal_says("findings.spot_order_issued", about=made.ref, by=cast.lead)
    assert said.facts["spots"] == [s.number for s in spots]
    assert orders.without_order(inspection.id) == []


def test_each_step_of_an_order_and_no_other(cast, inspection, spots):
    for current in OrderState:
        for wanted, verb in VERBS.items():
            SpotRectification.objects.update(order=None)
            order = factory.order(cast, spots, current)
            if order_may_go(current, wanted):
                assert verb(cast, order).state == wanted
                assert journal_says(SAID[wanted], about=order.ref)
            else:
                with pytest.raises(WrongState):
                    verb(cast, order)
                assert SpotOrder.objects.get(id=order.id).state == current
    assert ORDER_OWNERS.keys() == ORDER_TRANSITIONS.keys() == set(OrderState)


def test_what_a_withdrawn_order_carried_may_go_into_another(cast, inspection, spots):
    withdraw_spot_order(by=cast.lead.actor, order=factory.order(cast, spots).id, because="写错期限")
    again = factory.order(cast, spots)
    assert again.number.endswith("002")
    counted = orders.letters([inspection.id], cast.clock.today())
    assert list(counted) == [again]


def test_a_matter_goes_into_one_order_and_not_once_it_is_done(cast, inspection, spots):
    factory.order(cast, spots[:1])
    check_spot_rectification(by=cast.deputy.actor, spot=spots[1].id, note="看过")
    with pytest.raises(BadInput) as refused:
        factory.order(cast, spots)
    assert [p.code for p in refused.value.problems] == ["spot.not_free"] * 2
    with pytest.raises(BadInput):
        factory.order(cast, [], inspection=inspection)
    assert orders.letters([inspection.id], cast.clock.today()).count() == 1


def test_not_due_before_it_is_dated_and_not_without_words(cast, inspection, spots):
    with pytest.raises(BadInput) as refused:
        issue_spot_order(
            by=cast.lead.actor,
            inspection=inspection.id,
            spots=[spots[0].id],
            due_on=cast.clock.today() - timedelta(days=1),
        )
    assert [p.where for p in refused.value.problems] == ["due_on"]
    made = factory.order(cast, spots)
    with pytest.raises(BadInput):
        send_spot_order(by=cast.member.actor, order=made.id, sent_to=" ")
    with pytest.raises(BadInput):
        withdraw_spot_order(by=cast.lead.actor, order=made.id, because=" ")
    with pytest.raises(Stale):
        send_spot_order(by=cast.member.actor, order=made.id, sent_to="办公室", seen=made.version - 1)


def test_the_wrong_person_is_refused(cast, inspection, spots):
    given = {"inspection": inspection.id, "spots": [spots[0].id], "due_on": cast.clock.today()}
    with pytest.raises(NotAllowed):
        issue_spot_order(by=cast.member.actor, **given)
    with pytest.raises(NotKnown):
        issue_spot_order(by=cast.stranger.actor, **given)
    made = factory.order(cast, spots)
    with pytest.raises(NotAllowed):
        withdraw_spot_order(by=cast.member.actor, order=made.id, because="x")
    with pytest.raises(NotAllowed):
        send_spot_order(by=cast.office.actor, order=made.id, sent_to="x")
    for who in (cast.stranger, cast.body_liaison):
        with pytest.raises(NotKnown):
            send_spot_order(by=who.actor, order=made.id, sent_to="x")


def test_not_once_the_report_is_decided(cast, inspection, spots):
    while inspection.stage != Stage.DECIDED:
        inspection = inspections.forward(cast, inspection)
    with pytest.raises(WrongState):
        factory.order(cast, spots)


def test_the_pages_as_a_browser_sees_them(cast, inspection, spots):
    client, where = cast.lead.client, f"/inspections/{inspection.id}/spots/"
    assert "口头" in client.get(where).content.decode()
    here = client.post(
        where + "order", {"spots": [str(s.id) for s in spots], "on": "2024-3-4", "due_on": "2024-3-20"}
    ).headers["Location"]
    made = SpotOrder.objects.get()
    client.post(here + "send", {"sent_to": "办公室", "on": "2024-3-4", "seen": made.version})
    made.refresh_from_db()
    client.post(here + "sign", {"signed_by": "办公室主任", "on": "2024-3-4", "seen": made.version})
    shown = client.get(here).content.decode()
    assert "办公室主任" in shown
    assert "补做泵站试车" in shown
    assert made.number in client.get(where).content.decode()
    office = cast.office.client.get(here)
    assert office.status_code == 200
    assert cast.stranger.client.get(here).status_code == 404
