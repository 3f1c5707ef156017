from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.actions._crew import needed, refuse
from xuncha.onsite.fieldwork.models import LogCorrection
from xuncha.onsite.inspections.queries import task_of


@action
def correct_log(*, by: Actor, entry: UUID, text: str, because: str) -> LogCorrection:
    """更正工作日志 — Put right what one wrote for a day: the entry stays as it was, the correction stands under it.

    Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked_log_entry(entry, by)
    policies.guard(policies.can_correct_log(by, found))
    wanted = (("text", text, _("写明应当是怎样。")), ("because", because, _("写明为什么更正。")))
    refuse("log.incomplete", needed("log", *wanted))
    made = LogCorrection.objects.create(
        **born(by), entry=found, text=text.strip(), because=because.strip(), on=by.clock.today()
    )
    task = task_of(found.tour_id)
    record(
        "fieldwork.log_corrected",
        by=by,
        about=found.ref,
        facts={"day": found.day.isoformat(), "because": made.because},
        scope=inspection_scope(task.id),
        rule_set=task.rule_set,
    )
    return made
