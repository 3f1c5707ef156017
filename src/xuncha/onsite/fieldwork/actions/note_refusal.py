from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import Interview
from xuncha.onsite.fieldwork.rules.states import InterviewState
from xuncha.onsite.inspections.days import checked_day

from ._finish import fingerprint_of, make_evidence
from ._move import move_interview
from ._said import say


@action
def note_refusal(
    *, by: Actor, interview: UUID, note: str, on: date | None = None, seen: int | None = None
) -> Interview:
    """注明拒签 — Note that the person heard refused to confirm the record, and why.

    The record closes as it stands and is evidence with the refusal on it. Raises NotKnown, NotAllowed, WrongState,
    BadInput without a note, Stale.
    """
    found = queries.locked_interview(interview, by)
    check_version(found, seen)
    policies.guard(policies.can_note_refusal(by, found))
    if not note.strip():
        problem = Problem(
            "interview.needs_note", _("写明本人怎样说、为什么不签，两名谈话人都在场。"), where="note"
        )
        raise BadInput("interview.needs_note", problems=[problem])
    found.confirmed_on = checked_day(by, on, not_before=found.held_on, what=_("谈话那一天"))
    found.refusal_note = note.strip()
    found.page_count = len(queries.pages(found))
    move_interview(found, InterviewState.REFUSED)
    say("fieldwork.refusal_noted", by, found, on=found.confirmed_on.isoformat(), sm3=fingerprint_of(found))
    make_evidence(by, found, found.confirmed_on)
    return found
