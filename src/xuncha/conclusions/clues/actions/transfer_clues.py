from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.clues import policies, queries
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.content import Found
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.onsite.inspections.days import checked_day
from xuncha.standing.coordination.actions.draft_letter import draft_letter
from xuncha.standing.coordination.actions.send_letter import send_letter
from xuncha.standing.coordination.carried import Carried
from xuncha.standing.coordination.rules.letters import Kind

from ._clues import move, refuse, say

TITLE = "关于移交问题线索的函"  # official text: Chinese whatever language the reader reads


@action
def transfer_clues(
    *,
    by: Actor,
    clues: Sequence[UUID],
    copies: Sequence[str] = (),
    title: str = "",
    on: date | None = None,
) -> list[Clue]:
    """移交问题线索 — Transfer clues decided for one receiver on one letter, which exists only for who may know them.

    Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked_many(clues, by)
    for clue in found:
        NotAllowed.unless(policies.can_transfer(by, clue))
    first = found[0]
    if len({(c.receiver, c.receiver_name) for c in found}) > 1:
        refuse([Found("transfer.several_receivers", "clues")], "transfer.several_receivers")
    latest = max(c.decided_on for c in found if c.decided_on is not None)
    day = checked_day(by, on, not_before=latest, what=_("决定处置"))
    teams = {c.inspection.team_id for c in found}
    letter = draft_letter(
        by=by,
        kind=Kind.CLUES,
        receiver=first.receiver,
        receiver_name=first.receiver_name,
        body=first.receiver_body_id,
        title=title.strip() or TITLE,
        carried=[Carried(c.ref, c.number) for c in found],
        copies=copies,
        team=teams.pop() if len(teams) == 1 else None,
        rule_set=first.inspection.rule_set,
        on=day,
    )
    letter = send_letter(by=by, letter=letter.id, on=day)
    for clue in found:
        clue.transfer, clue.transferred_on = letter, day
        move(clue, State.TRANSFERRED)
        say("clues.clue_transferred", clue, by, on=str(day), letter=str(letter.id))
    return found
