"""A paper as sheets of lines, for showing it on a screen to scale.

Lines and pages are reckoned from the measures, not from fonts, so they are those of the printed paper but for a line
now and then; what is printed is laid out by Word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil

from . import measures as m
from .fonts import FANG, HEI, KAI
from .headline import break_title, fit_mark
from .manner import (
    FORM_CLEAR_MM,
    FORM_FOOT_MM,
    FORM_TOP_MM,
    HEADING_FONTS,
    LABEL_MM,
    LANDSCAPE_FORM,
    LETTER,
    PORTRAIT_FORM,
    Counter,
    Manner,
    fitted,
)
from .parts import (
    Blank,
    Block,
    Document,
    Facts,
    Heading,
    Imprint,
    Letter,
    NewPage,
    Paragraph,
    Questions,
    Record,
    Signatures,
    Table,
    chinese_date,
)

NEVER_FIRST = set("，。、；：？！）》”’』」】〕％%")
NEVER_LAST = set("（《“‘『「【〔")
FACES = {FANG: "fang", KAI: "kai", HEI: "hei"}


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    percent: int
    align: str = "left"
    head: bool = False
    span: int = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """One line, row or fixed part: `kind` says how it is drawn, `height_pt` how much of the page it takes."""

    kind: str
    text: str = ""
    height_pt: float = m.LINE_PT
    face: str = "fang"
    indent: int = 0
    lead: str = ""
    full: bool = False
    cells: tuple[Cell, ...] = ()
    size: int = 0
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    number: int
    pieces: tuple[Piece, ...]
    form: str
    landscape: bool = False
    sign: tuple[str, ...] = ()
    imprint: tuple[tuple[str, str], ...] = field(default=())


def sheets(document: Document) -> tuple[Sheet, ...]:
    """The pages of a paper as they will be, but for a line now and then."""
    if isinstance(document, Letter):
        return _letter(document)
    return _record(document)


def split(text: str, room: float, first: float | None = None) -> list[str]:
    """Lines of at most `room` characters (Latin half as wide), no stop at a line's beginning, no bracket at its end."""
    lines: list[str] = []
    start, width, limit = 0, 0.0, room if first is None else first
    i = 0
    while i < len(text):
        wide = 0.5 if text[i].isascii() else 1.0
        if width + wide > limit + 1e-6:
            cut = i
            while cut > start + 1 and (text[cut] in NEVER_FIRST or text[cut - 1] in NEVER_LAST):
                cut -= 1
            lines.append(text[start:cut])
            start = i = cut
            width, limit = 0.0, room
            continue
        width += wide
        i += 1
    return [*lines, text[start:]] if start < len(text) or not lines else lines


def _letter(letter: Letter) -> tuple[Sheet, ...]:
    flow = [*_letter_head(letter), *_blocks(letter.blocks, LETTER, m.CHARACTERS), *_letter_end(letter)]
    pages = _paged(flow, m.LINES * m.LINE_PT + 0.5)
    imprint = _imprint(letter.imprint)
    return tuple(
        Sheet(n, pieces, "letter", imprint=imprint if n == len(pages) else ())
        for n, pieces in enumerate(pages, 1)
    )


def _letter_head(letter: Letter) -> Iterator[Piece]:
    fitted_mark = fit_mark(letter.issuer)
    kind = "mark" if fitted_mark.scale_percent == 100 else "narrow"
    yield Piece(
        kind, letter.issuer, m.MARK_TOP_MM * m.MM + fitted_mark.size_pt, size=round(fitted_mark.size_pt)
    )
    yield Piece("blank", height_pt=2 * m.LINE_PT)
    if letter.approver:
        yield Piece("upward", letter.number, lead=letter.approver)
    else:
        yield Piece("number", letter.number)
    yield Piece("rule", height_pt=m.RULE_GAP_MM * m.MM)
    yield Piece("blank", height_pt=2 * m.LINE_PT)
    for text in break_title(letter.title, letter.keep):
        yield Piece("title", text, m.TITLE_LINE_PT)
    yield Piece("blank")
    if letter.recipient:
        for text in split(letter.recipient.rstrip("：") + "：", m.CHARACTERS):
            yield Piece("line", text)


