from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Task
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born


@action
def add_task(*, by: Actor, measure: UUID, text: str, person: str = "", due_on: date | None = None) -> Task:
    """分解任务 — Break a measure into a step of its own: what, by whom, by when.

    Raises NotKnown, NotAllowed (plan with the office); BadInput for no text.
    """
    found = queries.measure(measure, by, locked=True)
    NotAllowed.unless(policies.can_add_measure(by, found.item.ledger))
    if not text.strip():
        raise BadInput("task.no_text", _("写明这一步做什么。"))
    made = Task.objects.create(
        **born(by),
        measure=found,
        order=queries.next_task(found),
        text=text.strip()[:500],
        person=person.strip(),
        due_on=due_on,
    )
    record(
        "rectification.task_added",
        by=by,
        about=found.ref,
        facts={"task": str(made.pk), "order": made.order, "due_on": due_on.isoformat() if due_on else None},
        rule_set=found.item.ledger.rule_set,
    )
    return made
