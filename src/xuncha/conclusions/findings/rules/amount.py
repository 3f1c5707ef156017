import re
from decimal import Decimal, InvalidOperation

from .found import Found

LARGEST_FEN = 10**17  # a thousand times the yearly budget of any county: a slip of the keyboard

_UNITS = {"": 1, "元": 1, "万元": 10_000, "万": 10_000, "亿元": 100_000_000}
_WRITTEN = re.compile(r"^(?P<number>[0-9][0-9,]*(\.[0-9]+)?)\s*(?P<unit>元|万元|万|亿元)?$")


def fen_of(written: str) -> int:
    """Fen from what a person typed: `864,000.00`, `86.4万元`, full-width digits too.

    Raises ValueError on anything else, and on parts of a fen.
    """
    text = written.strip().translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,"))
    match = _WRITTEN.match(text)
    if match is None:
        raise ValueError(written)
    try:
        fen = Decimal(match["number"].replace(",", "")) * _UNITS[match["unit"] or ""] * 100
    except InvalidOperation as error:  # pragma: no cover - the pattern lets only numbers through
        raise ValueError(written) from error
    if fen != fen.to_integral_value() or fen > LARGEST_FEN:
        raise ValueError(written)
    return int(fen)


def problems(amount_fen: int | None, persons: int | None) -> list[Found]:
    """Money in whole fen and people in whole numbers, never below nothing."""
    found = []
    if amount_fen is not None and not 0 <= amount_fen <= LARGEST_FEN:
        found.append(Found("workpaper.amount_impossible", "amount"))
    if persons is not None and persons < 0:
        found.append(Found("workpaper.persons_impossible", "persons"))
    return found
