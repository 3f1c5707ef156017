from datetime import date
from uuid import uuid4

import pytest

from xuncha.followup.archives.rules.listing import Thing, in_order, name_in_folder, pages_of


def thing(group, number="", on=None, pages=None):
    return Thing(group, "x.y", uuid4(), number, "t", pages, on)


def test_the_order_of_the_work_then_day_then_number():
    late, early = thing("evidence", "2", date(2022, 2, 1)), thing("evidence", "3", date(2022, 1, 1))
    undated, talk = thing("evidence", "1"), thing("site", "9", date(2023, 1, 1))
    assert in_order([undated, late, early, talk]) == [talk, early, late, undated]


@pytest.mark.parametrize(
    ("number", "title", "file", "more", "name"),
    [
        ("证0007", "验收意见表", "scan.PDF", 0, "007 证0007 验收意见表.PDF"),
        ("", "a/b:c", "x", 0, "007 a_b_c"),
        ("公1", "决定", "签署.pdf", 1, "007 公1 决定（2）.pdf"),
        ("", "../..", "x.pdf", 0, "007 _.pdf"),
    ],
)
def test_names_a_disk_takes(number, title, file, more, name):
    assert name_in_folder(7, number, title, file, more) == name


def test_known_pages_are_added():
    assert pages_of([thing("site", pages=3), thing("site"), thing("papers", pages=2)]) == 5
