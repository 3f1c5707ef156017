from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor
from xuncha.onsite.fieldwork import queries

from ._take_over import check_may_pass_on, replace, say_passed_on


@action
def take_over_interviews(*, by: Actor, team: UUID, leaving: UUID, successor: UUID) -> int:
    """接手谈话 — Let the interviews a member called home still has before them pass to a colleague. Returns how many.

    Those that were held stay theirs: who heard is who heard. A colleague who hears already hears with one fewer;
    beginning the talk then asks for a second. Runs inside `call_home`. Raises NotKnown, NotAllowed.
    """
    check_may_pass_on(by, team)
    rows = list(queries.planned_with(team, leaving).select_for_update(of=("self",)))
    for interview in rows:
        replace(by, interview, "interviewers", leaving, successor)
    say_passed_on("fieldwork.interviews_taken_over", by, team, rows, leaving, successor)
    return len(rows)
