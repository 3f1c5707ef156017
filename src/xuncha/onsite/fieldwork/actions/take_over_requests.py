from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, touch
from xuncha.onsite.fieldwork import queries

from ._take_over import check_may_pass_on, say_passed_on


@action
def take_over_requests(*, by: Actor, team: UUID, leaving: UUID, successor: UUID) -> int:
    """接手调阅单 — Let the requests a member called home drafted, not approved yet, pass to a colleague. Returns how many.

    The entry says who drafted them. Runs inside `call_home`. Raises NotKnown, NotAllowed.
    """
    check_may_pass_on(by, team)
    rows = list(queries.drafts_of(team, leaving).select_for_update(of=("self",)))
    for request in rows:
        request.drafted_by_id = successor
        touch(request)
        request.save()
    say_passed_on("fieldwork.requests_taken_over", by, team, rows, leaving, successor)
    return len(rows)
