"""Custody is one unbroken line for each thing: handed over at the time the last holder gave it up."""

from datetime import date
from enum import StrEnum


class CustodyFault(StrEnum):
    NOBODY = "nobody"
    SAME_HOLDER = "same_holder"
    BEFORE_LAST = "before_last"


def hand_over_fault(holder: str, to: str, since: date, on: date) -> CustodyFault | None:
    """What is wrong with handing a thing held by `holder` since `since` to `to` on `on`; None where nothing is."""
    if not to.strip():
        return CustodyFault.NOBODY
    if to.strip() == holder:
        return CustodyFault.SAME_HOLDER
    if on < since:
        return CustodyFault.BEFORE_LAST
    return None
