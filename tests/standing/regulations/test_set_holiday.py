from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.actions.set_holiday import set_holiday

pytestmark = pytest.mark.django_db


def test_a_year_counts_as_known_once_its_national_day_is_entered(cast):
    by = cast.office.actor
    start = date(2027, 9, 27)
    before = queries.due("2024", "report_after_leaving", start)
    assert not before.certain
    for day in range(1, 8):
        set_holiday(by=by, day=date(2027, 10, day), works=False, name="国庆", name_en="National Day")
    set_holiday(by=by, day=date(2027, 10, 9), works=True, name="国庆", name_en="National Day")
    after = queries.due("2024", "report_after_leaving", start)
    assert after.certain and after.day > before.day
    assert any("国庆放假" in line for line in after.lines)
    assert queries.is_working_day(date(2027, 10, 9))


def test_the_office_s_word_goes_before_the_shipped_table_and_can_be_taken_back(cast):
    by, day = cast.office.actor, date(2022, 10, 8)
    assert queries.is_working_day(day), "worked in exchange"
    set_holiday(by=by, day=day, works=False)
    assert not queries.is_working_day(day)
    assert journal_says("regulations.holiday_set").facts == {
        "day": "2022-10-08",
        "works": False,
        "name": "",
        "before": "moved",
        "before_name": "国庆",
    }
    set_holiday(by=by, day=day, works=True, name="国庆")
    assert queries.is_working_day(day)


def test_others_are_told_who_keeps_it(cast):
    for who in (cast.member, cast.leading_group, cast.system):
        with pytest.raises(NotAllowed):
            set_holiday(by=who.actor, day=date(2027, 1, 1), works=False, name="元旦")


@pytest.mark.parametrize(
    ("day", "works", "name", "code"),
    [
        (date(2027, 1, 1), False, "", "holiday.name"),
        (date(2027, 1, 2), True, " ", "holiday.name"),
        (date(1999, 1, 1), False, "元旦", "holiday.day"),
        (date(2150, 1, 1), False, "元旦", "holiday.day"),
    ],
)
def test_what_does_not_hold_is_named(cast, day, works, name, code):
    with pytest.raises(BadInput) as refused:
        set_holiday(by=cast.office.actor, day=day, works=works, name=name)
    assert [p.code for p in refused.value.problems] == [code]
