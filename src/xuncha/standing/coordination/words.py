"""Words of this room for rooms above."""

from .models import ReceiverLabel

RECEIVERS = ReceiverLabel.choices


def receiver_word(code: str) -> str:
    """A word of published figures in the reader's language."""
    return str(dict(RECEIVERS).get(code, code))
