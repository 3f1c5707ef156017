from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.content import Pointed, Said
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version, touch

from ._clues import refuse, say, state_it


@action
def amend_clue(
    *,
    by: Actor,
    clue: UUID,
    outline: str,
    persons: Sequence[Pointed],
    level: str,
    discipline: str,
    item: str = "",
    origin: str = "",
    amount_fen: int | None = None,
    seen: int | None = None,
    on: date | None = None,
) -> Clue:
    """补充线索内容 — Amend what a clue says; the earlier statements stay.

    Raises NotKnown, NotAllowed, Stale, BadInput, Locked.
    """
    found = queries.locked(clue, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_amend(by, found))
    said = Said(outline.strip(), tuple(persons), origin.strip())
    refuse(
        queries.problems_of(
            found.inspection.rule_set,
            said,
            level=level,
            discipline=discipline,
            item=item,
            amount_fen=amount_fen,
        ),
        "clue.incomplete",
    )
    order = found.statements.count() + 1
    state_it(found, said, order, by, on or by.clock.today())
    found.level, found.discipline, found.item = level, discipline, item
    found.persons, found.amount_fen = len(persons), amount_fen
    touch(found)
    found.save()
    say("clues.clue_amended", found, by, statement=order)
    return found
