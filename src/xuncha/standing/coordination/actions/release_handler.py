from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Letter
from xuncha.standing.coordination.rules.letters import Found

from ._letters import refuse, say


@action
def release_handler(*, by: Actor, letter: UUID, person: UUID) -> Letter:
    """取消经办人 — Release someone from handling a letter with clues: from then on it does not exist for them.

    Raises NotKnown, NotAllowed, BadInput where they are not named.
    """
    found = queries.locked(letter, by)
    NotAllowed.unless(policies.can_name_handler(by, found))
    gone, _rows = found.handlers.filter(person_id=person).delete()
    if not gone:
        refuse([Found("letter.not_of_office", "person")], "letter.not_of_office")
    say("coordination.handler_released", found, by, person=str(person))
    return found
