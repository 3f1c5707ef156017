from datetime import date, timedelta

import pytest

from tests.factories import planning, training
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.preparation.training import policies, queries
from xuncha.preparation.training.actions.enrol import enrol
from xuncha.preparation.training.actions.open_class import open_class
from xuncha.preparation.training.actions.record_result import record_result
from xuncha.preparation.training.actions.record_results import ResultRow, record_results
from xuncha.preparation.training.actions.sign_in import sign_in
from xuncha.preparation.training.actions.withdraw_enrolment import withdraw_enrolment


@pytest.fixture
def within(cast):
    return training.opened(cast, planning.batch(cast).id, pass_mark=60)


def enrolled(cast, within, *who):
    people = [w.person for w in who or (cast.member,)]
    return enrol(by=cast.office.actor, training_class=within.id, persons=people)


def test_a_class_is_opened_for_a_batch_by_the_office(cast, within):
    assert journal_says("training.class_opened", about=within.ref).facts["required"] is True
    with pytest.raises(NotAllowed):
        training.opened(_as(cast, cast.lead), within.batch_id)
    for more in ({"title": " "}, {"ends": date(2024, 3, 1)}, {"pass_mark": 101}):
        given = {"title": "班", "begins": date(2024, 3, 4), "ends": date(2024, 3, 4), **more}
        with pytest.raises(BadInput):
            open_class(by=cast.office.actor, batch=within.batch_id, **given)


def _as(cast, who):
    class Office:
        office = who
        clock = cast.clock

    return Office


def test_enrolling_twice_is_once_and_who_withdrew_comes_back(cast, within):
    (row,) = enrolled(cast, within)
    enrolled(cast, within, cast.member, cast.lead)
    assert len(queries.attendances(within.id)) == 2
    withdraw_enrolment(by=cast.office.actor, attendance=row.id, reason="出差")
    journal_says("training.withdrawn", about=within.ref)
    (back,) = enrolled(cast, within)
    assert back.standing == "enrolled"
    with pytest.raises(BadInput):
        enrol(by=cast.office.actor, training_class=within.id, persons=[])
    with pytest.raises(NotKnown):
        enrol(by=cast.lead.actor, training_class=_class_of_nobody(cast, within), persons=[cast.lead.person])


def _class_of_nobody(cast, within):
    return training.opened(cast, within.batch_id).id


def test_signing_in_is_for_who_is_enrolled_on_a_day_of_the_class(cast, within):
    enrolled(cast, within)
    sign_in(by=cast.office.actor, training_class=within.id, persons=[cast.member.person], on=within.begins)
    sign_in(by=cast.office.actor, training_class=within.id, persons=[cast.member.person], on=within.begins)
    assert [s.on for s in queries.attendances(within.id)[0].sign_ins.all()] == [within.begins]
    with pytest.raises(BadInput):
        sign_in(by=cast.office.actor, training_class=within.id, persons=[cast.lead.person], on=within.begins)
    outside = within.ends + timedelta(days=1)
    with pytest.raises(BadInput):
        sign_in(by=cast.office.actor, training_class=within.id, persons=[cast.member.person], on=outside)
    with pytest.raises(NotAllowed):
        sign_in(
            by=cast.member.actor, training_class=within.id, persons=[cast.member.person], on=within.begins
        )


def test_a_pass_counts_for_the_batch(cast, within):
    (row,) = enrolled(cast, within)
    assert not queries.passed(cast.member.person, within.batch_id)
    record_result(by=cast.office.actor, attendance=row.id, passed=True, mark=88)
    assert queries.passed(cast.member.person, within.batch_id)
    assert journal_says("training.result_recorded", about=row.ref).facts["mark"] == 88


def test_a_resit_keeps_the_first_sitting(cast, within):
    (row,) = enrolled(cast, within)
    record_result(by=cast.office.actor, attendance=row.id, passed=False, mark=52)
    record_result(by=cast.office.actor, attendance=row.id, passed=True, mark=71)
    (after,) = queries.attendances(within.id)
    assert [(s.passed, s.mark) for s in after.sittings.all()] == [(False, 52), (True, 71)]
    assert after.standing == "passed"


def test_turning_a_pass_back_needs_a_reason(cast, within):
    (row,) = enrolled(cast, within)
    record_result(by=cast.office.actor, attendance=row.id, passed=True, mark=88)
    with pytest.raises(BadInput) as refused:
        record_result(by=cast.office.actor, attendance=row.id, passed=False, mark=38)
    assert refused.value.code == "result.reason_missing"
    record_result(by=cast.office.actor, attendance=row.id, passed=False, mark=38, reason="登错人")
    assert not queries.passed(cast.member.person, within.batch_id)


def test_wrong_person_wrong_state_stale(cast, within):
    (row,) = enrolled(cast, within)
    with pytest.raises(NotAllowed):
        record_result(by=cast.member.actor, attendance=row.id, passed=True)
    with pytest.raises(NotKnown):
        record_result(by=cast.lead.actor, attendance=row.id, passed=True)
    with pytest.raises(Stale):
        record_result(by=cast.office.actor, attendance=row.id, passed=True, mark=80, seen=99)
    withdraw_enrolment(by=cast.office.actor, attendance=row.id)
    with pytest.raises(WrongState):
        record_result(by=cast.office.actor, attendance=row.id, passed=True, mark=80)


def test_a_table_of_results_is_taken_whole_or_not_at_all(cast, within):
    one, two = enrolled(cast, within, cast.member, cast.lead)
    rows = [ResultRow(one.id, True, 88), ResultRow(two.id, True, 40)]
    with pytest.raises(BadInput) as refused:
        record_results(by=cast.office.actor, training_class=within.id, rows=rows)
    assert [p.where for p in refused.value.problems] == [f"{two.id}.mark"]
    assert {a.standing for a in queries.attendances(within.id)} == {"enrolled"}
    rows[1] = ResultRow(two.id, False, 40)
    record_results(by=cast.office.actor, training_class=within.id, rows=rows)
    assert [a.standing for a in queries.attendances(within.id)] == ["passed", "not_passed"]


def test_the_table_on_the_page_keeps_what_was_typed(cast, within):
    one, two = enrolled(cast, within, cast.member, cast.lead)
    typed = {
        "on": "2024-03-04",
        f"{one.id}.result": "passed",
        f"{one.id}.mark": "88",
        f"{one.id}.seen": "1",
        f"{two.id}.result": "passed",
        f"{two.id}.mark": "40",
        f"{two.id}.seen": "1",
    }
    answer = cast.office.client.post(f"/classes/{within.id}/results", typed)
    assert answer.status_code == 422
    assert 'value="88"' in answer.content.decode()
    assert "分数与合格与否对不上" in answer.content.decode()
    typed[f"{two.id}.result"] = "not_passed"
    assert cast.office.client.post(f"/classes/{within.id}/results", typed).status_code == 302


def test_everybody_sees_their_own_line_only(cast, within):
    rows = enrolled(cast, within, cast.member, cast.lead)
    for who in cast.everyone:
        actor = who.actor
        seen = set(queries.visible_to(actor).values_list("id", flat=True))
        for row in rows:
            assert (row.id in seen) == policies.can_view_attendance(actor, row)
    page = cast.member.client.get(f"/classes/{within.id}").content.decode()
    assert "马骏" in page
    assert "韩立群" not in page
    assert cast.second_member.client.get(f"/classes/{within.id}").status_code == 404
    assert "巡前培训班" in cast.member.client.get("/training/mine").content.decode()
