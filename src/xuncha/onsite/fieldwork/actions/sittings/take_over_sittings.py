from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions._take_over import check_may_pass_on, replace, say_passed_on


@action
def take_over_sittings(*, by: Actor, team: UUID, leaving: UUID, successor: UUID) -> int:
    """接手听会 — Let the reports and meetings a member called home still has before them pass to a colleague. Returns how many.

    Those that were made stay theirs. A colleague who listens already listens once.
    Runs inside `call_home`. Raises NotKnown, NotAllowed.
    """
    check_may_pass_on(by, team)
    rows = list(queries.sittings_before(team, leaving).select_for_update(of=("self",)))
    for sitting in rows:
        replace(by, sitting, "listeners", leaving, successor)
    say_passed_on("fieldwork.sittings_taken_over", by, team, rows, leaving, successor)
    return len(rows)
