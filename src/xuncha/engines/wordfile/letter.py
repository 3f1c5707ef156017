"""A `Letter` as a Word file: document form of GB/T 9704-2012."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Pt

from . import measures as m
from .body import lay
from .fonts import FANG, HEI, KAI, TITLE
from .frame import code_line, page, page_number, settle, sheet
from .headline import break_title, fit_mark
from .imprint import imprint_at_foot
from .manner import LETTER
from .oxml import line, rule, write
from .parts import Attachment, Letter, Mark, chinese_date

LEFT, CENTER, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT

PAGE_NUMBER_LINE_PT = 16.0
FOOT_MM = 21.85
"""From the sheet's lower edge to the foot's, so that the page number's dash is 7 mm below the type area."""

MARK_LINE = 1.25
"""Height of the mark's line in its own size: the ink's upper edge is then 0.19 of the size below the line's."""
MARK_INK = 0.175

RULE_PT = 1.5


def letter_docx(letter: Letter, mark: Mark, prints: tuple[str, str]) -> bytes:
    """The Word file. Long tables, attachments and imprint follow the text; the mark at the foot says which paper it is."""
    document = sheet(letter.title, prints)
    section = document.sections[0]
    page(
        section,
        top_mm=m.TOP_MM,
        bottom_mm=m.BOTTOM_MM,
        left_mm=m.LEFT_MM,
        right_mm=m.RIGHT_MM,
        foot_mm=FOOT_MM,
        grid_pt=m.LINE_PT,
    )
    _foot(section, mark)
    _head(document, letter)
    _title(document, letter)
    if letter.recipient:
        write(line(document.add_paragraph(), align=LEFT), letter.recipient.rstrip("：") + "：")
    lay(document, letter.blocks, LETTER)
    _attachment_note(document, letter.attachments)
    _signed(document, letter)
    if letter.note:
        write(line(document.add_paragraph(), first_pt=LETTER.indent_pt), f"（{letter.note.strip('（）')}）")
    _attachments(document, letter.attachments)
    if letter.imprint:
        _keep_last(document)  # an imprint is never alone on a page
        imprint_at_foot(document, letter.imprint)
    return settle(document, odd_and_even=True)


def _foot(section: Any, mark: Mark) -> None:
    """Page numbers on the outer side, one character in; below them what tells the pages of a scan apart."""
    for foot, side in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
        foot.is_linked_to_previous = False
        foot.paragraphs[0].style = "Normal"
        paragraph = line(
            foot.paragraphs[0],
            height_pt=PAGE_NUMBER_LINE_PT,
            align=side,
            right_pt=m.SIZE_4 if side == RIGHT else 0,
            left_pt=m.SIZE_4 if side == LEFT else 0,
        )
        page_number(paragraph)
        code_line(foot.add_paragraph(), mark, m.LEFT_MM, m.PAGE_HEIGHT_MM)


def _head(document: Any, letter: Letter) -> None:
    """Copy number, secrecy and urgency, the red mark, the document number, the red rule."""
    above = [(letter.copy_number, FANG), (letter.secrecy, HEI), (letter.urgency, HEI)]
    first = document.paragraphs[0] if document.paragraphs else None
    lines = 0
    for text, font in above:
        if text:
            write(line(document.add_paragraph(), align=LEFT), text, font=font)
            lines += 1
    fitted = fit_mark(letter.issuer)
    down = m.MARK_TOP_MM * m.MM - lines * m.LINE_PT - MARK_INK * fitted.size_pt
    paragraph = first if first is not None and not lines else document.add_paragraph()
    line(paragraph, height_pt=MARK_LINE * fitted.size_pt, before_pt=down, align=CENTER)
    write(
        paragraph,
        letter.issuer,
        font=TITLE,
        size_pt=fitted.size_pt,
        spacing_pt=0,
        scale=fitted.scale_percent,
        color=m.RED,
    )
    line(document.add_paragraph(), height_pt=m.LINE_PT)
    # The mark's line ends a little below its ink; the second blank line is shorter by as much.
    line(document.add_paragraph(), height_pt=m.LINE_PT - (MARK_LINE - 1.12) * fitted.size_pt)
    _number(document, letter)


