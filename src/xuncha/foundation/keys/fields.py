"""A column that holds a sealed value: what lies in the table opens only under its scope, for its row and field."""

from django.db import models

from xuncha.foundation.terms.record import Record

from .scopes import OFFICE_SCOPE
from .store import open_sealed, seal


class SealedText(models.BinaryField):
    """Text under a key. Written with `write_sealed`, read with `open_text`, and that only inside `open_…` actions."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        kwargs.setdefault("null", True)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)


def _context(row: Record, field: str) -> bytes:
    return f"{row.ref}\0{field}".encode()


def write_sealed(row: Record, field: str, text: str, scope: str = OFFICE_SCOPE) -> None:
    """Put text into a `SealedText` field of a row that has its id. Empty text is an empty field. Does not save."""
    setattr(row, field, seal(scope, text.encode(), _context(row, field)) if text else None)


def open_text(row: Record, field: str, scope: str = OFFICE_SCOPE) -> str:
    """The text of a `SealedText` field; "" where it is empty. Raises Locked, Unopenable."""
    sealed = getattr(row, field)
    return "" if sealed is None else open_sealed(scope, bytes(sealed), _context(row, field)).decode()
