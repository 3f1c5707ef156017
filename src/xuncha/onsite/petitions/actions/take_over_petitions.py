from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed, Ref, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.models import Handler, Petition
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.policies import can_remove


@action
def take_over_petitions(*, by: Actor, team: UUID, leaving: UUID, successor: UUID) -> int:
    """接手信访 — Let the petitions a member called home has in hand pass to a colleague. Returns how many.

    The member knows them no longer from then on. Runs inside `call_home`, by whoever may call home, who need not know
    the petitions. Raises NotKnown, NotAllowed.
    """
    NotAllowed.unless(can_remove(by, teams.team(team, by)))
    rows = list(queries.held_by(team, leaving).select_for_update(of=("self",)))
    for row in rows:
        _replace(by, row, leaving, successor)
    record(
        "petitions.taken_over",
        by=by,
        about=Ref("teams.team", team),
        facts={"petitions": [r.number for r in rows], "from": str(leaving), "to": str(successor)},
        scope=PETITIONS_SCOPE,
    )
    return len(rows)


def _replace(by: Actor, row: Petition, leaving: UUID, successor: UUID) -> None:
    row.handlers.filter(person_id=leaving).delete()
    if not row.handlers.filter(person_id=successor).exists():
        Handler.objects.create(**born(by), petition=row, person_id=successor, assigned_on=by.clock.today())
    touch(row)
    row.save()
