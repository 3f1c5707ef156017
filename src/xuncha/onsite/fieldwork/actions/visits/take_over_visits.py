from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions._take_over import check_may_pass_on, replace, say_passed_on


@action
def take_over_visits(*, by: Actor, team: UUID, leaving: UUID, successor: UUID) -> int:
    """接手走访 — Let the visits a member called home still has before them pass to a colleague. Returns how many.

    Those that were made stay theirs. A colleague who goes already goes with one fewer; recording the visit then asks for a second.
    Runs inside `call_home`. Raises NotKnown, NotAllowed.
    """
    check_may_pass_on(by, team)
    rows = list(queries.visits_before(team, leaving).select_for_update(of=("self",)))
    for visit in rows:
        replace(by, visit, "visitors", leaving, successor)
    say_passed_on("fieldwork.visits_taken_over", by, team, rows, leaving, successor)
    return len(rows)
