"""The few things python-docx has no words for, as Word's own markup."""

from typing import Any

from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from . import measures as m
from .fonts import FANG


def element(tag: str, **attributes: object) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    return made


def put(properties: Any, child: Any, *before: str) -> None:
    """Add a child to a properties element where the schema wants it: before the first of the tags named."""
    for tag in before:
        found = properties.find(qn(tag))
        if found is not None:
            found.addprevious(child)
            return
    properties.append(child)


def line(
    paragraph: Any,
    *,
    height_pt: float = m.LINE_PT,
    before_pt: float = 0.0,
    after_pt: float = 0.0,
    first_pt: float = 0.0,
    left_pt: float = 0.0,
    right_pt: float = 0.0,
    align: int | None = None,
    keep_next: bool = False,
) -> Any:
    """Exact lines, no widow control, no space that Word would add by itself between scripts."""
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(height_pt)
    form.space_before, form.space_after = Pt(before_pt), Pt(after_pt)
    form.first_line_indent, form.left_indent, form.right_indent = Pt(first_pt), Pt(left_pt), Pt(right_pt)
    form.widow_control = False
    form.keep_with_next = keep_next
    if align is not None:
        form.alignment = align
    properties = paragraph._p.get_or_add_pPr()
    for tag in ("w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"):
        put(properties, element(tag, val=0), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc")
    put(properties, element("w:snapToGrid", val=0), "w:spacing", "w:ind", "w:jc")
    return paragraph


def write(
    paragraph: Any,
    text: str,
    *,
    font: str = FANG,
    latin: str | None = None,
    size_pt: float = m.SIZE_3,
    spacing_pt: float = m.SPACING_PT,
    scale: int = 100,
    color: str = "",
    bold: bool = False,
    underline: bool = False,
) -> Any:
    run = paragraph.add_run(text)
    dress(run, font=font, latin=latin, size_pt=size_pt, spacing_pt=spacing_pt, scale=scale, color=color)
    if bold:
        run.bold = True
    if underline:
        run.underline = True
    return run


def dress(
    run: Any,
    *,
    font: str,
    latin: str | None = None,
    size_pt: float = m.SIZE_3,
    spacing_pt: float = 0.0,
    scale: int = 100,
    color: str = "",
) -> None:
    """Font for both scripts, size, spacing. Digits are set in the text's own font unless `latin` says otherwise."""
    run.font.size = Pt(size_pt)
    if color:
        run.font.color.rgb = RGBColor.from_string(color)
    properties = run._r.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), latin or font)
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")
    if spacing_pt:
        put(
            properties,
            element("w:spacing", val=m.twips(spacing_pt)),
            "w:w",
            "w:kern",
            "w:position",
            "w:sz",
            "w:szCs",
            "w:u",
        )
    if scale != 100:
        put(properties, element("w:w", val=scale), "w:kern", "w:position", "w:sz", "w:szCs", "w:u")
    put(properties, element("w:lang", val="en-US", eastAsia="zh-CN"))


def field(paragraph: Any, instruction: str, shown: str = "1", **how: Any) -> None:
    """A field such as PAGE: what Word computes, with what is shown until it has."""
    for part in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run()
        dress(run, **how)
        if part == "instruction":
            code = element("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = f" {instruction} "
            run._r.append(code)
        elif part == "shown":
            run.text = shown
        else:
            run._r.append(element("w:fldChar", fldCharType=part))


def rule(paragraph: Any, side: str, *, width_pt: float, color: str = "000000", gap_pt: int = 0) -> None:
    """A line above or below a paragraph, as wide as the text; width in eighths of a point inside."""
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = element("w:pBdr")
        put(
            properties,
            borders,
            "w:shd", "w:tabs", "w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:snapToGrid", "w:spacing", "w:ind", "w:jc",
        )  # fmt: skip
    borders.append(element(f"w:{side}", val="single", sz=round(width_pt * 8), space=gap_pt, color=color))


def float_on_page(run: Any, left_mm: float, top_mm: float) -> None:
    """Turn the picture just added to a run into one that stands at a place on the page, behind nothing."""
    inline = run._r.find(".//" + qn("wp:inline"))
    anchor = OxmlElement("wp:anchor")
    for name, value in {
        "distT": 0, "distB": 0, "distL": 0, "distR": 0, "simplePos": 0, "relativeHeight": 2, "behindDoc": 1,
        "locked": 1, "layoutInCell": 0, "allowOverlap": 1,
    }.items():  # fmt: skip
        anchor.set(name, str(value))
    simple = OxmlElement("wp:simplePos")
    simple.set("x", "0")
    simple.set("y", "0")
    anchor.append(simple)
    for axis, offset in (("H", left_mm), ("V", top_mm)):
        position = OxmlElement(f"wp:position{axis}")
        position.set("relativeFrom", "page")
        place = OxmlElement("wp:posOffset")
        place.text = str(m.emu(offset))
        position.append(place)
        anchor.append(position)
    children = list(inline)
    anchor.append(children[0])
    anchor.append(OxmlElement("wp:wrapNone"))
    for child in children[1:]:
        if child.tag != qn("wp:effectExtent"):
            anchor.append(child)
    inline.getparent().replace(inline, anchor)
