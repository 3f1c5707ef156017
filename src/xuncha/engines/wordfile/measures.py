"""The measures of GB/T 9704-2012, and what word processors make of them. Lengths in millimetres or points by name."""

MM = 72 / 25.4
"""Points in a millimetre."""

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210.0, 297.0
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37.0, 35.0, 28.0, 26.0
TYPE_WIDTH_MM, TYPE_HEIGHT_MM = 156.0, 225.0
LINES, CHARACTERS = 22, 28

SIZE_1, SIZE_2, SIZE_3, SIZE_4, SIZE_5 = 26.0, 22.0, 16.0, 14.0, 10.5
"""一号, 二号, 三号, 四号, 五号 in points."""

LINE_PT = 28.95
"""22 exact lines fill 225 mm (637.8 pt) with a hair to spare; at 28.99 LibreOffice now and then sets 21."""

SPACING_PT = -0.25
"""Run spacing that sets 28 characters of 16 pt in 156 mm; a character grid (linesAndChars) makes LibreOffice set 17."""

ADVANCE_PT = SIZE_3 + SPACING_PT
TITLE_LINE_PT = 36.0

MARK_TOP_MM = 35.0
"""Upper edge of the issuer's mark below the upper edge of the type area."""

RULE_GAP_MM = 4.0
"""Red rule below the document number."""

PAGE_NUMBER_MM = 7.0
"""Dash of the page number below the lower edge of the type area."""

RED = "E60012"

BASELINE = 0.8
"""Both LibreOffice and Word set the baseline of an exact line at four fifths of its height."""

EM_ABOVE, EM_BELOW = 0.88, 0.12
"""How a Chinese character's square stands on the baseline."""


def twips(pt: float) -> int:
    return round(pt * 20)


def mm_to_twips(mm: float) -> int:
    return round(mm * MM * 20)


def emu(mm: float) -> int:
    return round(mm * 36000)