def _number(document: Any, letter: Letter) -> None:
    paragraph = line(document.add_paragraph(), align=CENTER)
    if letter.approver:  # a paper to a superior: number left, who approved it right, one character in
        line(paragraph, left_pt=m.ADVANCE_PT, right_pt=m.ADVANCE_PT, align=LEFT)
        stop = m.TYPE_WIDTH_MM * m.MM - m.ADVANCE_PT
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(stop), WD_TAB_ALIGNMENT.RIGHT)
        write(paragraph, f"{letter.number}\t签发人：")
        write(paragraph, letter.approver, font=KAI)
    else:
        write(paragraph, letter.number)
    ink_bottom = m.BASELINE * m.LINE_PT + m.EM_BELOW * m.SIZE_3 - m.LINE_PT
    after = line(document.add_paragraph(), before_pt=m.RULE_GAP_MM * m.MM + ink_bottom, height_pt=m.LINE_PT)
    rule(after, "top", width_pt=RULE_PT, color=m.RED)
    line(document.add_paragraph())


def _title(document: Any, letter: Letter) -> None:
    for text in break_title(letter.title, letter.keep):
        paragraph = line(document.add_paragraph(), height_pt=m.TITLE_LINE_PT, align=CENTER, keep_next=True)
        write(paragraph, text, font=TITLE, size_pt=m.SIZE_2, spacing_pt=0)
    line(document.add_paragraph())


def _attachment_note(document: Any, attachments: Sequence[Attachment]) -> None:
    """One line below the text, two characters in; several are numbered and stand below one another."""
    if not attachments:
        return
    line(document.add_paragraph())
    for number, attachment in enumerate(attachments, 1):
        lead = "附件：" if number == 1 else "　　　"
        count = f"{number}." if len(attachments) > 1 else ""
        hang = (3 + 0.5 * len(count)) * m.ADVANCE_PT
        paragraph = line(
            document.add_paragraph(),
            left_pt=LETTER.indent_pt + hang,
            first_pt=-hang,
            align=WD_ALIGN_PARAGRAPH.LEFT,
        )
        write(paragraph, f"{lead}{count}{attachment.title}")


KEPT_CHARACTERS = 5 * m.CHARACTERS
"""A last paragraph up to this long goes to the next page with the signature; a longer one LibreOffice would move whole."""


def _keep_last(document: Any) -> None:
    last = document.paragraphs[-1]
    last.paragraph_format.keep_with_next = len(last.text) <= KEPT_CHARACTERS


def _signed(document: Any, letter: Letter) -> None:
    """Issuer centred over the date, the date four characters in from the right; room above for the seal."""
    if not (letter.signer or letter.date):
        return
    _keep_last(document)
    for _ in range(2):
        line(document.add_paragraph(), keep_next=True)
    day = chinese_date(letter.date) if letter.date else "　　　　年　月　日"
    date_indent = 4 * m.ADVANCE_PT
    centre = date_indent + advance(day) / 2
    if letter.signer:
        indent = max(0.0, centre - advance(letter.signer) / 2)
        signer = line(document.add_paragraph(), align=RIGHT, right_pt=indent, keep_next=True)
        write(signer, letter.signer)
    last = line(document.add_paragraph(), align=RIGHT, right_pt=date_indent, keep_next=bool(letter.note))
    write(last, day)


def advance(text: str) -> float:
    """Width in points of 三号 text; digits and Latin letters are half as wide."""
    return sum((m.SIZE_3 / 2 if c.isascii() else m.SIZE_3) + m.SPACING_PT for c in text)


def _attachments(document: Any, attachments: Sequence[Attachment]) -> None:
    """Each on a new page: 附件1 at the top, its title centred on the third line."""
    written = [(n, a) for n, a in enumerate(attachments, 1) if a.blocks]
    for number, attachment in written:
        head = line(document.add_paragraph(), align=LEFT)
        head.paragraph_format.page_break_before = True
        write(head, "附件" + (str(number) if len(attachments) > 1 else ""), font=HEI)
        line(document.add_paragraph())
        for text in break_title(attachment.title):
            paragraph = line(document.add_paragraph(), height_pt=m.TITLE_LINE_PT, align=CENTER)
            write(paragraph, text, font=TITLE, size_pt=m.SIZE_2, spacing_pt=0)
        line(document.add_paragraph())
        lay(document, attachment.blocks, LETTER)
