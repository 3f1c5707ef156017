"""版记: on the last page, its last line on the lower edge of the type area.

A text box at its place on the page, in the older of Word's two markups. LibreOffice leaves floating tables and frames
where the text is when they are as wide as the page's text, and loses boxes of the newer markup when it writes its own
format.
"""

from collections.abc import Sequence
from math import ceil
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from . import measures as m
from .oxml import line, rule, write
from .parts import Imprint, chinese_date

LINE_PT, RULE_LINE_PT, LAST_PT = 24.0, 2.0, 1.0
OUTER_RULE_PT, INNER_RULE_PT = 1.0, 0.75
"""0.35 mm above and below, 0.25 mm between."""

_BOX = """
<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"
  xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>
<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>
<v:shape id="imprint" type="#_x0000_t202" filled="false" stroked="false" style="position:absolute;margin-left:{left}pt;
margin-top:{top}pt;width:{width}pt;height:{height}pt;z-index:3;mso-position-horizontal-relative:page;
mso-position-vertical-relative:page"><v:textbox inset="0,0,0,0"><w:txbxContent/></v:textbox></v:shape></w:pict></w:r>
"""


def imprint_at_foot(document: Any, imprint: Imprint) -> None:
    """Add the imprint to the last paragraph's page."""
    rows = []
    if imprint.copies_to:
        rows.append(("抄送：" + imprint.copies_to.rstrip("。") + "。", ""))
    if imprint.printed_by:
        rows.append(
            (imprint.printed_by, chinese_date(imprint.printed_on) + "印发" if imprint.printed_on else "")
        )
    if not rows:
        return
    height_mm = (sum(LINE_PT * _lines(*row) for row in rows) + (len(rows) + 1) * RULE_LINE_PT) / m.MM
    foot_mm = m.PAGE_HEIGHT_MM - m.BOTTOM_MM
    box = parse_xml(
        _BOX.format(
            left=round(m.LEFT_MM * m.MM, 2),
            top=round((foot_mm - height_mm) * m.MM, 2),
            width=round(m.TYPE_WIDTH_MM * m.MM, 2),
            height=round(height_mm * m.MM, 2),
        )
    )
    # As high as the imprint itself: where the last page has no room for that, both go to the next.
    anchor = line(document.add_paragraph(), height_pt=height_mm * m.MM - LAST_PT, keep_next=True)
    anchor._p.append(box)
    line(document.add_paragraph(), height_pt=LAST_PT)
    _write(box.xpath(".//w:txbxContent")[0], rows, anchor._parent)


def _lines(left: str, right: str) -> int:
    """Lines a row takes: receivers may need several, three characters hang in under the first."""
    if right:
        return 1
    first = int(m.TYPE_WIDTH_MM * m.MM / m.SIZE_4) - 2
    return 1 + ceil(max(0, len(left) - first) / (first - 3))


def _write(content: Any, rows: Sequence[tuple[str, str]], parent: Any) -> None:
    inward = m.SIZE_4
    _rule(content, parent, OUTER_RULE_PT)
    for number, (left, right) in enumerate(rows, 1):
        paragraph = _new_paragraph(content, parent)
        hang = 0.0 if right else 3 * inward
        line(
            paragraph,
            height_pt=LINE_PT,
            left_pt=inward + hang,
            first_pt=-hang,
            right_pt=0 if right else inward,
            align=0,
        )
        if right:
            stop = m.TYPE_WIDTH_MM * m.MM - inward
            paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(stop), WD_TAB_ALIGNMENT.RIGHT)
        write(paragraph, left + (f"\t{right}" if right else ""), size_pt=m.SIZE_4, spacing_pt=0)
        _rule(content, parent, OUTER_RULE_PT if number == len(rows) else INNER_RULE_PT)


def _rule(content: Any, parent: Any, width_pt: float) -> None:
    """A line over the whole width, in a paragraph of its own: one beside indented text would be indented too."""
    rule(line(_new_paragraph(content, parent), height_pt=RULE_LINE_PT), "bottom", width_pt=width_pt)


def _new_paragraph(content: Any, parent: Any) -> WordParagraph:
    made = parse_xml('<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>')
    content.append(made)
    return WordParagraph(made, parent)
