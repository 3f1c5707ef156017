"""How running text, headings and tables are set, for the Word file and for the sheets on a screen alike.

No Word library here: a page that shows a paper need not load one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from . import measures as m
from .fonts import FANG, HEI, KAI
from .parts import Column, chinese_number

FORM_TOP_MM, FORM_FOOT_MM, FORM_CLEAR_MM = 25.0, 17.0, 3.0
"""Of a form paper: margin above, from the foot's line to the edge, and clear between text and foot."""

LABEL_MM = 28.0
"""Width of the label beside each fact."""

HEADING_FONTS = {1: HEI, 2: KAI, 3: FANG, 4: FANG}


@dataclass(frozen=True, slots=True)
class Manner:
    """How running text and tables are set: letters follow the standard, form papers are set smaller."""

    size_pt: float = m.SIZE_3
    line_pt: float = m.LINE_PT
    spacing_pt: float = m.SPACING_PT
    table_size_pt: float = 12.0
    table_line_pt: float = 18.0
    width_mm: float = m.TYPE_WIDTH_MM

    @property
    def indent_pt(self) -> float:
        return 2 * (self.size_pt + self.spacing_pt)


LETTER = Manner()
PORTRAIT_FORM = Manner(size_pt=14.0, line_pt=25.0, spacing_pt=0.0, width_mm=160.0)
LANDSCAPE_FORM = Manner(
    size_pt=12.0, line_pt=20.0, spacing_pt=0.0, table_size_pt=10.5, table_line_pt=16.0, width_mm=247.0
)


@dataclass(slots=True)
class Counter:
    """Counts headings: a new heading starts the levels below it afresh."""

    at: list[int] = field(default_factory=lambda: [0, 0, 0, 0])

    def number(self, level: int) -> str:
        self.at[level - 1] += 1
        self.at[level:] = [0] * (4 - level)
        n = self.at[level - 1]
        return {1: f"{chinese_number(n)}、", 2: f"（{chinese_number(n)}）", 3: f"{n}.", 4: f"（{n}）"}[level]


def fitted(columns: Sequence[Column], width_mm: float) -> list[float]:
    """Widths in millimetres, stretched or shrunk so that the table is as wide as the text."""
    wanted = sum(column.width_mm for column in columns)
    return [column.width_mm * width_mm / wanted for column in columns]
