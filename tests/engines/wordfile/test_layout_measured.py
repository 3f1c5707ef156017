"""What LibreOffice makes of a paper, read back from the PDF and held against GB/T 9704-2012."""

import io
import itertools
from dataclasses import replace

import pypdf
import pytest

from tests.engines.wordfile import papers
from tests.engines.wordfile.measured import MM, Page, pages
from xuncha.engines.wordfile import Imprint, Letter, Mark, Paragraph, Table, codes, convert, measures
from xuncha.engines.wordfile.word import to_docx

pytestmark = [
    pytest.mark.office,
    pytest.mark.slow,
    pytest.mark.skipif(convert.office() is None, reason="LibreOffice is not installed"),
]

CLOSE = 0.5
"""Millimetres."""

LINE = measures.LINE_PT / MM
CHARACTER = measures.ADVANCE_PT / MM
TYPE_LEFT, TYPE_RIGHT = 28.0, 184.0
TYPE_TOP, TYPE_BOTTOM = 37.0, 262.0
MIDDLE = (TYPE_LEFT + TYPE_RIGHT) / 2
ON_LINE = 0.8  # of its height, where a line's baseline is


def close(value: float):
    return pytest.approx(value, abs=CLOSE)


@pytest.fixture(scope="module")
def notice() -> list[Page]:
    return pages(convert.to_pdf(to_docx(papers.notice(), Mark("7K3M9QF2WX", 1))))


def body(page: Page) -> list:
    return [line for line in page.lines if TYPE_TOP < line.baseline < TYPE_BOTTOM]


def test_a_full_page_has_22_lines_of_28_characters(notice):
    full = [line for line in body(notice[1]) if set(line.text) == {"国"}]
    assert len(full) == len(body(notice[1])) == 22
    assert {len(line.text) for line in full} == {28}
    assert all(line.glyphs[0].origin == close(TYPE_LEFT) and line.right < TYPE_RIGHT for line in full)


def test_the_lines_fill_the_type_area_evenly(notice):
    lines = body(notice[1])
    steps = [b.baseline - a.baseline for a, b in itertools.pairwise(lines)]
    assert steps == [pytest.approx(LINE, abs=0.05)] * 21
    assert lines[0].baseline == close(TYPE_TOP + ON_LINE * LINE)
    assert lines[-1].bottom < TYPE_BOTTOM


def test_the_mark_stands_35_mm_below_the_type_areas_edge_and_within_its_width(notice):
    mark = notice[0].line("领导小组办公室")
    assert mark.top == close(TYPE_TOP + 35)
    assert mark.centre == close(MIDDLE)
    assert mark.left > TYPE_LEFT and mark.right < TYPE_RIGHT


def test_the_number_stands_two_blank_lines_below_the_mark_centred(notice):
    mark, number = notice[0].line("领导小组办公室"), notice[0].line("清委巡办〔2023〕18号")
    assert number.baseline == close(mark.bottom + (2 + ON_LINE) * LINE)
    assert number.centre == close(MIDDLE)


def test_the_red_rule_lies_4_mm_below_the_number_as_wide_as_the_type_area(notice):
    number, rule = notice[0].line("清委巡办〔2023〕18号"), notice[0].rules[0]
    assert rule.y == close(number.glyphs[0].bottom + 4)
    assert (rule.left, rule.right) == (close(TYPE_LEFT), close(TYPE_RIGHT))


def test_the_title_begins_two_blank_lines_below_the_rule_centred_and_broken_by_sense(notice):
    rule, first = notice[0].rules[0], notice[0].line("关于对县供销合作社党组")
    assert first.text == "关于对县供销合作社党组"
    assert first.baseline == close(rule.y + 2 * LINE + ON_LINE * measures.TITLE_LINE_PT / MM)
    assert (first.centre, notice[0].line("开展常规巡察的通知").centre) == (close(MIDDLE), close(MIDDLE))


def test_the_recipient_stands_flush_left_one_blank_line_below_the_title(notice):
    title, to = notice[0].line("开展常规巡察的通知"), notice[0].line("县供销合作社党组：")
    assert to.glyphs[0].origin == close(TYPE_LEFT)
    lower = title.baseline + (1 - ON_LINE) * measures.TITLE_LINE_PT / MM
    assert to.baseline == close(lower + (1 + ON_LINE) * LINE)


