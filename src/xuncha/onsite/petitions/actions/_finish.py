"""A petition has its result. Where nobody can be answered, that is its end."""

from datetime import date

from xuncha.foundation.terms import Actor
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import State

from ._move import move
from ._say import say


def finish(by: Actor, row: Petition, day: date) -> None:
    """Settled; and closed at once where it was anonymous."""
    row.settled_on = day
    if row.named:
        move(row, State.SETTLED)
        return
    row.closed_on = day
    move(row, State.SETTLED, State.CLOSED)
    say("petitions.closed", by, row, on=day.isoformat())
