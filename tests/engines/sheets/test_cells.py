from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuncha.engines.sheets.cells import as_day, as_flag, as_text, is_error


@pytest.mark.parametrize(
    "written",
    [
        "2022-02-28",
        "2022年2月28日",
        "2022年02月28日",
        "2022/2/28",
        "2022.2.28",
        "20220228",
        "２０２２－２－２８",
        " 2022-02-28 ",
        "2022-02-28 00:00:00",
        "44620",
        44620,
        44620.0,
        44620.75,
        date(2022, 2, 28),
        datetime(2022, 2, 28, 9, 30),
    ],
)
def test_a_day_in_every_way_people_write_it(written):
    assert as_day(written) == date(2022, 2, 28)


@pytest.mark.parametrize("written", ["2022年2月", "2022-2", "2022.02"])
def test_a_month_is_its_first_day(written):
    assert as_day(written) == date(2022, 2, 1)


@pytest.mark.parametrize("written", ["2022-02-30", "2021年2月29日", "20221301", "2022-13-01"])
def test_a_day_that_does_not_exist_is_said_to_not_exist(written):
    assert as_day(written) == "no_such_day"


@pytest.mark.parametrize(
    "written", ["昨天", "2022", "1", "99999999999", "28/2/2022", "", "2022-02-28 与 2022-03-01"]
)
def test_what_is_no_day_is_never_guessed(written):
    assert as_day(written) in {"not_a_day", "no_such_day"}


@given(st.dates(date(1910, 1, 1), date(2099, 12, 31)))
def test_every_day_reads_back(day):
    serial = (day - date(1899, 12, 30)).days
    for written in (
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y/%m/%d}",
        serial,
        str(serial),
    ):
        assert as_day(written) == day


@given(st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.none()))
def test_no_cell_breaks_the_reading(cell):
    assert isinstance(as_text(cell), str)
    assert isinstance(as_day(cell), date | str)
    assert as_flag(cell) in (True, False, "not_a_flag")
    assert is_error(cell) in (True, False)


def test_numbers_read_as_people_see_them():
    assert as_text(12.0) == "12"
    assert as_text(1.5) == "1.5"
    assert as_text("Ｂ－０００１") == "B-0001"
    assert as_text("甲、乙（丙）") == "甲、乙（丙）"
