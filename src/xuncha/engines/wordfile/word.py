"""One door to the Word file of any paper. The Word library takes half a second to load: only when a file is made or read."""

import hashlib
import io
from dataclasses import replace

from .parts import Block, Document, Letter, Mark, Signatures, SignLine


def to_docx(document: Document, mark: Mark | None = None) -> bytes:
    """The Word file of a paper; without a mark it says on every page that it is a draft. Same paper, same bytes."""
    from .letter import letter_docx
    from .record import record_docx

    mark = mark or Mark()
    prints = (fingerprint(document), wording(document))
    return (
        letter_docx(document, mark, prints)
        if isinstance(document, Letter)
        else record_docx(document, mark, prints)
    )


def fingerprint(document: Document) -> str:
    """Stands for everything a paper says, whatever its layout."""
    return hashlib.sha256(repr(document).encode()).hexdigest()


def wording(document: Document) -> str:
    """Stands for what is signed: the paper without who signed and when."""
    return fingerprint(replace(document, blocks=[_unsigned(block) for block in document.blocks]))


def _unsigned(block: Block) -> Block:
    return (
        Signatures([SignLine(line.label) for line in block.lines]) if isinstance(block, Signatures) else block
    )


def fingerprint_in(file: bytes) -> str:
    """The fingerprint that `to_docx` wrote into a Word file."""
    import docx

    return docx.Document(io.BytesIO(file)).core_properties.identifier


def wording_in(file: bytes) -> str:
    """The fingerprint of the wording that `to_docx` wrote into a Word file."""
    import docx

    return docx.Document(io.BytesIO(file)).core_properties.keywords
