"""One door to the Word file of any paper."""

from .letter import letter_docx
from .parts import Document, Letter, Mark
from .record import record_docx


def to_docx(document: Document, mark: Mark | None = None) -> bytes:
    """The Word file of a paper; without a mark it says on every page that it is a draft. Same paper, same bytes."""
    mark = mark or Mark()
    return letter_docx(document, mark) if isinstance(document, Letter) else record_docx(document, mark)
