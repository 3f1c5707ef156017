from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, Problem, WrongState
from xuncha.foundation.terms.record import born
from xuncha.preparation.teams import hands, queries
from xuncha.preparation.teams.models import HandOver, Membership
from xuncha.preparation.teams.rules.states import TeamState

from ._leave import check_leaving, leave


@action
def call_home(
    *, by: Actor, membership: UUID, reason: str, successor: UUID | None = None, on: date | None = None
) -> HandOver:
    """召回移交 — Call a member of an authorised team home: what is open in their hands passes to a colleague in one step.

    `successor`: a membership of the same team; owed where anything is open. The rights end that minute; the slip says
    by number what was handed over. Events `teams.called_home`, `teams.member_removed`, and those of the rooms whose
    things changed hands. Raises NotKnown, NotAllowed, BadInput; WrongState where the team is not at work.
    """
    row = queries.locked_membership(membership, by)
    check_leaving(row, by, reason)
    if row.team.state != TeamState.AUTHORISED:
        raise WrongState(
            "member.not_at_work", _("%(team)s还没有授权，直接登记退出即可。") % {"team": row.team.name}
        )
    open_now = hands.open_work(row.team_id, row.person_id)
    heir = _heir(row, successor, bool(open_now))
    made = HandOver.objects.create(
        **born(by),
        number=next_number(series="teams.hand_over", by=by, pattern="交{n:03}"),
        membership=row,
        successor=heir,
        on=on or by.clock.today(),
        things=[[thing.kind, thing.number] for thing in open_now],
    )
    if heir is not None:
        hands.pass_on(by, row.team_id, row.person_id, heir.person_id)
    leave(row, by, reason, on)
    record(
        "teams.called_home",
        by=by,
        about=row.team.ref,
        facts={
            "number": made.number,
            "person": row.person.code,
            "successor": heir.person.code if heir else "",
            "things": made.things,
        },
    )
    return made


def _heir(row: Membership, successor: UUID | None, owed: bool) -> Membership | None:
    if successor is None:
        if owed:
            raise _problem(_("手里还有没办完的工作，选一位本组的人接手。"))
        return None
    colleagues = {m.id: m for m in queries.active_members(row.team_id) if m.id != row.id}
    if successor not in colleagues:
        raise _problem(_("接手的人要是本组现在的成员，并且不是本人。"))
    return colleagues[successor]


def _problem(said: str) -> BadInput:
    return BadInput("hand_over.successor", problems=[Problem("hand_over.successor", said, "successor")])
