from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Measure
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, check_version, touch


@action
def change_measure(
    *,
    by: Actor,
    measure: UUID,
    text: str,
    leader: str,
    standard: str,
    due_on: date | None = None,
    department: str = "",
    person: str = "",
    seen: int | None = None,
) -> Measure:
    """修改整改措施 — Change a measure while the plan is with the body.

    Raises NotKnown, NotAllowed (plan handed in or accepted), Stale, BadInput (no text).
    """
    found = queries.measure(measure, by, locked=True)
    check_version(found, seen)
    NotAllowed.unless(policies.can_plan(by, found.item.ledger))
    if not text.strip():
        raise BadInput("measure.no_text", _("写明做什么。"))
    found.text, found.leader, found.standard = text.strip(), leader.strip(), standard.strip()
    found.department, found.person, found.due_on = department.strip(), person.strip(), due_on
    touch(found)
    found.save()
    record(
        "rectification.measure_changed",
        by=by,
        about=found.ref,
        facts={"due_on": due_on.isoformat() if due_on else None},
        rule_set=found.item.ledger.rule_set,
    )
    return found
