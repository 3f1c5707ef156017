from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, Ref, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.models import Interview, Interviewer
from xuncha.preparation.teams import queries as teams
from xuncha.preparation.teams.policies import can_remove


@action
def take_over_interviews(*, by: Actor, team: UUID, leaving: UUID, successor: UUID) -> int:
    """接手谈话 — Let the interviews a member called home still has before them pass to a colleague. Returns how many.

    Those that were held stay theirs: who heard is who heard. A colleague who hears already hears with one fewer; the
    page then asks for a second. Runs inside `call_home`. Raises NotKnown, NotAllowed.
    """
    NotAllowed.unless(can_remove(by, teams.team(team, by)))
    rows = list(queries.planned_with(team, leaving).select_for_update(of=("self",)))
    for interview in rows:
        _replace(by, interview, leaving, successor)
    record(
        "fieldwork.interviews_taken_over",
        by=by,
        about=Ref("teams.team", team),
        facts={"interviews": [i.number for i in rows], "from": str(leaving), "to": str(successor)},
    )
    return len(rows)


def _replace(by: Actor, interview: Interview, leaving: UUID, successor: UUID) -> None:
    gone = interview.interviewers.get(person_id=leaving)
    order = gone.order
    gone.delete()
    if not interview.interviewers.filter(person_id=successor).exists():
        Interviewer.objects.create(**born(by), interview=interview, person_id=successor, order=order)
    touch(interview)
    interview.save()
