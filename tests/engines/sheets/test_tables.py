import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from xuncha.engines.sheets.faults import FILE_CODES, TABLE_CODES, Unreadable, letter
from xuncha.engines.sheets.reading import Merged, Sheet, read_book
from xuncha.engines.sheets.tables import Column, Sort, read_table
from xuncha.engines.sheets.writing import safe_text, write_marked, write_template

COLUMNS = (
    Column("name", "名称", ("单位名称",), required=True, longest=5),
    Column("kind", "类别", sort=Sort.CHOICE, choices={"部门": "d", "局": "d", "村": "v"}),
    Column("on", "日期", sort=Sort.DAY),
    Column("yes", "是否", sort=Sort.FLAG),
)


def table(*rows, merged=()):
    return read_table(Sheet("表", [list(r) for r in rows], tuple(merged)), COLUMNS)


def faults(read):
    return [(f.row, f.column, f.code) for f in read.faults]


def test_a_head_further_down_under_a_title_is_found():
    read = table(
        ["清源县"], [], ["序号", "名称（全称）", "* 类别", "日期"], [1, "甲局", "部门", "2022-01-01"]
    )
    assert (read.head_row, read.letters["name"]) == (3, "B")
    assert read.rows[0].text("name") == "甲局"
    assert read.rows[0].number == 4


def test_a_head_of_two_lines_with_merged_cells_is_read_as_one():
    merged = [Merged(0, 0, 1, 0), Merged(0, 1, 0, 2)]
    read = table(["名称", "情况", ""], ["", "类别", "日期"], ["甲局", "村", "2022-01-01"], merged=merged)
    assert read.letters == {"name": "A", "kind": "B", "on": "C"}
    assert read.rows[0].values["kind"] == "v"


def test_what_is_wrong_is_named_by_row_column_and_code():
    read = table(
        ["名称", "类别", "日期", "是否"],
        ["", "部门", "", ""],
        ["甲局甲局甲局", "县", "2022-02-30", "也许"],
        ["#REF!", "", "", ""],
    )
    assert faults(read) == [
        (2, "A", "cell_empty"),
        (3, "A", "cell_long"),
        (3, "B", "not_a_choice"),
        (3, "C", "no_such_day"),
        (3, "D", "not_a_flag"),
        (4, "A", "error_value"),
    ]
    assert {f.code for f in read.faults} <= set(TABLE_CODES)


def test_empty_rows_between_are_passed_over_and_numbers_stay_true():
    read = table(["名称", "类别"], ["甲局", "部门"], ["", ""], ["乙村", "村"])
    assert [r.number for r in read.rows] == [2, 4]


def test_the_second_of_two_like_columns_is_named():
    assert faults(table(["名称", "类别", "单位名称"], ["甲", "村", "乙"])) == [(1, "C", "column_twice")]


def test_without_a_head_nothing_is_read():
    assert faults(table(["甲局", "部门"], ["乙村", "村"])) == [(0, "", "no_head")]


@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.text(max_size=8), st.floats(allow_nan=False)), max_size=6),
        max_size=8,
    )
)
def test_no_sheet_breaks_the_reading(rows):
    read = read_table(Sheet("表", rows), COLUMNS)
    assert all(r.number >= 1 for r in read.rows)


@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.xlsx", "a.xls", "a"]))
def test_no_bytes_break_the_reading(data, name):
    try:
        read_book(data, name)
    except Unreadable as wrong:
        assert wrong.code in FILE_CODES


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_lettered_as_in_a_spreadsheet(column, name):
    assert letter(column) == name


def test_a_bomb_in_a_workbook_is_not_unpacked():
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (401 * 1024 * 1024))
    with pytest.raises(Unreadable) as refused:
        read_book(out.getvalue(), "a.xlsx")
    assert refused.value.code == "too_large"


def test_the_template_offers_one_word_for_each_choice():
    book = load_workbook(io.BytesIO(write_template("表", COLUMNS, ["说明一"], [("甲局", "部门")])))
    page = book.worksheets[0]
    assert [c.value for c in page[1]] == ["名称", "类别", "日期", "是否"]
    assert {rule.formula1 for rule in page.data_validations.dataValidation} == {'"部门,村"', '"是,否"'}


def test_a_marked_file_says_at_the_cell_and_at_the_end_of_the_row():
    marked = write_marked(Sheet("表", [["名称"], ["=1+1"]]), {(2, 0): "太长"})
    page = load_workbook(io.BytesIO(marked)).active
    assert page["A2"].comment.text == "太长"
    assert page["B2"].value == "太长"
    assert page["A2"].data_type == "s"
    assert safe_text("=cmd") == "'=cmd"
