"""The code on every printed page: which paper, which version, which page; drawn, stamped on a PDF, read from a scan."""

import io
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .measures import MM, PAGE_HEIGHT_MM

if TYPE_CHECKING:  # these libraries are slow to load: only those who print or read pages pay
    import pypdf
    from PIL.Image import Image

QR_LEFT_MM, QR_BOTTOM_MM, QR_SIDE_MM = 28.0, 13.0, 11.5
"""Where the picture stands: above the left edge of the text, clear of what office printers cannot reach."""

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0, 1, I, O: nothing to mistake when a code is typed from paper."""

CODE_LENGTH = 10
READ_DPI = 200
LARGEST_SIDE = 4800
"""Pixels: a page said to be metres long is not painted at full size."""

_WRITTEN = re.compile(rf"XC\.([{ALPHABET}]{{{CODE_LENGTH}}})\.(\d+)\.(\d+)\.(\d+)")


@dataclass(frozen=True, slots=True)
class PageCode:
    """`page` 0: the picture Word prints, which knows the paper and not the page. `pages` 0: not told."""

    paper: str
    version: int
    page: int
    pages: int = 0

    def __str__(self) -> str:
        return f"XC.{self.paper}.{self.version}.{self.page}.{self.pages}"

    @classmethod
    def parse(cls, text: str) -> "PageCode | None":
        found = _WRITTEN.fullmatch(text.strip())
        return cls(found[1], *map(int, found.groups()[1:])) if found else None


@dataclass(frozen=True, slots=True)
class SeenPage:
    """One side of a sheet, in the order scanned from 1; `code` None where none could be read; `blank`: an empty back."""

    place: int
    code: PageCode | None
    blank: bool = False


def new_code() -> str:
    """A fresh code of a paper: 50 random bits, so that a foreign page is not taken for ours."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def readable(code: str) -> str:
    """As people read it aloud: two groups of five."""
    return f"{code[:5]}-{code[5:]}"


def symbol(code: str, version: int, page: int, pages: int = 0) -> bytes:
    """The QR picture (PNG) of a page, its quiet zone included, exact to the pixel."""
    import segno

    drawn = segno.make_qr(str(PageCode(code, version, page, pages)), error="m", boost_error=False)
    out = io.BytesIO()
    drawn.save(out, kind="png", scale=8, border=3)
    return out.getvalue()


def stamp(pdf: bytes, code: str, version: int) -> bytes:
    """Put each page's own code on it, over the one that Word's file carries."""
    import pypdf

    source = pypdf.PdfReader(io.BytesIO(pdf))
    target = pypdf.PdfWriter(clone_from=source)
    pages = len(target.pages)
    for number, page in enumerate(target.pages, 1):
        layer = _layer(
            symbol(code, version, number, pages), float(page.mediabox.width), float(page.mediabox.height)
        )
        page.merge_page(layer)
    target.compress_identical_objects()
    out = io.BytesIO()
    target.write(out)
    return out.getvalue()


def _layer(picture: bytes, width_pt: float, height_pt: float) -> "pypdf.PageObject":
    """An empty page with the picture in its place, on white."""
    import pypdf
    from PIL import Image

    image = Image.open(io.BytesIO(picture)).convert("L")
    side, left, bottom = QR_SIDE_MM * MM, QR_LEFT_MM * MM, QR_BOTTOM_MM * MM
    made = pypdf.PdfWriter()
    page = made.add_blank_page(width_pt, height_pt)
    name = pypdf.generic.NameObject
    number = pypdf.generic.NumberObject
    drawing = pypdf.generic.StreamObject()
    drawing.set_data(image.tobytes())
    drawing.update(
        {
            name("/Type"): name("/XObject"),
            name("/Subtype"): name("/Image"),
            name("/Width"): number(image.width),
            name("/Height"): number(image.height),
            name("/ColorSpace"): name("/DeviceGray"),
            name("/BitsPerComponent"): number(8),
        }
    )
    resources = pypdf.generic.DictionaryObject(
        {
            name("/XObject"): pypdf.generic.DictionaryObject(
                {name("/PageCode"): made._add_object(drawing.flate_encode())}
            )
        }
    )
    page[name("/Resources")] = resources
    content = pypdf.generic.StreamObject()
    content.set_data(
        f"q 1 g {left - 1:.2f} {bottom - 1:.2f} {side + 2:.2f} {side + 2:.2f} re f Q "
        f"q {side:.2f} 0 0 {side:.2f} {left:.2f} {bottom:.2f} cm /PageCode Do Q".encode()
    )
    page[name("/Contents")] = made._add_object(content)
    return page


def read(scan: bytes) -> list[SeenPage]:
    """The pages of a scanned stack, PDF or picture (also of several frames), each with the code found on it.

    Raises ValueError where it is neither.
    """
    return [_seen(place, picture) for place, picture in enumerate(_pictures(scan), 1)]


def _seen(place: int, picture: "Image") -> SeenPage:
    code = _code_on(picture)
    return SeenPage(place, code, blank=code is None and _is_blank(picture))


BLANK_SHARE = 0.002
"""Of a scanned empty back less than this is darker than mid-grey: dust, a punched hole, the sheet's edge."""


def _is_blank(picture: "Image") -> bool:
    dark = sum(picture.histogram()[:128])
    return dark < BLANK_SHARE * picture.width * picture.height


def _pictures(scan: bytes) -> "Iterator[Image]":
    if scan[:1024].lstrip().startswith(b"%PDF"):
        yield from _pdf_pictures(scan)
        return
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        picture = Image.open(io.BytesIO(scan))
        for frame in range(getattr(picture, "n_frames", 1)):
            picture.seek(frame)
            yield ImageOps.exif_transpose(picture).convert("L")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as wrong:
        raise ValueError("neither PDF nor picture") from wrong


def _pdf_pictures(scan: bytes) -> "Iterator[Image]":
    import pypdfium2  # slow to load; only those who read scans pay

    try:
        document = pypdfium2.PdfDocument(scan)
    except pypdfium2.PdfiumError as wrong:
        raise ValueError("not a readable PDF") from wrong
    try:
        for page in document:
            longest = max(page.get_size())
            scale = min(READ_DPI / 72, LARGEST_SIDE / longest)
            yield page.render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()


def _code_on(picture: "Image") -> PageCode | None:
    """The code on a page, whichever way up it was laid; tried again larger where the scan is coarse."""
    import zxingcpp  # slow to load; only those who read scans pay

    larger = (2, 3) if picture.height < 12 * PAGE_HEIGHT_MM else (2,)
    for factor in (1, *larger):
        tried = picture if factor == 1 else picture.resize((picture.width * factor, picture.height * factor))
        for found in zxingcpp.read_barcodes(
            tried, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
        ):
            code = PageCode.parse(found.text)
            if code is not None:
                return code
    return None
