from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version, touch
from xuncha.foundation.terms.record import born
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Letter, Reply
from xuncha.standing.coordination.rules.letters import Found
from xuncha.standing.coordination.rules.states import State

from ._letters import checked_day, move, refuse, say


@action
def record_reply(
    *,
    by: Actor,
    letter: UUID,
    text: str = "",
    their_number: str = "",
    final: bool = True,
    scan: UUID | None = None,
    on: date | None = None,
    seen: int | None = None,
) -> Letter:
    """登记回复 — Note what the receiver answered; an interim answer leaves the letter waiting.

    Of a letter with clues only number and day stand here. Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(letter, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_reply(by, found))
    if found.restricted and text.strip():
        refuse([Found("letter.restricted_reply", "text")], "letter.restricted_reply")
    day = checked_day(by, on, found)
    Reply.objects.create(
        **born(by),
        letter=found,
        received_on=day,
        their_number=their_number.strip(),
        text=text.strip(),
        final=final,
        scan_id=scan,
    )
    if final:
        found.ended_on = day
        move(found, State.ANSWERED)
    else:
        touch(found)
        found.save()
    say("coordination.letter_answered", found, by, on=str(day), final=final)
    return found
