"""The bytes of a paper, for rooms and pages that need them."""

from functools import lru_cache

from xuncha.engines.wordfile import codes, convert
from xuncha.foundation.terms import Actor, Ref

from .queries import rendered


def render(code: str, ref: Ref, actor: Actor) -> bytes:
    """The Word file: the edition that went out while nothing changed since, otherwise a draft that says so.

    Writes nothing. Raises NotKnown.
    """
    return rendered(code, ref, actor).docx


def pdf_available() -> bool:
    """Whether this machine can make a PDF: LibreOffice is there."""
    return convert.office() is not None


@lru_cache(maxsize=12)
def pdf_of(docx: bytes, code: str = "", edition: int = 0) -> bytes:
    """The same paper as PDF, each page with its own code where it has been issued. A few are remembered, in memory only.

    Raises convert.OfficeMissing, convert.ConversionFailed.
    """
    pdf = convert.to_pdf(docx)
    return codes.stamp(pdf, code, edition) if code else pdf
