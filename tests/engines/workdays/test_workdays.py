"""Working days and deadlines against a brute-force count, and the lines that explain them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.engines.workdays import shipped
from xuncha.engines.workdays.calendar import LONGEST, Calendar, DayKind, SpecialDay, Unit
from xuncha.engines.workdays.wording import lines

CHINA = Calendar(shipped.special_days(), shipped.years())
ONE = timedelta(days=1)
days = st.dates(date(2004, 1, 1), date(2026, 6, 30))
specials = st.dictionaries(days, st.booleans(), max_size=60)


def made(chosen: dict[date, bool]) -> Calendar:
    return Calendar([SpecialDay(d, "节", works, "Feast") for d, works in chosen.items()], range(2004, 2027))


@given(days, st.integers(0, 120), specials, st.booleans())
def test_working_days_added_are_those_counted_one_by_one(start, amount, chosen, backwards):
    calendar = made(chosen)
    found = calendar.add(start, amount, Unit.WORKING_DAYS, backwards=backwards)
    low, high = (found.plain_end, start - ONE) if backwards else (start + ONE, found.plain_end)
    assert sum(calendar.works(low + ONE * n) for n in range((high - low).days + 1)) == amount
    if amount:
        assert found.day == found.plain_end
        assert calendar.works(found.day)


@given(days, st.integers(0, 400), specials)
def test_a_last_day_that_is_not_worked_moves_to_the_next_that_is(start, amount, chosen):
    calendar = made(chosen)
    found = calendar.add(start, amount, Unit.DAYS)
    assert found.plain_end == start + ONE * amount
    assert calendar.works(found.day)
    assert not any(
        calendar.works(found.plain_end + ONE * n) for n in range((found.day - found.plain_end).days)
    )
    assert [p.day for p in found.rolled] == [
        found.plain_end + ONE * n for n in range((found.day - found.plain_end).days)
    ]


@given(days, st.integers(0, 60))
def test_months_end_on_the_corresponding_day_or_the_last_of_a_shorter_month(start, months):
    end = CHINA.add(start, months, Unit.MONTHS).plain_end
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + ONE).day == 1)


@given(days, st.integers(0, 200), st.sampled_from(list(Unit)), st.booleans())
def test_more_time_never_ends_earlier(start, amount, unit, backwards):
    one = CHINA.add(start, amount, unit, backwards=backwards).day
    more = CHINA.add(start, amount + 1, unit, backwards=backwards).day
    assert more <= one if backwards else more >= one


@given(days, st.integers(0, 90), st.sampled_from(list(Unit)), st.booleans())
def test_every_day_left_out_or_moved_is_named_in_both_languages(start, amount, unit, backwards):
    found = CHINA.add(start, amount, unit, backwards=backwards)
    zh, en = lines(found, "zh-hans"), lines(found, "en")
    assert len(zh) == len(en)
    assert f"{found.day.year}年{found.day.month}月{found.day.day}日" in zh[-1 - len(found.unknown_years)]
    assert str(found.day.year) in en[-1 - len(found.unknown_years)]
    for one in (p for p in found.passed if p.kind is DayKind.HOLIDAY):
        assert any(one.name in line for line in zh)


@given(days, days)
def test_days_worked_between_are_counted_with_both_ends(first, last):
    brute = sum(CHINA.works(first + ONE * n) for n in range(max(0, (last - first).days + 1)))
    assert CHINA.working_days(first, last) == brute


def test_the_national_holiday_of_2022_with_the_days_worked_for_it():
    found = CHINA.add(date(2022, 9, 20), 15, Unit.WORKING_DAYS)
    assert found.day == date(2022, 10, 14)
    assert lines(found, "zh-hans") == (
        "起算：2022年9月20日（周二），当日不算。",
        "往后数 15 个工作日。",
        "不算：9月24日、9月25日（周末）。",
        "不算：10月1日至10月7日（国庆放假，7 日）。",
        "要算：2022年10月8日（周六），国庆调休上班。",
        "要算：2022年10月9日（周日），国庆调休上班。",
        "数到：2022年10月14日（周五）。",
    )


def test_the_shipped_table_agrees_with_the_library_it_comes_from():
    import chinese_calendar

    day = date(2004, 1, 1)
    while day <= date(2026, 12, 31):
        assert CHINA.works(day) == chinese_calendar.is_workday(day), day
        day += ONE


def test_notice_counted_backwards_moves_to_the_day_worked_before():
    found = CHINA.add(date(2023, 10, 11), 10, Unit.DAYS, backwards=True)
    assert (found.plain_end, found.day) == (date(2023, 10, 1), date(2023, 9, 28))


def test_a_year_without_a_table_is_counted_by_weekends_and_says_so():
    found = CHINA.add(date(2026, 12, 20), 10, Unit.WORKING_DAYS)
    assert found.unknown_years == (2027,)
    assert "2027" in lines(found, "zh")[-1]
    assert "2027" in lines(found, "en")[-1]
    assert CHINA.add(date(2026, 3, 2), 10, Unit.WORKING_DAYS).unknown_years == ()


@pytest.mark.parametrize("amount", [-1, LONGEST + 1])
def test_an_absurd_period_is_refused(amount):
    with pytest.raises(ValueError, match="period"):
        CHINA.add(date(2022, 1, 1), amount, Unit.DAYS)


def test_a_period_beyond_the_calendar_is_refused():
    with pytest.raises(OverflowError):
        CHINA.add(date(9999, 12, 1), 2, Unit.MONTHS)


@pytest.mark.parametrize("unit", list(Unit))
def test_a_calendar_in_which_nobody_ever_works_again_ends_in_a_refusal_not_for_ever(unit):
    idle = Calendar([SpecialDay(date(9999, 12, d), "节", False) for d in range(1, 32)])
    with pytest.raises(OverflowError):
        idle.add(date(9999, 12, 1), 1, unit)
