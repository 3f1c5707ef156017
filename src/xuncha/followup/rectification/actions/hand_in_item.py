from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Item
from xuncha.followup.rectification.rules.states import ItemState
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version

from ._states import move_item


@action
def hand_in_item(*, by: Actor, item: UUID, on: date | None = None, seen: int | None = None) -> Item:
    """送核 — Hand an item to the checker: every measure of it has proof.

    Raises NotKnown, NotAllowed, WrongState, Stale; BadInput naming each measure without proof.
    """
    found = queries.item(item, by, locked=True)
    check_version(found, seen)
    NotAllowed.unless(policies.can_work(by, found))
    bare = queries.unproven(found)
    if bare:
        problems = [
            Problem(
                "item.measure_unproven", _("第%(n)s项措施没有佐证：%(text)s") % {"n": m.order, "text": m.text}
            )
            for m in bare
        ]
        raise BadInput("item.measure_unproven", problems=problems)
    move_item(found, ItemState.SUBMITTED)
    record(
        "rectification.item_handed_in",
        by=by,
        about=found.ref,
        facts={"on": (on or by.clock.today()).isoformat()},
        rule_set=found.ledger.rule_set,
    )
    return found
