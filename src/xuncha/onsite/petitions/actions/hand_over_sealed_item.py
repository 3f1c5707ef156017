from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, check_version, touch
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import SealedItem


@action
def hand_over_sealed_item(
    *,
    by: Actor,
    item: UUID,
    to: str,
    receipt: str,
    on: date | None = None,
    seen: int | None = None,
) -> SealedItem:
    """转交密封件 — Note to whom a sealed item was handed, unopened, and the receipt.

    Raises NotKnown, NotAllowed, WrongState where it is handed over already, Stale, BadInput.
    """
    found = queries.locked_sealed(item, by)
    check_version(found, seen)
    NotAllowed.unless(policies.can_note_sealed(by))
    if found.handed_on is not None:
        raise WrongState("sealed.handed", _("这件密封件已经转交。"))
    problems = []
    if not to.strip():
        problems.append(Problem("sealed.needs_receiver", _("写明交给谁。"), where="to"))
    if not receipt.strip():
        problems.append(
            Problem("sealed.needs_receipt", _("写明签收凭据：谁签收、回执编号。"), where="receipt")
        )
    if problems:
        raise BadInput("sealed.cannot_hand_over", problems=problems)
    found.handed_on = checked_day(by, on, not_before=found.received_on, what=_("收到"))
    found.handed_to, found.receipt = to.strip(), receipt.strip()
    touch(found)
    found.save()
    record(
        "petitions.sealed_item_handed_over",
        by=by,
        about=found.ref,
        facts={"number": found.number, "on": found.handed_on.isoformat()},
        scope=PETITIONS_SCOPE,
    )
    return found
