"""What published rounds count, counted from the records."""

from datetime import date, timedelta

from tests.factories import petitions
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.actions.pass_on_petitions import pass_on_petitions
from xuncha.onsite.petitions.actions.record_passing_answer import record_passing_answer
from xuncha.onsite.petitions.actions.rule_out_petition import rule_out_petition
from xuncha.onsite.petitions.rules.states import State

LATER = date(2030, 1, 1)


def passed(cast, inspection, kind="petition", name="县信访局", **more):
    found = petitions.registered(cast, inspection, **more)
    rule_out_petition(by=cast.clerk.actor, petition=found.id, because="个人诉求")
    pass_on_petitions(by=cast.clerk.actor, petitions=[found.id], to_kind=kind, to_name=name)
    return found


def test_by_channel_and_inspection_with_duplicates_and_what_is_set_apart(cast, inspection):
    petitions.at(cast, inspection, State.LINKED)
    petitions.registered(cast, inspection, channel="online", keeper="secretary")
    petitions.registered(cast, inspection, channel="met")
    petitions.registered(cast, None, item="")
    ids = [inspection.id]
    assert queries.counted(ids, LATER) == {"letter": 2, "call": 0, "caller": 0, "online": 1}
    assert queries.counted_by_inspection(ids, LATER) == {inspection.id: 3}
    assert queries.registered_in(ids, cast.clock.today() - timedelta(days=1)).count() == 0


def test_passed_on_and_answered_each_once_and_appeals_apart(cast, inspection):
    ids = [inspection.id]
    first = passed(cast, inspection)
    record_passing_answer(by=cast.clerk.actor, petition=first.id, answer="not_theirs")
    assert not queries.passed_in(ids, LATER).exists()
    pass_on_petitions(by=cast.clerk.actor, petitions=[first.id], to_kind="town", to_name="石桥镇")
    record_passing_answer(by=cast.clerk.actor, petition=first.id, answer="closed")
    appeal = passed(cast, inspection, "town", "石桥镇", sort="appeal")
    passed(cast, inspection, "town", "石桥镇", sort="appeal", persons=2)
    passed(cast, inspection, "department", "县水利局", sort="appeal", persons=3)
    record_passing_answer(by=cast.clerk.actor, petition=appeal.id, answer="closed")
    sent, wishes = queries.passed_in(ids, LATER), queries.appeals_passed_in(ids, LATER)
    assert (sent.count(), queries.answered(sent, LATER).count()) == (1, 1)
    assert (wishes.count(), queries.answered(wishes, LATER).count()) == (3, 1)
    assert len(queries.receivers_of_appeals(ids, "town", LATER)) == 1
    assert len(queries.receivers_of_appeals(ids, "department", LATER)) == 1


def test_where_those_of_an_inspection_stand(cast, inspection):
    petitions.at(cast, inspection, State.CLOSED)
    petitions.at(cast, inspection, State.PASSED_ON, persons=2)
    petitions.registered(cast, inspection, persons=3)
    assert queries.scope_counts([inspection.id], LATER) == {
        "received": 3,
        "accepted": 1,
        "out_of_scope": 1,
        "passed_on": 1,
        "settled": 1,
    }
