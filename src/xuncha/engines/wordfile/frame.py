"""The sheet a paper stands on: page, foot with page number and code, and the file's own properties."""

import io
import zipfile
from datetime import datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from . import measures as m
from .codes import QR_BOTTOM_MM, QR_LEFT_MM, QR_SIDE_MM, readable, symbol
from .fonts import FANG, SONG, STAND_INS
from .oxml import dress, element, field, float_on_page, line, put, write
from .parts import Mark

CODE_SIZE_PT, CODE_LINE_PT = 7.5, 10.0


def sheet(title: str, prints: tuple[str, str]) -> Any:
    """An empty document in the style of official papers: 仿宋 三号, Chinese, without the maker's own styles' marks."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.size = Pt(m.SIZE_3)
    normal.font.name = FANG
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FANG)
    _declare_fonts(document)
    properties = document.core_properties
    properties.title = title
    properties.identifier, properties.keywords = prints
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = datetime(2000, 1, 1)  # noqa: DTZ001  the same paper, the same bytes
    properties.language = "zh-CN"
    return document


def _declare_fonts(document: Any) -> None:
    """Say in the file which fonts may stand in for the named ones, for printers that read it."""
    for part in document.part.package.iter_parts():
        if str(part.partname) != "/word/fontTable.xml":
            continue
        fonts = "".join(
            f'<w:font w:name="{name}"><w:altName w:val="{stand_ins[1]}"/><w:charset w:val="86"/>'
            '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
            for name, stand_ins in STAND_INS.items()
        )
        main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        part._blob = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{main}">{fonts}</w:fonts>'
        ).encode()


def page(
    section: Any,
    *,
    top_mm: float,
    bottom_mm: float,
    left_mm: float,
    right_mm: float,
    foot_mm: float,
    landscape: bool = False,
    grid_pt: float = 0.0,
) -> None:
    """Paper, margins, foot. `grid_pt` is the pitch of a grid of lines; LibreOffice cuts the text area to whole lines of it."""
    width, height = Mm(m.PAGE_WIDTH_MM), Mm(m.PAGE_HEIGHT_MM)
    if landscape:
        width, height = height, width
        section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = width, height
    section.top_margin, section.bottom_margin = Mm(top_mm), Mm(bottom_mm)
    section.left_margin, section.right_margin = Mm(left_mm), Mm(right_mm)
    section.header_distance, section.footer_distance = Mm(15), Mm(foot_mm)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    if grid_pt:
        section._sectPr.append(element("w:docGrid", type="lines", linePitch=m.twips(grid_pt)))


def page_number(paragraph: Any) -> None:
    """`— 1 —`, 四号 half-width digits of 宋体."""
    how: dict[str, Any] = {"font": SONG, "size_pt": m.SIZE_4}
    write(paragraph, "— ", spacing_pt=0, **how)
    field(paragraph, "PAGE", **how)
    write(paragraph, " —", spacing_pt=0, **how)


def code_line(paragraph: Any, mark: Mark, left_margin_mm: float, page_height_mm: float) -> None:
    """Paper, version and page in letters a person can read, and a picture of paper and version a scanner reads.

    Word cannot draw a picture that differs from page to page; the PDF gets one for each page (`codes.stamp`).
    """
    how: dict[str, Any] = {"font": FANG, "size_pt": CODE_SIZE_PT}
    indent = (QR_LEFT_MM + QR_SIDE_MM + 2 - left_margin_mm) * m.MM if mark.issued else 0
    line(paragraph, height_pt=CODE_LINE_PT, left_pt=max(0.0, indent))
    if not mark.issued:
        write(paragraph, mark.words, spacing_pt=0, **how)
        return
    write(paragraph, f"{readable(mark.code)}　第{mark.version}版　第", spacing_pt=0, **how)
    field(paragraph, "PAGE", **how)
    write(paragraph, "页", spacing_pt=0, **how)
    run = paragraph.add_run()
    dress(run, font=FANG, size_pt=CODE_SIZE_PT)
    run.add_picture(io.BytesIO(symbol(mark.code, mark.version, 0)), width=Mm(QR_SIDE_MM))
    float_on_page(run, QR_LEFT_MM, page_height_mm - QR_BOTTOM_MM - QR_SIDE_MM)


def settle(document: Any, *, odd_and_even: bool) -> bytes:
    """The finished file. The same paper gives the same bytes: no times inside."""
    settings = document.settings.element
    document.settings.odd_and_even_pages_header_footer = odd_and_even
    put(
        settings, element("w:characterSpacingControl", val="doNotCompress"), "w:compat", "w:rsids", "m:mathPr"
    )
    made = io.BytesIO()
    document.save(made)
    still = io.BytesIO()
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            target.writestr(
                zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED
            )
    return still.getvalue()
