from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Reminder

from ._letters import checked_day, say


@action
def remind_receiver(*, by: Actor, letter: UUID, note: str = "", on: date | None = None) -> Reminder:
    """催办 — Note that the receiver was asked again, and how.

    Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked(letter, by)
    NotAllowed.unless(policies.can_remind(by, found))
    made = Reminder.objects.create(
        **born(by), letter=found, on=checked_day(by, on, found), by_name=by.name, note=note.strip()
    )
    say("coordination.receiver_reminded", found, by, on=str(made.on))
    return made
