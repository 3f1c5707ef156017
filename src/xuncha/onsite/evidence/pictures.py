"""Pages of a file as something to look at: pictures of PDF pages and images, text of Word, text and tables."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from xuncha.foundation.files.store import read

if TYPE_CHECKING:
    from PIL.Image import Image

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/tiff", "image/bmp"})
TEXTS = frozenset({"text/plain", "text/csv"})
WIDTH = 1000
LARGEST = 80_000_000  # pixels; a scan of an A0 drawing at 200 dpi
ROWS = 400

_pdfium = Lock()  # the PDF library works for one thread at a time


@dataclass(frozen=True, slots=True)
class Shown:
    """A file's kind as the viewer needs it."""

    id: UUID
    media_type: str
    pages: int | None


def has_pictures(media_type: str) -> bool:
    """Whether its pages are shown as pictures."""
    return media_type == PDF or media_type in PICTURES


def has_text(media_type: str) -> bool:
    """Whether its pages are shown as numbered paragraphs."""
    return media_type in {WORD, SHEET} or media_type in TEXTS


def page_count(file: object) -> int | None:
    """Pages of a file where it has some of its own: PDF, pictures in one file, sheets of a workbook."""
    media_type, pages = file.media_type, file.pages  # type: ignore[attr-defined]
    if pages:
        return int(pages)
    if media_type == "image/tiff":
        return _frames(file.id)  # type: ignore[attr-defined]
    if media_type == SHEET:
        return max(1, len(text_pages(file.id, media_type)))  # type: ignore[attr-defined]
    return 1 if media_type in PICTURES or media_type in TEXTS else None


def picture(file_id: UUID, media_type: str, page: int) -> bytes | None:
    """A page as PNG, about 1000 pixels wide; None where it cannot be drawn."""
    return _picture(file_id, media_type, page)


@lru_cache(maxsize=24)
def _picture(file_id: UUID, media_type: str, page: int) -> bytes | None:
    with read(file_id) as stream:
        return _pdf_page(stream, page) if media_type == PDF else _image(stream, page)


def _pdf_page(stream: BinaryIO, page: int) -> bytes | None:
    import pypdfium2

    data = stream.read()
    with _pdfium:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return None
        try:
            if not 1 <= page <= len(document):
                return None
            sheet = document[page - 1]
            drawn = sheet.render(scale=WIDTH / max(sheet.get_width(), 1)).to_pil()
        finally:
            document.close()
    return _png(drawn)


def _image(stream: BinaryIO, page: int) -> bytes | None:
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(stream) as opened:
            if opened.width * opened.height > LARGEST or page > getattr(opened, "n_frames", 1):
                return None
            opened.seek(page - 1)
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((WIDTH * 2, WIDTH * 4))
            return _png(upright.convert("RGB"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None


def _png(drawn: "Image") -> bytes:
    out = io.BytesIO()
    drawn.save(out, "PNG", compress_level=3)
    return out.getvalue()


def _frames(file_id: UUID) -> int:
    from PIL import Image, UnidentifiedImageError

    try:
        with read(file_id) as stream, Image.open(stream) as opened:
            return int(getattr(opened, "n_frames", 1))
    except (UnidentifiedImageError, OSError, ValueError):
        return 1


def text_pages(file_id: UUID, media_type: str) -> list[list[str]]:
    """Numbered paragraphs page by page; a workbook's sheets are its pages. Empty where nothing can be read."""
    with read(file_id) as stream:
        data = stream.read()
    if media_type == WORD:
        return [_word(data)]
    if media_type == SHEET:
        return _sheets(data)
    return [_plain(data).splitlines()[:ROWS]]


def _word(data: bytes) -> list[str]:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from docx.table import Table

    try:
        document = Document(io.BytesIO(data))
    except (OpcError, ValueError, KeyError):
        return []
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines.extend(_row([cell.text for cell in row.cells]) for row in block.rows)
        elif block.text.strip():
            lines.append(block.text.strip())
    return lines


def _sheets(data: bytes) -> list[list[str]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            [_row([str(cell) for cell in row]) for row in book.get_sheet_by_name(name).to_python()[:ROWS]]
            for name in book.sheet_names
        ]
    except (CalamineError, ValueError, OSError):
        return []


def _row(cells: Sequence[str]) -> str:
    return " | ".join(cell.strip() for cell in cells)


def _plain(data: bytes) -> str:
    for codec in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def ratio(png: bytes | None) -> float:
    """Height by width of a PNG, from its header; that of A4 where there is none."""
    if not png:
        return 1.414
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    return height / max(width, 1)
