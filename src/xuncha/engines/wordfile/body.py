"""Lays the blocks of a paper into a Word document, one after another, counting its headings."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm

from . import measures as m
from .fonts import FANG, HEI, KAI
from .manner import HEADING_FONTS, LABEL_MM, Counter, Manner, fitted
from .oxml import element, line, write
from .parts import (
    Blank,
    Block,
    Facts,
    Heading,
    NewPage,
    Paragraph,
    Questions,
    Signatures,
    SignLine,
    Table,
)

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def lay(document: Any, blocks: Sequence[Block], manner: Manner) -> None:
    """Add the blocks at the end of the document."""
    counter = Counter()
    for block in blocks:
        match block:
            case Heading():
                _heading(document, block, counter, manner)
            case Paragraph():
                _paragraph(document, block, manner)
            case Table():
                _table(document, block, manner)
            case Facts():
                _facts(document, block, manner)
            case Questions():
                _questions(document, block, manner)
            case Signatures():
                _signatures(document, block.lines, manner)
            case Blank():
                for _ in range(block.lines):
                    line(document.add_paragraph(), height_pt=manner.line_pt)
            case NewPage():
                paragraph = line(document.add_paragraph(), height_pt=1)
                paragraph.add_run().add_break(WD_BREAK.PAGE)


def _heading(document: Any, block: Heading, counter: Counter, manner: Manner) -> None:
    paragraph = line(
        document.add_paragraph(),
        height_pt=manner.line_pt,
        first_pt=manner.indent_pt,
        align=ALIGN[""],
        keep_next=True,
    )
    text = counter.number(block.level) + block.text
    write(
        paragraph, text, font=HEADING_FONTS[block.level], size_pt=manner.size_pt, spacing_pt=manner.spacing_pt
    )


def _paragraph(document: Any, block: Paragraph, manner: Manner) -> None:
    indent = manner.indent_pt if block.indent and block.align in ("", "left") else 0.0
    paragraph = line(
        document.add_paragraph(), height_pt=manner.line_pt, first_pt=indent, align=ALIGN[block.align]
    )
    if block.lead:
        write(paragraph, block.lead, font=KAI, size_pt=manner.size_pt, spacing_pt=manner.spacing_pt)
    write(paragraph, block.text, size_pt=manner.size_pt, spacing_pt=manner.spacing_pt)


def _questions(document: Any, block: Questions, manner: Manner) -> None:
    hang = 2 * manner.size_pt
    for question, answer in block.rows:
        for label, text, font, keep in (("问：", question, KAI, True), ("答：", answer, FANG, False)):
            for number, part in enumerate(text.split("\n")):
                paragraph = line(
                    document.add_paragraph(),
                    height_pt=manner.line_pt,
                    left_pt=hang,
                    first_pt=-hang if not number else 0,
                    align=ALIGN[""],
                    keep_next=keep,
                )
                if not number:
                    write(paragraph, label, font=HEI, size_pt=manner.size_pt, spacing_pt=0)
                write(paragraph, part, font=font, size_pt=manner.size_pt, spacing_pt=0)


def _table(document: Any, block: Table, manner: Manner) -> None:
    if block.caption:
        caption = line(
            document.add_paragraph(), height_pt=manner.line_pt, align=ALIGN["center"], keep_next=True
        )
        write(caption, block.caption, font=HEI, size_pt=manner.table_size_pt, spacing_pt=0)
    grid = ruled(document, fitted(block.columns, manner.width_mm))
    head = grid.add_row()
    _row_properties(head, head=True)
    for cell, column in zip(head.cells, block.columns, strict=True):
        fill(cell, column.label, manner, font=HEI, align="center")
    for values in block.rows:
        row = grid.add_row()
        _row_properties(row)
        for cell, column, value in zip(row.cells, block.columns, values, strict=True):
            fill(cell, value, manner, align=column.align)
    _after_table(document)


def _facts(document: Any, block: Facts, manner: Manner) -> None:
    value = (manner.width_mm - block.columns * LABEL_MM) / block.columns
    grid = ruled(document, [LABEL_MM, value] * block.columns)
    pending: list[tuple[str, str]] = []
    for label, text in block.rows:
        if block.columns == 2 and _fits(text, value, manner):
            pending.append((label, text))
            if len(pending) == 2:
                _fact_row(grid, pending, manner)
                pending = []
            continue
        if pending:
            _fact_row(grid, pending, manner)
            pending = []
        _fact_row(grid, [(label, text)], manner)
    if pending:
        _fact_row(grid, pending, manner)
    _after_table(document)


def _fits(text: str, width_mm: float, manner: Manner) -> bool:
    return "\n" not in text and len(text) * manner.table_size_pt <= (width_mm - 4) * m.MM


def _fact_row(grid: Any, pairs: Sequence[tuple[str, str]], manner: Manner) -> None:
    row = grid.add_row()
    _row_properties(row, whole=sum(len(text) for _, text in pairs) < 400)
    cells = row.cells
    if len(pairs) == 1 and len(cells) == 4:
        cells = (cells[0], cells[1].merge(cells[3]))
    for i, (label, text) in enumerate(pairs):
        fill(cells[2 * i], label, manner, font=HEI, align="center")
        fill(cells[2 * i + 1], text, manner)


def _signatures(document: Any, lines: Sequence[SignLine], manner: Manner) -> None:
    """One row each, never parted, nor from a short text before them: signatures alone on a page prove nothing."""
    _keep_before(document)
    label = max((len(s.label) for s in lines), default=4) * manner.size_pt / m.MM + 6
    date = 46.0
    grid = bare(document, [label, max(40.0, min(60.0, manner.width_mm - label - date)), date])
    for number, sign in enumerate(lines, 1):
        row = grid.add_row()
        _row_properties(row, height_pt=manner.line_pt * 1.2)
        fill(row.cells[0], sign.label, manner, size_pt=manner.size_pt)
        fill(row.cells[1], sign.name, manner, size_pt=manner.size_pt, align="center")
        _underline(row.cells[1])
        date_text = sign.date or "　　年　月　日"
        fill(row.cells[2], date_text, manner, size_pt=manner.size_pt, align="right")
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = number < len(lines)
    _after_table(document)


def _keep_before(document: Any) -> None:
    """The last text before, and its heading or that of the signatures, go to the next page with what follows."""
    for paragraph in reversed(document.element.body.findall(qn("w:p"))[-3:]):
        text = "".join(paragraph.itertext())
        if not text or len(text) > 5 * m.CHARACTERS or paragraph.getnext().tag == qn("w:tbl"):
            return
        keep = paragraph.pPr.find(qn("w:keepNext"))
        if keep is not None:
            keep.set(qn("w:val"), "1")


# Tables by hand: python-docx leaves out what LibreOffice and Word must agree on.


def ruled(document: Any, widths_mm: Sequence[float]) -> Any:
    """An empty table with hairlines, exact widths."""
    return _grid(document, widths_mm, "single")


def bare(document: Any, widths_mm: Sequence[float]) -> Any:
    """An empty table without lines."""
    return _grid(document, widths_mm, "nil")


def _grid(document: Any, widths_mm: Sequence[float], lines: str) -> Any:
    grid = document.add_table(rows=0, cols=len(widths_mm))
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    grid.autofit = False
    properties = grid._tbl.tblPr
    borders = element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(f"w:{side}", val=lines, sz=4, space=0, color="000000"))
    layout = properties.find(qn("w:tblLayout"))
    layout.addprevious(borders)
    margins = element("w:tblCellMar")
    for side, margin in (("top", 30), ("left", 80), ("bottom", 30), ("right", 80)):
        margins.append(element(f"w:{side}", w=margin, type="dxa"))
    layout.addnext(margins)
    for column, width in zip(grid.columns, widths_mm, strict=True):
        column.width = Mm(width)
    return grid


def _row_properties(row: Any, *, head: bool = False, whole: bool = True, height_pt: float = 0) -> None:
    properties = row._tr.get_or_add_trPr()
    if whole:
        properties.append(element("w:cantSplit"))
    if height_pt:
        properties.append(element("w:trHeight", val=m.twips(height_pt), hRule="atLeast"))
    if head:
        properties.append(element("w:tblHeader"))


def fill(
    cell: Any, text: str, manner: Manner, *, font: str = FANG, align: str = "left", size_pt: float = 0.0
) -> None:
    """Write a cell, a paragraph for each line of the text."""
    size = size_pt or manner.table_size_pt
    height = manner.table_line_pt if not size_pt else size_pt * 1.5
    for number, part in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
        line(paragraph, height_pt=height, align=ALIGN[align])
        write(paragraph, part, font=font, size_pt=size, spacing_pt=0)
    cell._tc.get_or_add_tcPr().append(element("w:vAlign", val="center"))


def _underline(cell: Any) -> None:
    borders = element("w:tcBorders")
    borders.append(element("w:bottom", val="single", sz=4, space=0, color="000000"))
    cell._tc.get_or_add_tcPr().find(qn("w:vAlign")).addprevious(borders)


def _after_table(document: Any) -> None:
    """Word wants a paragraph after a table; it takes hardly any room."""
    line(document.add_paragraph(), height_pt=6)
