"""One door to the Word file of any paper."""

import hashlib
import io

import docx

from .letter import letter_docx
from .parts import Document, Letter, Mark
from .record import record_docx


def to_docx(document: Document, mark: Mark | None = None) -> bytes:
    """The Word file of a paper; without a mark it says on every page that it is a draft. Same paper, same bytes."""
    mark = mark or Mark()
    said = fingerprint(document)
    return (
        letter_docx(document, mark, said)
        if isinstance(document, Letter)
        else record_docx(document, mark, said)
    )


def fingerprint(document: Document) -> str:
    """Stands for what a paper says, whatever its layout: the same words, the same fingerprint."""
    return hashlib.sha256(repr(document).encode()).hexdigest()


def fingerprint_in(file: bytes) -> str:
    """The fingerprint that `to_docx` wrote into a Word file."""
    return docx.Document(io.BytesIO(file)).core_properties.identifier