def _letter_end(letter: Letter) -> Iterator[Piece]:
    if letter.attachments:
        yield Piece("blank")
    for number, attachment in enumerate(letter.attachments, 1):
        count = f"{number}." if len(letter.attachments) > 1 else ""
        yield Piece("line", ("附件：" if number == 1 else "　　　") + count + attachment.title, indent=2)
    if letter.signer or letter.date:
        yield Piece("blank", height_pt=2 * m.LINE_PT)
        day = chinese_date(letter.date) if letter.date else "　　　　年　月　日"
        yield Piece("signed", letter.signer, 2 * m.LINE_PT, lead=day)
    if letter.note:
        yield Piece("line", f"（{letter.note.strip('（）')}）", indent=2)
    for number, attachment in enumerate(letter.attachments, 1):
        if attachment.blocks:
            yield Piece("page")
            yield Piece("line", "附件" + (str(number) if len(letter.attachments) > 1 else ""), face="hei")
            yield Piece("blank")
            yield Piece("title", attachment.title, m.TITLE_LINE_PT)
            yield Piece("blank")
            yield from _blocks(attachment.blocks, LETTER, m.CHARACTERS)


def _imprint(imprint: Imprint | None) -> tuple[tuple[str, str], ...]:
    if imprint is None:
        return ()
    rows = []
    if imprint.copies_to:
        rows.append(("抄送：" + imprint.copies_to.rstrip("。") + "。", ""))
    if imprint.printed_by:
        rows.append(
            (imprint.printed_by, chinese_date(imprint.printed_on) + "印发" if imprint.printed_on else "")
        )
    return tuple(rows)


def _record(record: Record) -> tuple[Sheet, ...]:
    manner = LANDSCAPE_FORM if record.landscape else PORTRAIT_FORM
    height = m.PAGE_WIDTH_MM if record.landscape else m.PAGE_HEIGHT_MM
    foot = 24 + (26 if record.sign_each_page else 0)
    room = (height - FORM_TOP_MM - FORM_FOOT_MM - FORM_CLEAR_MM) * m.MM - foot
    characters = manner.width_mm * m.MM / manner.size_pt
    flow = [*_record_head(record), *_blocks(record.blocks, manner, characters)]
    pages = _paged(flow, room)
    form = "landscape" if record.landscape else "record"
    return tuple(
        Sheet(n, pieces, form, record.landscape, tuple(record.sign_each_page))
        for n, pieces in enumerate(pages, 1)
    )


def _record_head(record: Record) -> Iterator[Piece]:
    if record.issuer:
        yield Piece("centre", record.issuer, face="kai")
    for text in break_title(record.title):
        yield Piece("title", text, m.TITLE_LINE_PT)
    if record.subtitle:
        yield Piece("small", record.subtitle, 22)
    if record.number:
        yield Piece("right", record.number, 22)


def _blocks(blocks: Sequence[Block], manner: Manner, characters: float) -> Iterator[Piece]:
    counter = Counter()
    for block in blocks:
        match block:
            case Heading():
                text = counter.number(block.level) + block.text
                yield from _lines(text, manner, characters, face=FACES[HEADING_FONTS[block.level]], indent=2)
            case Paragraph(align="center" | "right"):
                yield Piece("centre" if block.align == "center" else "right", block.text, manner.line_pt)
            case Paragraph():
                yield from _lines(
                    block.text, manner, characters, lead=block.lead, indent=2 if block.indent else 0
                )
            case Questions():
                for question, answer in block.rows:
                    yield from _turn("问：", question, "kai", manner, characters)
                    yield from _turn("答：", answer, "fang", manner, characters)
            case Table():
                yield from _table(block, manner)
            case Facts():
                yield from _facts(block, manner)
            case Signatures():
                for sign in block.lines:
                    yield Piece(
                        "sign", sign.label, manner.line_pt * 1.2, lead=sign.name, cells=(Cell(sign.date, 30),)
                    )
            case Blank():
                yield Piece("blank", height_pt=manner.line_pt * block.lines)
            case NewPage():
                yield Piece("page")


def _lines(
    text: str, manner: Manner, characters: float, *, face: str = "fang", indent: int = 0, lead: str = ""
) -> Iterator[Piece]:
    parts = split(lead + text, characters, characters - indent)
    for number, part in enumerate(parts):
        shown_lead = lead if number == 0 and part.startswith(lead) else ""
        yield Piece(
            "line",
            part[len(shown_lead) :],
            manner.line_pt,
            face=face,
            indent=indent if number == 0 else 0,
            lead=shown_lead,
            full=number < len(parts) - 1,
        )


