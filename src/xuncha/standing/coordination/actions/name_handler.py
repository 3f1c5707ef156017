from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import Handler, Letter
from xuncha.standing.coordination.rules.letters import Found

from ._letters import refuse, say


@action
def name_handler(*, by: Actor, letter: UUID, person: UUID) -> Letter:
    """指定经办人 — Name someone of the office to handle a letter with clues: from then on it exists for them.

    Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked(letter, by)
    NotAllowed.unless(policies.can_name_handler(by, found))
    if person not in {key for key, _name in queries.nameable(by)}:
        refuse([Found("letter.not_of_office", "person")], "letter.not_of_office")
    Handler.objects.get_or_create(letter=found, person_id=person, defaults=born(by))
    say("coordination.handler_named", found, by, person=str(person))
    return found
