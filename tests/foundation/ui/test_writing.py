from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from xuncha.foundation.ui import writing


@pytest.mark.parametrize("text", ["2022年9月20日", "2022-9-20", "2022/09/20", "2022.9.20", "20220920", " ２０２２年９月２０日 ", "2022 年 9 月 20 日", "2022-09-20"])  # fmt: skip
def test_days_as_people_write_them(text):
    assert writing.read_day(text) == date(2022, 9, 20)


@pytest.mark.parametrize(("text", "why"), [("2022-02-30", "impossible"), ("20221301", "impossible"), ("9月20日", "unreadable"), ("44824", "unreadable"), ("soon", "unreadable"), ("", "unreadable")])  # fmt: skip
def test_what_is_no_day_says_which_kind_of_wrong(text, why):
    with pytest.raises(ValueError, match=why):
        writing.read_day(text)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_written_day_is_read_back(d):
    assert writing.read_day(writing.day(d)) == d


@given(st.integers(min_value=0, max_value=10**15))
def test_a_written_sum_is_read_back(fen):
    assert writing.read_yuan(writing.yuan(fen)) == fen


@pytest.mark.parametrize("text", ["约50万", "1.234", "", "1,2,x", "-"])
def test_what_is_no_sum_is_refused(text):
    with pytest.raises(ValueError, match="unreadable"):
        writing.read_yuan(text)


def test_the_year_stands_where_it_is_another_year():
    assert writing.short_day(date(2023, 9, 18), date(2023, 9, 20)) == "9月18日"
    assert writing.short_day(date(2022, 9, 18), date(2023, 9, 20)) == "2022年9月18日"
    with override("en"):
        assert writing.short_day(date(2023, 9, 18), date(2023, 9, 20)) == "18 Sep"
        assert writing.yuan(21648050) == "CNY 216,480.50"


def test_text_is_stored_composed_trimmed_and_without_control_characters():
    assert writing.tidy("  cafe\u0301\x00\r\n尾\u0007 ") == "café\n尾"


@pytest.mark.parametrize(
    ("said", "then", "whole"),
    [
        ("太短", "写明缺什么", "太短。写明缺什么"),
        ("太短。", "写明缺什么。", "太短。写明缺什么。"),
        ("写着“无”", "改写。", "写着“无”。改写。"),
        ("Too short", "Say what is missing.", "Too short. Say what is missing."),
        ("只有这一句", "", "只有这一句"),
    ],
)
def test_two_sentences_stand_as_their_script_has_it(said, then, whole):
    assert writing.sentences(said, then) == whole
