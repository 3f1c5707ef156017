from datetime import date
from uuid import UUID

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import ClueItem
from xuncha.conclusions.clues.rules.content import Found
from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, NotAllowed, Ref
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections.days import checked_day

from ._clues import refuse, say


@action
def note_clue_item(
    *, by: Actor, inspection: UUID, text: str, source: Ref | None = None, on: date | None = None
) -> ClueItem:
    """记线索素材 — Note something that may point to a person, raw, for the lead to decide on.

    `source` is the thing it came from; the caller has made sure that `by` knows it. Raises NotKnown, NotAllowed,
    BadInput, Locked.
    """
    where = queries.inspection_of(inspection, by)
    NotAllowed.unless(policies.can_note_item(by, where.team_id, where.stage))
    if not text.strip():
        refuse([Found("clue_item.empty", "text")], "clue_item.empty")
    day = checked_day(by, on)
    item = ClueItem(
        **born(by),
        inspection=where,
        number=next_number(series="clues.item", by=by, pattern="素{n:03}", within=f"{where.id}/{by.person}"),
        noted_by_id=by.person,
        noted_on=day,
    )
    item.number = f"{by.code}-{item.number}"
    write_sealed(item, "sealed", text.strip(), CLUES_SCOPE)
    if source is not None:
        item.source_mark = queries.mark_of(source)
        write_sealed(item, "source_sealed", str(source), CLUES_SCOPE)
    item.save(force_insert=True)
    say("clues.item_noted", item, by, on=str(item.noted_on))
    return item
