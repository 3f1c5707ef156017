import itertools
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuncha.overview.home.rules.days import two_weeks
from xuncha.overview.home.rules.phases import Drawn, Known, Span, phases, window

D = date
MONTHS = {
    "secretary_meeting_after_leaving": 30,
    "feedback_after_decision": 15,
    "concentrated_rectification": 90,
    "assessment_after_period": 30,
}


def expect(code, day):
    return day + timedelta(days=MONTHS[code])


def nothing(code, day):
    return None


def test_a_draft_is_its_planned_stay_only():
    drawn = phases(Known(D(2024, 4, 1), D(2024, 5, 31)), expect)
    assert drawn == Drawn((Span("draft", D(2024, 4, 1), D(2024, 5, 31)),))


def test_what_is_planned_is_drawn_on_by_the_rule_set():
    drawn = phases(Known(D(2024, 4, 1), D(2024, 5, 31), approved=D(2024, 3, 1)), expect)
    assert [s.kind for s in drawn.spans] == ["prep", "site", "report", "rectify"]
    assert drawn.feedback == D(2024, 7, 15)
    assert drawn.assessment == D(2024, 11, 12)


def test_what_happened_goes_before_what_was_expected():
    known = Known(D(2024, 4, 1), D(2024, 5, 31), D(2024, 3, 1), D(2024, 4, 3), D(2024, 6, 4), D(2024, 7, 1), D(2024, 10, 1))  # fmt: skip
    drawn = phases(known, expect)
    assert drawn.spans[1] == Span("site", D(2024, 4, 3), D(2024, 6, 4))
    assert (drawn.feedback, drawn.assessment) == (D(2024, 7, 1), D(2024, 10, 1))


def test_without_periods_nothing_is_guessed():
    drawn = phases(Known(D(2024, 4, 1), D(2024, 5, 31), approved=D(2024, 3, 1)), nothing)
    assert [s.kind for s in drawn.spans] == ["prep", "site"]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dates(D(2015, 1, 1), D(2035, 1, 1)), st.integers(0, 200), st.integers(0, 400), st.integers(-60, 500)
)
def test_phases_follow_each_other_without_gap(begins, stay, before, later):
    known = Known(begins, begins + timedelta(days=stay), approved=begins - timedelta(days=before))
    if later >= 0:
        known = Known(begins, known.ends, known.approved, left=begins + timedelta(days=later))
    spans = phases(known, expect).spans
    assert all(s.begins <= s.ends for s in spans)
    assert all(a.ends == b.begins for a, b in itertools.pairwise(spans))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dates(D(2015, 1, 1), D(2035, 1, 1)), st.dates(D(2015, 1, 1), D(2035, 1, 1)))
def test_the_window_holds_everything_and_today_where_it_is_near(begins, today):
    drawn = phases(Known(begins, begins + timedelta(days=60), approved=begins), expect)
    first, last = window([drawn], today)
    assert first <= begins
    assert last >= drawn.assessment
    assert first.day == last.day == 1
    if abs((today - begins).days) < 366:
        assert first <= today <= last


def test_a_window_of_nothing_is_this_month():
    assert window([], D(2024, 12, 9)) == (D(2024, 12, 1), D(2025, 1, 1))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dates(D(2015, 1, 1), D(2035, 1, 1)))
def test_two_weeks_are_ten_working_days_with_today_or_just_after_it(today):
    days = two_weeks(today)
    assert len(days) == 10
    assert all(d.weekday() < 5 for d in days)
    assert today in days or today.weekday() > 4
