"""What the rooms put on the first screen of each person."""

from datetime import date

import pytest

from tests.factories import evidence, fieldwork, inspections
from xuncha.foundation.ui.cards import cards_for
from xuncha.onsite.inspections.rules.states import Stage


def card(member, code):
    return next((c.card for c in cards_for(member.actor) if c.code == code), None)


@pytest.fixture
def inspection(cast):
    return inspections.at(cast, Stage.ON_SITE)


def test_the_lead_sees_what_the_next_gate_lacks(cast, inspection):
    assert list(card(cast.lead, "inspections.next_gate").rows) == []
    fieldwork.interview(cast, inspection, "held")
    inspections.noted(cast, inspection)
    rows = card(cast.lead, "inspections.next_gate").rows
    assert [str(r.matter) for r in rows] == ["谈话记录未经本人核对 1 份", "疑点未了结 1 个"]
    assert all(r.href and r.button for r in rows)
    assert card(cast.member, "inspections.next_gate") is None
    assert card(cast.office, "inspections.next_gate") is None


def test_a_member_sees_the_talks_of_the_week_and_the_points_in_hand(cast, inspection):
    fieldwork.planned(cast, inspection, on=date(2024, 3, 6))
    fieldwork.planned(cast, inspection, on=date(2024, 4, 30), name="后来的人")
    inspections.noted(cast, inspection)
    talks = card(cast.member, "fieldwork.talks").rows
    assert [r.due for r in talks] == [date(2024, 3, 6)]
    assert len(card(cast.member, "inspections.points").rows) == 1
    assert card(cast.second_member, "inspections.points").rows == []
    assert card(cast.deputy, "fieldwork.talks").rows == []


def test_who_has_the_next_step_of_a_request_sees_it(cast, inspection):
    fieldwork.request(cast, inspection, "drafted")
    assert [r.button for r in card(cast.lead, "fieldwork.requests").rows] == ["批准"]
    assert card(cast.member, "fieldwork.requests") is None
    fieldwork.request(cast, inspection, "sent_back")
    fieldwork.request(cast, inspection, "received")
    assert sorted(r.button for r in card(cast.member, "fieldwork.requests").rows) == ["修改", "退还"]


def test_the_office_sees_what_is_late_and_whom_it_waits_for(cast, inspection):
    assert card(cast.office, "inspections.late") is None
    cast.clock.move_to(date(2024, 5, 13))
    (row,) = card(cast.office, "inspections.late").rows
    assert (row.due, row.late, row.who) == (date(2024, 5, 6), True, "组长 韩立群")
    assert row.days == 6  # working days after it, the Saturday worked for the holiday included
    assert card(cast.lead, "inspections.late") is None


@pytest.mark.parametrize("who", ["body_liaison", "stranger", "system", "audit"])
def test_others_learn_nothing_on_their_first_screen(cast, inspection, who):
    fieldwork.interview(cast, inspection, "held")
    fieldwork.request(cast, inspection, "received")
    evidence.registered(cast, inspection)
    for shown in cards_for(getattr(cast, who).actor):
        assert inspection.body_name not in str(shown.card)


def test_what_waits_for_the_lead_is_counted_beside_the_name(cast, inspection):
    from xuncha.foundation.ui.sections import waiting_for

    before = waiting_for(cast.lead.actor)[0]
    fieldwork.request(cast, inspection, "drafted")
    assert waiting_for(cast.lead.actor)[0] == before + 1
