"""A `Record` as a Word file: talk records, working papers, lists. Every page has its place to sign and its code."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from . import measures as m
from .body import lay
from .fonts import FANG, KAI, TITLE
from .frame import code_line, page, settle, sheet
from .headline import break_title
from .manner import FORM_CLEAR_MM, FORM_FOOT_MM, FORM_TOP_MM, LANDSCAPE_FORM, PORTRAIT_FORM
from .oxml import field, line, write
from .parts import Mark, Record

LEFT_MM, RIGHT_MM = 25.0, 25.0
SIGN_LINE_PT, PAGE_LINE_PT = 26.0, 14.0
SMALL_PT = 12.0


def record_docx(record: Record, mark: Mark, prints: tuple[str, str]) -> bytes:
    """The Word file, A4 upright or lying."""
    document = sheet(record.title, prints)
    section = document.sections[0]
    manner = LANDSCAPE_FORM if record.landscape else PORTRAIT_FORM
    foot_height = (PAGE_LINE_PT + 10.0 + (SIGN_LINE_PT if record.sign_each_page else 0)) / m.MM
    page(
        section,
        top_mm=FORM_TOP_MM,
        bottom_mm=FORM_FOOT_MM + foot_height + FORM_CLEAR_MM,
        left_mm=LEFT_MM,
        right_mm=RIGHT_MM,
        foot_mm=FORM_FOOT_MM,
        landscape=record.landscape,
    )
    _foot(section, record, mark)
    _head(document, record)
    lay(document, record.blocks, manner)
    return settle(document, odd_and_even=False)


def _foot(section: Any, record: Record, mark: Mark) -> None:
    foot = section.footer
    foot.is_linked_to_previous = False
    first = foot.paragraphs[0]
    first.style = "Normal"  # the maker's own style of feet brings tab stops along
    if record.sign_each_page:
        _sign_line(first, record)
        first = foot.add_paragraph()
    line(first, height_pt=PAGE_LINE_PT, align=WD_ALIGN_PARAGRAPH.CENTER)
    for text, code in (("第", "PAGE"), ("页　共", "NUMPAGES"), ("页", "")):
        write(first, text, size_pt=m.SIZE_5, spacing_pt=0)
        if code:
            field(first, code, font=FANG, size_pt=m.SIZE_5)
    height = m.PAGE_WIDTH_MM if record.landscape else m.PAGE_HEIGHT_MM
    code_line(foot.add_paragraph(), mark, LEFT_MM, height)


def _sign_line(paragraph: Any, record: Record) -> None:
    """The labels side by side, each with its share of the width to sign in."""
    line(paragraph, height_pt=SIGN_LINE_PT, align=WD_ALIGN_PARAGRAPH.LEFT)
    width = m.PAGE_HEIGHT_MM if record.landscape else m.PAGE_WIDTH_MM
    share = (width - LEFT_MM - RIGHT_MM) * m.MM / len(record.sign_each_page)
    for number in range(1, len(record.sign_each_page)):
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(number * share))
    write(paragraph, "\t".join(record.sign_each_page), size_pt=SMALL_PT, spacing_pt=0)


def _head(document: Any, record: Record) -> None:
    if record.issuer:
        paragraph = line(document.add_paragraph(), align=WD_ALIGN_PARAGRAPH.CENTER)
        write(paragraph, record.issuer, font=KAI, size_pt=m.SIZE_4, spacing_pt=0)
    for text in break_title(record.title):
        paragraph = line(document.add_paragraph(), height_pt=m.TITLE_LINE_PT, align=WD_ALIGN_PARAGRAPH.CENTER)
        write(paragraph, text, font=TITLE, size_pt=m.SIZE_2, spacing_pt=0)
    for text, align in (
        (record.subtitle, WD_ALIGN_PARAGRAPH.CENTER),
        (record.number, WD_ALIGN_PARAGRAPH.RIGHT),
    ):
        if text:
            paragraph = line(document.add_paragraph(), height_pt=22, align=align)
            write(paragraph, text, size_pt=SMALL_PT, spacing_pt=0)
    if not record.number:
        line(document.add_paragraph(), height_pt=8)
