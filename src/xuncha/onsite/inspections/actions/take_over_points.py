from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, Ref, touch
from xuncha.onsite.inspections import queries
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.policies import can_remove


@action
def take_over_points(*, by: Actor, team: UUID, leaving: UUID, successor: UUID) -> int:
    """接手疑点 — Let the open points of a member who is called home pass to a colleague. Returns how many.

    Runs inside `call_home` of the teams. Raises NotKnown, NotAllowed.
    """
    NotAllowed.unless(can_remove(by, teams.team(team, by)))
    rows = list(queries.open_points_of(team, leaving).select_for_update(of=("self",)))
    for point in rows:
        point.who_has_id = successor
        touch(point)
        point.save()
    record(
        "inspections.points_taken_over",
        by=by,
        about=Ref("teams.team", team),
        facts={"points": [p.number for p in rows], "from": str(leaving), "to": str(successor)},
    )
    return len(rows)
