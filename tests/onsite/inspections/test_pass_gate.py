from datetime import date

import pytest

from tests.factories import inspections as factory
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.onsite.inspections.models import Inspection, StagePassage
from xuncha.onsite.inspections.rules.states import ORDER, TRANSITIONS, Stage, may_move, next_stage

WAIVED = {"exception": "主汛期，先行离场", "approver": "领导小组组长"}


def test_a_gate_whose_conditions_hold_is_passed_and_the_journal_says_so(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    passed = pass_gate(by=cast.lead.actor, inspection=inspection.id)
    assert passed.stage == Stage.LEFT
    said = journal_says("inspections.gate_passed", about=inspection.ref, by=cast.lead.actor)
    assert said.facts["stage"] == "left"
    assert said.rule_set == inspection.rule_set


def test_a_gate_that_lacks_something_says_every_missing_condition_with_its_clause(cast):
    inspection = factory.opened(cast)
    factory.forward(cast, inspection)
    with pytest.raises(WrongState) as refused:
        pass_gate(by=cast.lead.actor, inspection=inspection.id)
    assert refused.value.code == "gate.shut"
    assert [(p.code, p.where) for p in refused.value.problems] == [("entry.held", "现场-01")]
    assert Inspection.objects.get().stage == Stage.ENTERED


def test_open_points_keep_the_team_on_site(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    factory.noted(cast, inspection)
    with pytest.raises(WrongState) as refused:
        pass_gate(by=cast.lead.actor, inspection=inspection.id)
    assert "疑001" in str(refused.value.problems) or refused.value.problems[0].code == "points.settled"


@pytest.mark.parametrize("who", ["deputy", "member", "office", "staff"])
def test_only_the_lead_opens_the_gates_of_the_stay(cast, who):
    inspection = factory.opened(cast)
    with pytest.raises(NotAllowed):
        pass_gate(by=getattr(cast, who).actor, inspection=inspection.id, **WAIVED)


@pytest.mark.parametrize("who", ["stranger", "body_liaison", "system", "audit", "secretary"])
def test_who_does_not_know_the_inspection_learns_nothing(cast, who):
    inspection = factory.opened(cast)
    with pytest.raises(NotKnown):
        pass_gate(by=getattr(cast, who).actor, inspection=inspection.id, **WAIVED)


def test_from_the_decision_on_the_office_opens_the_gates(cast):
    inspection = factory.at(cast, Stage.REPORTING)
    with pytest.raises(NotAllowed):
        pass_gate(by=cast.lead.actor, inspection=inspection.id, **WAIVED)
    assert pass_gate(by=cast.staff.actor, inspection=inspection.id, **WAIVED).stage == Stage.DECIDED


def test_an_exception_needs_an_approver_and_shows_for_ever(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    factory.noted(cast, inspection)
    with pytest.raises(BadInput):
        pass_gate(by=cast.lead.actor, inspection=inspection.id, exception="主汛期")
    pass_gate(by=cast.lead.actor, inspection=inspection.id, **WAIVED)
    passage = StagePassage.objects.get(stage=Stage.LEFT)
    assert passage.exception_reason == WAIVED["exception"]
    assert passage.exception_approver == WAIVED["approver"]
    assert [w["code"] for w in passage.waived] == ["points.settled"]
    assert journal_says("inspections.gate_passed", about=inspection.ref).facts["waived"] == ["points.settled"]


def test_an_exception_nobody_needed_is_not_recorded(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    pass_gate(by=cast.lead.actor, inspection=inspection.id, **WAIVED)
    assert StagePassage.objects.get(stage=Stage.LEFT).exception_reason == ""


def test_lateness_is_recorded_with_its_reason_and_never_refused(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    cast.clock.move_to(date(2024, 6, 3))
    with pytest.raises(BadInput) as refused:
        pass_gate(by=cast.lead.actor, inspection=inspection.id)
    assert refused.value.code == "gate.late_needs_reason"
    pass_gate(by=cast.lead.actor, inspection=inspection.id, late_reason="等待审计结论")
    passage = StagePassage.objects.get(stage=Stage.LEFT)
    assert passage.late_reason == "等待审计结论"
    assert passage.due_on == date(2024, 5, 6)  # the 60th day is in the May holiday


def test_a_reason_for_lateness_is_dropped_where_nothing_is_late(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    pass_gate(by=cast.lead.actor, inspection=inspection.id, late_reason="按公布")
    assert StagePassage.objects.get(stage=Stage.LEFT).late_reason == ""


def test_a_day_to_come_or_before_the_last_stage_is_refused(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    for day in (date(2024, 3, 5), date(2024, 3, 1)):
        with pytest.raises(BadInput):
            pass_gate(by=cast.lead.actor, inspection=inspection.id, on=day)


def test_the_second_click_is_told_that_the_page_is_old(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    seen = inspection.version
    pass_gate(by=cast.lead.actor, inspection=inspection.id, seen=seen)
    with pytest.raises(Stale):
        pass_gate(by=cast.lead.actor, inspection=inspection.id, seen=seen)


def test_the_last_stage_has_no_gate(cast):
    inspection = factory.at(cast, Stage.FILED)
    with pytest.raises(NotAllowed):
        pass_gate(by=cast.office.actor, inspection=inspection.id, **WAIVED)
    assert queries.gate(inspection, cast.office.actor) == []


@pytest.mark.parametrize("current", ORDER)
@pytest.mark.parametrize("wanted", ORDER)
def test_every_step_of_the_stage_table(current, wanted):
    assert may_move(current, wanted) is (ORDER.index(wanted) == ORDER.index(current) + 1)
    assert TRANSITIONS[current] == ({next_stage(current)} if next_stage(current) else set())


def test_a_refused_passage_says_nothing_in_the_journal(cast):
    inspection = factory.opened(cast)
    with pytest.raises(NotAllowed):
        pass_gate(by=cast.member.actor, inspection=inspection.id)
    journal_is_silent_about("inspections.gate_passed", about=inspection.ref)
