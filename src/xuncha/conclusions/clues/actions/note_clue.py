from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.content import Pointed, Said
from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, NotAllowed, Ref
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day

from ._clues import note_sources, refuse, say, state_it, take_up


@action
def note_clue(
    *,
    by: Actor,
    inspection: UUID,
    outline: str,
    persons: Sequence[Pointed],
    level: str,
    discipline: str,
    item: str = "",
    origin: str = "",
    amount_fen: int | None = None,
    sources: Sequence[Ref] = (),
    items: Sequence[UUID] = (),
    on: date | None = None,
) -> Clue:
    """登记问题线索 — Note a clue: whom it points to and what about, sealed under the clues' own key.

    `sources` are the things it came from, `items` the raw notes it takes up; the caller has made sure that `by`
    knows them. Raises NotKnown, NotAllowed, BadInput, Locked.
    """
    where = queries.inspection_of(inspection, by)
    NotAllowed.unless(policies.can_note(by, where.team_id, where.stage))
    said = Said(outline.strip(), tuple(persons), origin.strip())
    refuse(
        queries.problems_of(
            where.rule_set, said, level=level, discipline=discipline, item=item, amount_fen=amount_fen
        ),
        "clue.incomplete",
    )
    day = checked_day(by, on)
    clue = Clue.objects.create(
        **born(by),
        number=next_number(series="clues.clue", by=by, pattern="线〔{year}〕{n:03}", year=day.year),
        inspection=where,
        level=level,
        discipline=discipline,
        item=item,
        persons=len(persons),
        amount_fen=amount_fen,
        noted_on=day,
        noted_by_id=by.person,
    )
    state_it(clue, said, 1, by, day)
    note_sources(clue, sources, by)
    take_up(items, clue, by, day)
    say("clues.clue_noted", clue, by, on=str(day), level=level, discipline=discipline)
    return clue