def test_the_date_ends_four_characters_from_the_right_with_the_issuer_centred_above(notice):
    page = next(page for page in notice if any(line.text == "2023年9月22日" for line in page.lines))
    date, signer = page.line("2023年9月22日"), page.line("县委巡察办")
    end = date.glyphs[-1].origin + CHARACTER
    assert end == close(TYPE_RIGHT - 4 * CHARACTER)
    assert date.baseline == close(signer.baseline + LINE)
    middle = (date.glyphs[0].origin + end) / 2
    assert (signer.glyphs[0].origin + signer.glyphs[-1].origin + CHARACTER) / 2 == close(middle)


def test_page_numbers_stand_on_the_outer_side_7_mm_below_the_type_area(notice):
    for number, page in enumerate(notice, 1):
        shown = next(line for line in page.lines if line.text == f"—{number}—")
        dash = shown.glyphs[0]
        assert (dash.top + dash.bottom) / 2 == close(TYPE_BOTTOM + 7)
        one = measures.SIZE_4 / MM
        edge = shown.right if number % 2 else shown.left
        assert edge == close(TYPE_RIGHT - one if number % 2 else TYPE_LEFT + one)


def test_the_imprint_ends_on_the_last_pages_lower_edge(notice):
    rules = [rule for rule in notice[-1].rules if rule.y > 200]
    assert len(rules) == 3
    assert rules[-1].y == close(TYPE_BOTTOM)
    assert all((r.left, r.right) == (close(TYPE_LEFT), close(TYPE_RIGHT)) for r in rules)
    assert "抄送" in notice[-1].line("县纪委监委").text


@pytest.mark.parametrize("note", ["", "联系人：方圆"])
def test_an_imprint_of_one_row_comes_through_whatever_stands_before_it(note):
    imprint = Imprint("", papers.OFFICE, papers.date(2023, 9, 22))
    page = pages(convert.to_pdf(to_docx(replace(papers.feedback(), note=note, imprint=imprint))))[-1]
    assert page.line("2023年9月22日印发").text.startswith(papers.OFFICE)
    assert page.rules[-1].y == close(TYPE_BOTTOM)


def test_an_attachment_begins_a_page_with_its_title_on_the_third_line(notice):
    page = notice[-1]
    assert body(page)[0].text == "附件2"
    third = body(page)[1]
    assert third.text == "巡察公告" and third.centre == close(MIDDLE)
    assert third.baseline == close(TYPE_TOP + 2 * LINE + ON_LINE * measures.TITLE_LINE_PT / MM)


@pytest.mark.parametrize(
    "issuer",
    ["清源县委", "中共清源县委员会文件", papers.OFFICE, "中国共产党清源县委员会巡察工作领导小组办公室文件"],
)
def test_a_mark_of_any_length_keeps_its_place_on_one_line(issuer):
    page = pages(convert.to_pdf(to_docx(Letter(issuer, "通知", [Paragraph("一。")]))))[0]
    mark = page.line(issuer)
    assert mark.top == close(TYPE_TOP + 35)
    assert mark.left >= TYPE_LEFT and mark.right <= TYPE_RIGHT


@pytest.mark.parametrize("make", papers.ALL)
def test_every_printed_page_says_its_paper_version_and_page_and_is_read_back(make):
    pdf = codes.stamp(convert.to_pdf(to_docx(make(), Mark("7K3M9QF2WX", 3))), "7K3M9QF2WX", 3)
    read = pages(pdf)
    for number, page in enumerate(read, 1):
        assert any(f"7K3M9-QF2WX第3版第{number}页" in line.text.replace("　", "") for line in page.lines)
    assert [seen.code for seen in codes.read(pdf)] == [
        codes.PageCode("7K3M9QF2WX", 3, number, len(read)) for number in range(1, len(read) + 1)
    ]


def test_a_record_is_signed_on_every_page():
    for page in pages(convert.to_pdf(to_docx(papers.interview()))):
        assert "谈话对象签名：谈话人签名：日期：" in page.line("谈话对象签名").text


def test_a_long_lists_head_is_repeated_on_every_page_and_rows_stay_whole():
    paper = papers.rectification(30)
    found = pages(convert.to_pdf(to_docx(paper)))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert len(found) > 2 and found[0].width > found[0].height
    for page in found:
        rows = [line for line in page.lines if line.text.startswith(("规划没有", "1.修改", "2.报县"))]
        assert not rows or any("整改措施" in line.text for line in page.lines), table


def test_stand_ins_are_chosen_by_kind_of_letter_and_no_sign_is_missing():
    reader = pypdf.PdfReader(io.BytesIO(convert.to_pdf(to_docx(papers.notice(100)))))
    fonts = {
        str(f.get_object()["/BaseFont"])
        for page in reader.pages
        for f in page["/Resources"]["/Font"].values()
    }
    assert not any(stray in font for font in fonts for stray in ("DejaVu", "OpenSymbol", "Liberation")), fonts
