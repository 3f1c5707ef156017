"""A stack of signed pages as it comes from the scanner: several files, any order, recognised page by page."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from xuncha.engines.wordfile import codes
from xuncha.foundation.terms import BadInput, Problem

from .rules.returned import Seen

if TYPE_CHECKING:  # half a second to load: not while the office starts
    import pypdf


@dataclass(frozen=True, slots=True)
class Stack:
    """The pages of a stack, each as a PDF of its own, and what was read on it. Nothing is kept yet."""

    seen: tuple[Seen, ...]
    sheets: tuple[bytes, ...]
    names: tuple[str, ...]


MOST_PAGES = 600


def recognise(files: Sequence[tuple[str, bytes]]) -> Stack:
    """Read the codes of all pages, in the order given. Slow (a fraction of a second a page): not in a transaction.

    Raises BadInput naming the file that is neither PDF nor picture, or empty, or with more pages than a scanner holds.
    """
    seen: list[Seen] = []
    sheets: list[bytes] = []
    for name, content in files:
        own = _sheets_of(name, content, MOST_PAGES - len(sheets))
        for page, sheet in zip(_read(name, content), own, strict=True):
            sheets.append(sheet)
            seen.append(_seen(len(sheets), page))
    if not sheets:
        raise _refused("scan.empty", _("没有收到扫描件。请选择 PDF 或者图片。"))
    return Stack(tuple(seen), tuple(sheets), tuple(name for name, _content in files))


def _sheets_of(name: str, content: bytes, most: int) -> list[bytes]:
    from PIL import Image
    from pypdf.errors import PyPdfError

    try:
        sheets = list(islice(_sheets(content), most + 1))
    except (PyPdfError, OSError, ValueError, Image.DecompressionBombError) as wrong:
        raise _unreadable(name) from wrong
    if len(sheets) > most:
        raise _refused("scan.too_many", _("一次最多收 %(n)d 页。请分几次交。") % {"n": MOST_PAGES})
    return sheets


def _read(name: str, content: bytes) -> list[codes.SeenPage]:
    try:
        return codes.read(content)
    except ValueError as wrong:
        raise _unreadable(name) from wrong


def _unreadable(name: str) -> BadInput:
    words = _("%(name)s 不是可以读取的 PDF 或者图片，全部都没有收。请检查后重新上传。")
    return _refused("scan.unreadable", words % {"name": name})


def _refused(code: str, words: str) -> BadInput:
    return BadInput(code, words, problems=[Problem(code, words, where="stack")])


def _seen(place: int, page: codes.SeenPage) -> Seen:
    if page.code is None:
        return Seen(place, blank=page.blank)
    return Seen(place, page.code.paper, page.code.version, page.code.page, page.code.pages)


def _sheets(content: bytes) -> Iterator[bytes]:
    """Each page as a PDF of its own."""
    import pypdf

    if content[:1024].lstrip().startswith(b"%PDF"):
        yield from (_single(page) for page in pypdf.PdfReader(io.BytesIO(content)).pages)
        return
    from PIL import Image, ImageOps

    picture = Image.open(io.BytesIO(content))
    for frame in range(getattr(picture, "n_frames", 1)):
        picture.seek(frame)
        out = io.BytesIO()
        ImageOps.exif_transpose(picture).convert("RGB").save(out, "PDF", resolution=200.0)
        yield out.getvalue()


def _single(page: "pypdf.PageObject") -> bytes:
    import pypdf

    writer = pypdf.PdfWriter()
    writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bind(sheets: Sequence[bytes]) -> bytes:
    """Single sheets as one PDF, in this order."""
    import pypdf

    writer = pypdf.PdfWriter()
    for sheet in sheets:
        writer.append(io.BytesIO(sheet))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pages_of(pdf: bytes) -> list[bytes]:
    return list(_sheets(pdf))
