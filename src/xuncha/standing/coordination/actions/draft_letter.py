from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.standing.coordination import policies
from xuncha.standing.coordination.carried import Carried
from xuncha.standing.coordination.models import Letter

from ._letters import check, copy_to, enclose, restricted, say


@action
def draft_letter(
    *,
    by: Actor,
    kind: str,
    receiver: str,
    receiver_name: str,
    title: str,
    text: str = "",
    body: UUID | None = None,
    carried: Sequence[Carried] = (),
    copies: Sequence[str] = (),
    team: UUID | None = None,
    due_on: date | None = None,
    rule_set: str = "",
    on: date | None = None,
) -> Letter:
    """起草函件 — Draft a letter to an outside body; its number comes when it is sent.

    `carried` are the things it transfers; a letter with clues exists only for those who may know of them.
    Raises NotAllowed, BadInput.
    """
    sealed = restricted(kind)
    NotAllowed.unless(policies.can_write(by, restricted=sealed, team=team))
    letter = Letter(
        **born(by),
        kind=kind,
        restricted=sealed,
        receiver=receiver,
        receiver_name=receiver_name.strip(),
        body_id=body,
        title=title.strip(),
        text=text.strip(),
        team=team,
        rule_set=rule_set,
        due_on=due_on,
        drafted_on=on or by.clock.today(),
        drafted_by=by.name,
    )
    check(letter, len(carried), by)
    letter.save(force_insert=True)
    enclose(letter, carried, by)
    copy_to(letter, copies, by)
    say("coordination.letter_drafted", letter, by, carried=len(carried))
    return letter
