"""信访受理截止 — whether a petition came after the day or the hour of the public notice. It is taken all the same."""

from datetime import date, time


def is_late(received_on: date, at: time | None, closes: date | None, closes_at: time | None) -> bool:
    """After the closing day; on it, after the hour, where both hours are known. A day alone is open to its end."""
    if closes is None or received_on < closes:
        return False
    if received_on > closes:
        return True
    return closes_at is not None and at is not None and at > closes_at
