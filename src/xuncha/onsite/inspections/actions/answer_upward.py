from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, touch
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import UpwardMatter
from xuncha.onsite.inspections.policies import can_answer_upward


@action
def answer_upward(
    *, by: Actor, upward: UUID, answer: str, answered_by: str, on: date | None = None
) -> UpwardMatter:
    """登记答复 — Record, as the office, what was answered to a matter reported upward, by whom and when.

    Raises NotKnown; NotAllowed; WrongState where it was answered; BadInput.
    """
    found = queries.locked_upward(upward, by)
    NotAllowed.unless(can_answer_upward(by))
    if found.answered_on is not None:
        raise WrongState("upward.answered", _("这件事已经登记答复。"))
    wanted = (
        ("answer", answer, _("写明怎样答复的。")),
        ("answered_by", answered_by, _("写明谁答复的。")),
    )
    problems = [
        Problem(f"upward.needs_{field}", words, where=field)
        for field, value, words in wanted
        if not value.strip()
    ]
    if problems:
        raise BadInput("upward.incomplete", problems=problems)
    found.answer, found.answered_by = answer.strip(), answered_by.strip()
    found.answered_on = checked_day(by, on, not_before=found.reported_on, what=_("请示报告"))
    touch(found)
    found.save()
    record(
        "inspections.upward_answered",
        by=by,
        about=found.inspection.ref,
        facts={"number": found.number, "on": found.answered_on.isoformat()},
        scope=inspection_scope(found.inspection_id),
        rule_set=found.inspection.rule_set,
    )
    return found
