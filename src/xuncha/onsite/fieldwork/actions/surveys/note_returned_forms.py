from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, Problem, check_version, touch
from xuncha.onsite.fieldwork import policies, surveys
from xuncha.onsite.fieldwork.actions._crew import refuse
from xuncha.onsite.fieldwork.actions._said import say
from xuncha.onsite.fieldwork.models import Survey
from xuncha.onsite.inspections.days import checked_day

from ._numbers import number_problems


@action
def note_returned_forms(
    *,
    by: Actor,
    survey: UUID,
    returned: int,
    stood_out: str = "",
    on: date | None = None,
    seen: int | None = None,
) -> Survey:
    """登记收回的表 — Record how many of the forms came back and what stood out over all of them; again while the team is
    there, when more come in. The journal keeps what was said before.

    Raises NotKnown, NotAllowed, WrongState once the team left, BadInput, Stale.
    """
    found = surveys.locked(survey, by)
    check_version(found, seen)
    policies.guard(policies.can_note_returned_forms(by, found))
    problems = number_problems(found.handed_out, returned)
    if returned is None:
        problems.append(Problem("survey.needs_returned", _("写明收回多少份。"), where="returned"))
    refuse("survey.incomplete", problems)
    day = checked_day(by, on, not_before=found.handed_on, what=_("发出"))
    before = found.returned
    found.returned, found.returned_on, found.stood_out = returned, day, stood_out.strip()
    touch(found)
    found.save()
    say("fieldwork.forms_returned", by, found, on=day.isoformat(), returned=returned, before=before)
    return found
