"""Forms handed out and returned: numbers of sheets, never what one person wrote."""

from enum import StrEnum

MOST = 100_000


class FormsFault(StrEnum):
    NONE_HANDED_OUT = "none_handed_out"
    TOO_MANY = "too_many"
    RETURNED_NEGATIVE = "returned_negative"
    RETURNED_MORE = "returned_more"


def forms_fault(handed_out: int | None, returned: int | None) -> FormsFault | None:
    """What is wrong with these numbers; None where at least one went out and no more came back."""
    if not handed_out or handed_out < 1:
        return FormsFault.NONE_HANDED_OUT
    if handed_out > MOST:
        return FormsFault.TOO_MANY
    if returned is None:
        return None
    if returned < 0:
        return FormsFault.RETURNED_NEGATIVE
    return FormsFault.RETURNED_MORE if returned > handed_out else None