def _turn(label: str, text: str, face: str, manner: Manner, characters: float) -> Iterator[Piece]:
    first = True
    for paragraph in text.split("\n"):
        parts = split(paragraph, characters - 2)
        for number, part in enumerate(parts):
            yield Piece(
                "turn",
                part,
                manner.line_pt,
                face=face,
                lead=label if first else "",
                full=number < len(parts) - 1,
            )
            first = False


def _table(table: Table, manner: Manner) -> Iterator[Piece]:
    if table.caption:
        yield Piece("centre", table.caption, manner.line_pt, face="hei")
    widths = fitted(table.columns, manner.width_mm)
    percents = [round(100 * width / manner.width_mm) for width in widths]
    head = tuple(Cell(c.label, p, "center", head=True) for c, p in zip(table.columns, percents, strict=True))
    for number, row in enumerate(table.rows or [()]):
        cells = tuple(Cell(v, p, c.align) for v, c, p in zip(row, table.columns, percents, strict=False))
        yield Piece(
            "row", height_pt=_row_height(row, widths, manner), cells=cells, rows=(head,), full=number > 0
        )


def _row_height(values: Sequence[str], widths: Sequence[float], manner: Manner) -> float:
    lines = [1]
    for value, width in zip(values, widths, strict=False):
        room = max(1.0, (width - 3) * m.MM / manner.table_size_pt)
        lines.append(sum(len(split(part, room)) for part in value.split("\n")))
    return max(lines) * manner.table_line_pt + 3.5


def _facts(facts: Facts, manner: Manner) -> Iterator[Piece]:
    value_mm = (manner.width_mm - facts.columns * LABEL_MM) / facts.columns
    label, value = round(100 * LABEL_MM / manner.width_mm), round(100 * value_mm / manner.width_mm)
    waiting: list[tuple[str, str]] = []
    rows: list[list[tuple[str, str]]] = []
    for pair in facts.rows:
        if facts.columns == 2 and len(pair[1]) * manner.table_size_pt <= (value_mm - 4) * m.MM:
            waiting.append(pair)
            if len(waiting) == 2:
                rows.append(waiting)
                waiting = []
            continue
        rows += [*([waiting] if waiting else []), [pair]]
        waiting = []
    if waiting:
        rows.append(waiting)
    for number, row in enumerate(rows):
        wide = facts.columns == 2 and len(row) == 1
        cells = tuple(
            cell
            for key, text in row
            for cell in (Cell(key, label, "center", head=True), Cell(text, value, span=3 if wide else 1))
        )
        width = manner.width_mm - LABEL_MM if len(row) == 1 else value_mm
        lines = max(ceil(len(text) * manner.table_size_pt / ((width - 3) * m.MM)) or 1 for _key, text in row)
        yield Piece("row", height_pt=lines * manner.table_line_pt + 3.5, cells=cells, full=number > 0)


def _paged(flow: Sequence[Piece], room: float) -> list[tuple[Piece, ...]]:
    """Fill pages from the top; a table going on over a page repeats its head; rows of one table become one piece."""
    pages: list[list[Piece]] = [[]]
    used = 0.0
    for piece in flow:
        starts_table = piece.kind == "row" and (not piece.full or not pages[-1])
        height = piece.height_pt + (m.LINE_PT * 0.75 if starts_table and piece.rows else 0)
        if piece.kind == "page" or (used + height > room and pages[-1]):
            pages.append([])
            used = 0.0
        if piece.kind == "page":
            continue
        pages[-1].append(piece)
        used += height
    return [_gathered(page) for page in pages if page] or [()]


def _gathered(page: Sequence[Piece]) -> tuple[Piece, ...]:
    """Rows that follow one another become one table, its head on top."""
    made: list[Piece] = []
    for piece in page:
        if piece.kind != "row":
            made.append(piece)
        elif made and made[-1].kind == "table" and piece.full:
            made[-1] = replace(made[-1], rows=(*made[-1].rows, piece.cells))
        else:
            made.append(Piece("table", rows=(*piece.rows, piece.cells) if piece.cells else piece.rows))
    return tuple(made)
