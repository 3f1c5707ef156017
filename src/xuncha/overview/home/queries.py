"""First screens are composed of cards that rooms registered; nothing is read here."""

from dataclasses import dataclass, field
from datetime import date

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.cards import Row, Shown, cards_for


@dataclass(slots=True)
class Screen:
    """What one person's first screen shows, by place."""

    top: list[Shown] = field(default_factory=list)
    main: list[Shown] = field(default_factory=list)
    side: list[Shown] = field(default_factory=list)
    door: list[Shown] = field(default_factory=list)
    late: list[Row] = field(default_factory=list)
    decide: list[Row] = field(default_factory=list)
    next: list[Row] = field(default_factory=list)
    beyond_late: int = 0  # late matters that are not among the rows
    knows_late: bool = False
    knows_decide: bool = False


def screen(actor: Actor) -> Screen:
    """The person's cards by place; late matters, decisions and dates of all rooms in one list each."""
    found = Screen()
    for shown in cards_for(actor):
        if shown.place == "late":
            found.knows_late = True
            found.late += shown.card.rows
            found.beyond_late += shown.card.beyond
        elif shown.place == "decide":
            found.knows_decide = True
            found.decide += shown.card.rows
        elif shown.place == "next":
            found.next += shown.card.rows
        else:
            getattr(found, shown.place).append(shown)
    found.late.sort(key=_by_due)
    found.decide.sort(key=_by_due)
    found.next.sort(key=_by_due)
    return found


def _by_due(row: Row) -> date:
    return row.due or date.max
