from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.followup.rectification.rules.assessing import needs_visit_first
from xuncha.followup.rectification.rules.checking import (
    Checked,
    counts_as_done,
    is_another_person,
    state_of_step,
    state_on,
)
from xuncha.followup.rectification.rules.continuing import Stretch, next_stretch
from xuncha.followup.rectification.rules.plan import PlannedMeasure, lacks, only_a_meeting
from xuncha.followup.rectification.rules.states import (
    ANSWERS,
    ITEM_TRANSITIONS,
    LEDGER_TRANSITIONS,
    SETTLED,
    ExtensionState,
    ItemState,
    LedgerState,
    ReportState,
    extension_may,
    item_may,
    ledger_may,
    report_may,
)

One, List = ItemState, LedgerState
ITEM_ARROWS = {
    (One.NOT_BEGUN, One.UNDER_WAY),
    (One.UNDER_WAY, One.SUBMITTED),
    *(
        (One.SUBMITTED, answer)
        for answer in (One.DONE, One.STAGE_DONE, One.CONTINUING, One.NOT_DONE, One.RETURNED)
    ),
    (One.RETURNED, One.UNDER_WAY),
    (One.RETURNED, One.SUBMITTED),
    (One.STAGE_DONE, One.SUBMITTED),
    (One.CONTINUING, One.SUBMITTED),
    (One.NOT_DONE, One.UNDER_WAY),
    (One.NOT_DONE, One.SUBMITTED),
}
LEDGER_ARROWS = {
    (List.OPEN, List.SUBMITTED),
    (List.SUBMITTED, List.ACCEPTED),
    (List.SUBMITTED, List.RETURNED),
    (List.RETURNED, List.SUBMITTED),
}


@pytest.mark.parametrize("now", One)
@pytest.mark.parametrize("then", One)
def test_every_pair_of_item_states(now, then):
    assert item_may(now, then) == ((now, then) in ITEM_ARROWS)


@pytest.mark.parametrize("now", List)
@pytest.mark.parametrize("then", List)
def test_every_pair_of_ledger_states(now, then):
    assert ledger_may(now, then) == ((now, then) in LEDGER_ARROWS)


def test_the_tables_name_every_state():
    assert set(ITEM_TRANSITIONS) == set(One)
    assert set(LEDGER_TRANSITIONS) == set(List)
    assert SETTLED < ANSWERS


DAY = date(2023, 3, 1)


def measure(**changes) -> PlannedMeasure:
    kept = {
        "text": "逐笔核对退回",
        "leader": "周副局长",
        "standard": "到账",
        "due_on": DAY,
        "long_term": False,
        **changes,
    }
    return PlannedMeasure(**kept)


@pytest.mark.parametrize(
    ("measures", "code"),
    [
        ([], "plan.no_measure"),
        ([measure(leader=" ")], "plan.no_leader"),
        ([measure(standard="")], "plan.no_standard"),
        ([measure(due_on=None)], "plan.no_date"),
    ],
)
def test_a_plan_that_lacks_something_is_held(measures, code):
    found = lacks([(3, measures)], DAY)
    assert [(lack.order, lack.code, lack.blocks) for lack in found] == [(3, code, True)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"due_on": DAY + timedelta(days=1)}, "plan.date_after_period"),
        ({"text": "召开会议研究"}, "plan.only_a_meeting"),
    ],
)
def test_what_is_for_people_to_judge_does_not_hold_the_plan(changes, code):
    found = lacks([(1, [measure(**changes)])], DAY)
    assert [(lack.code, lack.blocks) for lack in found] == [(code, False)]


def test_a_long_term_measure_needs_no_date():
    assert lacks([(1, [measure(due_on=None, long_term=True)])], DAY) == []


def test_a_meeting_that_is_part_of_a_deed_is_a_deed():
    assert only_a_meeting("召开会议。")
    assert not only_a_meeting("召开会议，逐笔核对三年以上往来款，列出收回日期并由分管领导签字")


CHECKS = st.lists(
    st.builds(
        Checked,
        on=st.dates(date(2023, 1, 1), date(2023, 12, 31)),
        recorded=st.floats(0, 1e9),
        outcome=st.sampled_from(sorted(ANSWERS)),
    ),
    max_size=8,
    unique_by=lambda c: (c.on, c.recorded),
)


@given(CHECKS, st.dates(date(2023, 1, 1), date(2023, 12, 31)))
def test_the_last_settling_check_up_to_the_day_counts(checks, day):
    latest = None
    for check in sorted(checks, key=lambda c: (c.on, c.recorded)):
        if check.on <= day and check.outcome in SETTLED:
            latest = check.outcome
    assert state_on(checks, day) == latest


def test_a_return_leaves_what_was_settled_before():
    checks = [Checked(DAY, 1, One.STAGE_DONE), Checked(DAY, 2, One.RETURNED)]
    assert state_on(checks, DAY) == One.STAGE_DONE


def test_the_office_chooses_what_counts_as_done():
    assert counts_as_done(One.STAGE_DONE, ["done", "stage_done"])
    assert not counts_as_done(One.STAGE_DONE, ["done"])
    assert not counts_as_done(None, ["done"])


def test_nobody_checks_their_own_work():
    assert is_another_person("P-0002", {"P-0001"})
    assert not is_another_person("P-0001", {"P-0001"})


@pytest.mark.parametrize("now", ExtensionState)
@pytest.mark.parametrize("then", ExtensionState)
def test_an_extension_is_decided_once(now, then):
    assert extension_may(now, then) == (now == "asked" and then in ("granted", "refused", "withdrawn"))


@pytest.mark.parametrize("now", ReportState)
@pytest.mark.parametrize("then", ReportState)
def test_a_report_is_answered_once(now, then):
    assert report_may(now, then) == (now == "handed_in" and then in ("received", "returned"))


def test_a_step_follows_its_item_unless_checked_by_itself():
    assert state_of_step(None, One.CONTINUING) == One.CONTINUING
    assert state_of_step(One.DONE, One.CONTINUING) == One.DONE
    assert state_of_step(None, None) is None


def test_reports_are_of_the_period_then_of_each_quarter():
    opened, due = date(2022, 2, 10), date(2022, 5, 10)
    first = next_stretch(opened, due, [])
    assert first == Stretch(opened, due)
    second = next_stretch(opened, due, [first])
    assert second == Stretch(date(2022, 5, 11), date(2022, 6, 30))
    assert next_stretch(opened, due, [first, second]) == Stretch(date(2022, 7, 1), date(2022, 9, 30))
    assert next_stretch(opened, due, [Stretch(opened, date(2022, 3, 31))]) == Stretch(date(2022, 4, 1), due)


@pytest.mark.parametrize(
    ("grade", "visits", "asked"),
    [
        (None, [], False),
        ("good", [], False),
        ("poor", [], True),
        ("average", [date(2022, 1, 1)], True),
        ("poor", [date(2022, 2, 1)], False),
    ],
)
def test_the_last_two_grades_ask_for_another_visit(grade, visits, asked):
    assert needs_visit_first(grade, date(2022, 2, 1) if grade else None, visits) == asked
