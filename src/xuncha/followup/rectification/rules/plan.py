from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WEAK = ("召开会议", "开会研究", "加强学习", "提高认识", "高度重视", "进一步加强", "严格落实")


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """A measure as the rule sees it."""

    text: str
    leader: str
    standard: str
    due_on: date | None
    long_term: bool


@dataclass(frozen=True, slots=True)
class Lack:
    """What the plan lacks: the item's place in the list, a code, whether it stands in the way or is for people to judge."""

    order: int
    code: str
    blocks: bool = True


def lacks(items: Sequence[tuple[int, Sequence[PlannedMeasure]]], last_day: date) -> list[Lack]:
    """Every finding answered, duties clear, a standard and a date for each measure (domain 2.10, joint review).

    A date after the period is for the reviewer to judge unless the measure is long-term; a measure that is only a
    meeting is pointed out, never refused.
    """
    found = []
    for order, measures in items:
        if not measures:
            found.append(Lack(order, "plan.no_measure"))
        for m in measures:
            if not m.leader.strip():
                found.append(Lack(order, "plan.no_leader"))
            if not m.standard.strip():
                found.append(Lack(order, "plan.no_standard"))
            if m.due_on is None and not m.long_term:
                found.append(Lack(order, "plan.no_date"))
            if m.due_on is not None and m.due_on > last_day and not m.long_term:
                found.append(Lack(order, "plan.date_after_period", blocks=False))
            if only_a_meeting(m.text):
                found.append(Lack(order, "plan.only_a_meeting", blocks=False))
    return found


def only_a_meeting(text: str) -> bool:
    """The whole measure is a phrase that names no deed."""
    plain = text.strip("。；，、 \n")
    return any(plain.startswith(w) and len(plain) <= len(w) + 8 for w in WEAK)
