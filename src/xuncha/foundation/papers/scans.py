"""A stack of signed pages as it comes from the scanner: several files, any order, recognised page by page."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pypdf
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from xuncha.engines.wordfile import codes
from xuncha.foundation.terms import BadInput, Problem

from .rules.returned import Seen


@dataclass(frozen=True, slots=True)
class Stack:
    """The pages of a stack, each as a PDF of its own, and what was read on it. Nothing is kept yet."""

    seen: tuple[Seen, ...]
    sheets: tuple[bytes, ...]
    names: tuple[str, ...]


def recognise(files: Sequence[tuple[str, bytes]]) -> Stack:
    """Read the codes of all pages, in the order given. Slow (a fraction of a second a page): not in a transaction.

    Raises BadInput naming the file that is neither PDF nor picture, or empty.
    """
    seen: list[Seen] = []
    sheets: list[bytes] = []
    for name, content in files:
        for page, sheet in zip(_read(name, content), _sheets(content), strict=True):
            sheets.append(sheet)
            seen.append(_seen(len(sheets), page))
    if not sheets:
        raise _unreadable("", _("没有收到扫描件。请选择 PDF 或者图片。"))
    return Stack(tuple(seen), tuple(sheets), tuple(name for name, _content in files))


def _read(name: str, content: bytes) -> list[codes.SeenPage]:
    try:
        return codes.read(content)
    except ValueError as wrong:
        raise _unreadable(
            name,
            _("%(name)s 不是可以读取的 PDF 或者图片，全部都没有收。请检查后重新上传。") % {"name": name},
        ) from wrong


def _unreadable(name: str, words: str) -> BadInput:
    return BadInput("scan.unreadable", words, problems=[Problem("scan.unreadable", words, where="scans")])


def _seen(place: int, page: codes.SeenPage) -> Seen:
    if page.code is None:
        return Seen(place, blank=page.blank)
    return Seen(place, page.code.paper, page.code.version, page.code.page, page.code.pages)


def _sheets(content: bytes) -> list[bytes]:
    """Each page as a PDF of its own."""
    if content[:1024].lstrip().startswith(b"%PDF"):
        return [_single(page) for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    picture = Image.open(io.BytesIO(content))
    sheets = []
    for frame in range(getattr(picture, "n_frames", 1)):
        picture.seek(frame)
        out = io.BytesIO()
        ImageOps.exif_transpose(picture).convert("RGB").save(out, "PDF", resolution=200.0)
        sheets.append(out.getvalue())
    return sheets


def _single(page: pypdf.PageObject) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bind(sheets: Sequence[bytes]) -> bytes:
    """Single sheets as one PDF, in this order."""
    writer = pypdf.PdfWriter()
    for sheet in sheets:
        writer.append(io.BytesIO(sheet))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pages_of(pdf: bytes) -> list[bytes]:
    return _sheets(pdf)
