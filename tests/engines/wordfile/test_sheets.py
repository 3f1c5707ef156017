import pytest

from tests.engines.wordfile import papers
from tests.engines.wordfile.measured import pages
from xuncha.engines.wordfile import convert
from xuncha.engines.wordfile.sheets import NEVER_FIRST, NEVER_LAST, sheets, split
from xuncha.engines.wordfile.word import to_docx


def test_lines_hold_28_characters_and_never_begin_with_a_stop():
    lines = split("国" * 27 + "，" + "民" * 27 + "。以后", 28, 26)
    assert [len(line) for line in lines] == [26, 28, 4]
    text = "甲乙丙丁，" * 40 + "（戊己）" * 30
    lines = split(text, 28)
    assert "".join(lines) == text
    assert not any(line[0] in NEVER_FIRST or line[-1] in NEVER_LAST for line in lines)


def test_latin_letters_and_digits_are_half_as_wide():
    assert [len(line) for line in split("1" * 56 + "一", 28)] == [56, 1]


def test_nothing_of_a_paper_is_lost_on_its_sheets():
    for make in papers.ALL:
        paper = make()
        shown = "".join(
            piece.lead + piece.text + "".join(cell.text for row in piece.rows for cell in row)
            for sheet in sheets(paper)
            for piece in sheet.pieces
        )
        for block in paper.blocks:
            assert getattr(block, "text", "") in shown


def test_a_long_lists_head_stands_on_every_sheet():
    found = sheets(papers.rectification(30))
    assert len(found) > 2
    for sheet in found:
        for piece in sheet.pieces:
            if piece.kind == "table":
                assert piece.rows[0][0].head


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(convert.office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("make", [papers.notice, papers.interview, papers.rectification])
def test_the_screen_shows_about_as_many_pages_as_are_printed(make):
    printed = len(pages(convert.to_pdf(to_docx(make()))))
    assert abs(len(sheets(make())) - printed) <= 1
