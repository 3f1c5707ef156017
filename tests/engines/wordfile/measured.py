"""Reads a PDF back in millimetres from the upper left corner."""

import ctypes
from collections import defaultdict
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """A character: where its ink is, where it stands on its baseline."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    origin: float
    baseline: float


@dataclass(frozen=True)
class Line:
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return "".join(g.text for g in self.glyphs)

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline

    @property
    def top(self) -> float:
        return min(g.top for g in self.glyphs)

    @property
    def bottom(self) -> float:
        return max(g.bottom for g in self.glyphs)

    @property
    def left(self) -> float:
        return self.glyphs[0].left

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Rule:
    """A drawn line lying flat: its middle height, its ends, as thick as it was drawn."""

    y: float
    left: float
    right: float


@dataclass(frozen=True)
class Page:
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]

    def line(self, text: str) -> Line:
        """The one line that contains the text."""
        (found,) = (line for line in self.lines if text in line.text)
        return found


def pages(pdf: bytes) -> list[Page]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage) -> Page:
    height = page.get_height()
    by_baseline: dict[int, list[Glyph]] = defaultdict(list)
    text = page.get_textpage()
    for i in range(text.count_chars()):
        glyph = _glyph(text, i, height)
        if glyph is not None:
            by_baseline[round(glyph.baseline * 4)].append(glyph)
    lines = sorted(
        (Line(tuple(sorted(glyphs, key=lambda g: g.origin))) for glyphs in by_baseline.values()),
        key=lambda line: line.baseline,
    )
    return Page(page.get_width() / MM, height / MM, tuple(lines), _rules(page, height))


def _glyph(text: pypdfium2.PdfTextPage, i: int, height: float) -> Glyph | None:
    shown = text.get_text_range(i, 1)
    if not shown.strip():
        return None
    left, bottom, right, top = text.get_charbox(i)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, i, x, y)
    return Glyph(
        shown,
        left / MM,
        (height - top) / MM,
        right / MM,
        (height - bottom) / MM,
        x.value / MM,
        (height - y.value) / MM,
    )


def _rules(page: pypdfium2.PdfPage, height: float) -> tuple[Rule, ...]:
    found = set()
    for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawn.get_bounds()
        if top - bottom < 1.5 * MM and right - left > 40 * MM:
            pad = (top - bottom) / 2  # pdfium adds the stroke's reach all round
            found.add(
                Rule(
                    round((height - (top + bottom) / 2) / MM, 2),
                    round((left + pad) / MM, 2),
                    round((right - pad) / MM, 2),
                )
            )
    return tuple(sorted(found, key=lambda rule: rule.y))
