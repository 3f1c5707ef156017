from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.papers.issuers import word
from xuncha.foundation.papers.numbering import official_number
from xuncha.foundation.terms import Actor, NotAllowed, check_version
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Letter
from xuncha.standing.coordination.rules.states import State

from ._letters import check, checked_day, move, say


@action
def send_letter(*, by: Actor, letter: UUID, on: date | None = None, seen: int | None = None) -> Letter:
    """发出函件 — Send a letter: it gets its number, and the receiver is waited for.

    Letters with clues have a series of their own. Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(letter, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_send(by, found))
    check(found, found.enclosures.count(), by)
    day = checked_day(by, on, found)
    found.number = official_number(word=word("线" if found.restricted else "函"), by=by, year=day.year)
    found.sent_on = day
    move(found, State.SENT)
    say("coordination.letter_sent", found, by, on=str(day))
    return found
