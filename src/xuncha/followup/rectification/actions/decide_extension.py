from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import queries
from xuncha.followup.rectification.models import Extension
from xuncha.followup.rectification.rules.states import ExtensionState
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, no, touch, yes
from xuncha.standing.approvals import queries as approvals

from ._states import move_extension
from .ask_extension import ROUTE

ENDS = {
    "approved": ExtensionState.GRANTED,
    "returned": ExtensionState.REFUSED,
    "withdrawn": ExtensionState.WITHDRAWN,
}


@action
def decide_extension(*, by: Actor, extension: UUID, outcome: str, on: date, reason: str = "") -> Extension:
    """批复延期 — What the route decided on a later day for an item: granted, refused with its reason, or taken back.

    Called when the approval route ends, by the person who took or recorded its last step. Raises NotKnown; NotAllowed
    where no route of this request ended so; WrongState where it is decided.
    """
    asked = queries.any_extension(extension)
    stands = approvals.ended_as(asked.ref, ROUTE)
    ended = stands == outcome or (outcome == "withdrawn" and stands == "open")  # told before it is closed
    NotAllowed.unless(yes() if ended else no("rectification.no_such_decision", _("延期按审批路线批准。")))
    asked.decided_on, asked.answer = on, reason.strip()[:1000]
    asked.decided_by, asked.decider_name = by.code, by.name
    move_extension(asked, ENDS[outcome])
    if outcome == "approved":
        asked.item.extended_to = asked.until
        touch(asked.item)
        asked.item.save()
    record(
        "rectification.extension_decided",
        by=by,
        about=asked.item.ref,
        facts={
            "granted": outcome == "approved",
            "outcome": outcome,
            "until": asked.until.isoformat(),
            "answer": reason,
        },
        rule_set=asked.item.ledger.rule_set,
    )
    return asked
