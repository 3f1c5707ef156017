"""What published rounds count, counted from the records."""

from datetime import date, timedelta

from tests.factories import petitions
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.actions.pass_on_petitions import pass_on_petitions
from xuncha.onsite.petitions.actions.record_passing_answer import record_passing_answer
from xuncha.onsite.petitions.actions.rule_out_petition import rule_out_petition
from xuncha.onsite.petitions.actions.set_aside_petition import set_aside_petition
from xuncha.onsite.petitions.rules.states import State

LATER = date(2030, 1, 1)


def passed(cast, inspection, kind="petition", name="县信访局", **more):
    found = petitions.registered(cast, inspection, **more)
    rule_out_petition(by=cast.clerk.actor, petition=found.id, because="个人诉求")
    pass_on_petitions(by=cast.clerk.actor, petitions=[found.id], to_kind=kind, to_name=name)
    return found


def test_by_channel_with_duplicates(cast, inspection):
    petitions.at(cast, inspection, State.LINKED)
    petitions.registered(cast, inspection, channel="online")
    petitions.registered(cast, inspection, channel="met")
    petitions.registered(cast, None, item="")
    rows = queries.registered_in([inspection.id], LATER)
    assert sorted(rows.values_list("channel", flat=True)) == ["letter", "letter", "online"]
    assert queries.registered_in([inspection.id], cast.clock.today() - timedelta(days=1)).count() == 0


def test_what_is_set_apart_makes_no_figure_larger_than_the_register(cast, inspection):
    """Whoever has both numbers would else know that somebody wrote about the office itself."""
    petitions.registered(cast, inspection)
    petitions.registered(cast, inspection, channel="online", keeper="secretary")
    set_aside_petition(
        by=cast.clerk.actor, petition=petitions.registered(cast, inspection, persons=2).id, keeper="secretary"
    )
    counted = queries.registered_in([inspection.id], LATER).count()
    assert counted == queries.register(cast.staff.actor).count() == 1


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
