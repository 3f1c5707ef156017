from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, check_version, touch
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Letter

from ._letters import check, copy_to, say


@action
def change_letter(
    *,
    by: Actor,
    letter: UUID,
    receiver: str,
    receiver_name: str,
    title: str,
    text: str = "",
    copies: Sequence[str] = (),
    due_on: date | None = None,
    seen: int | None = None,
) -> Letter:
    """修改函件 — Change a letter that has not gone out; what it carries stays.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(letter, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_change(by, found))
    found.receiver, found.receiver_name = receiver, receiver_name.strip()
    found.title, found.text, found.due_on = title.strip(), text.strip(), due_on
    check(found, found.enclosures.count(), by)
    found.copies.all().delete()
    copy_to(found, copies, by)
    touch(found)
    found.save()
    say("coordination.letter_changed", found, by)
    return found
