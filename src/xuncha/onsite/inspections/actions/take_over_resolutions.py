from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, Ref, touch
from xuncha.onsite.inspections import queries
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.policies import can_remove


@action
def take_over_resolutions(*, by: Actor, team: UUID, leaving: UUID, successor: UUID) -> int:
    """接手议定事项 — Let what meetings gave a member who is called home pass to a colleague. Returns how many.

    Runs inside `call_home` of the teams. Raises NotKnown, NotAllowed.
    """
    NotAllowed.unless(can_remove(by, teams.team(team, by)))
    rows = list(queries.open_resolutions_of(team, leaving).select_for_update(of=("self",)))
    for row in rows:
        row.owner_id = successor
        touch(row)
        row.save()
    record(
        "inspections.resolutions_taken_over",
        by=by,
        about=Ref("teams.team", team),
        facts={"numbers": [r.number for r in rows], "from": str(leaving), "to": str(successor)},
    )
    return len(rows)
