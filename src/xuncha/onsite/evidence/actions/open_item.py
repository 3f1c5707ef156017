from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, after_entry, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.onsite.evidence import policies, queries
from xuncha.onsite.evidence.models import Item


@action
def open_item(*, by: Actor, item: UUID, reason: str) -> Item:
    """调看证据 — Open an item of a team's evidence for the head of the office, with a reason; entered first.

    Raises NotKnown, NotAllowed, BadInput without a reason.
    """
    NotAllowed.unless(policies.can_open(by))
    found = queries.any_item(item)
    if not reason.strip():
        problem = Problem("open.needs_reason", _("写明为什么要调看。"), where="reason")
        raise BadInput("open.needs_reason", problems=[problem])
    record(
        "evidence.item_opened",
        by=by,
        about=found.ref,
        facts={"number": found.number, "inspection": str(found.inspection_id), "reason": reason.strip()},
        scope=inspection_scope(found.inspection_id),
        rule_set=found.inspection.rule_set,
    )
    return after_entry(lambda: found)
