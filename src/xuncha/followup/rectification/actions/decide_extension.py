from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Extension
from xuncha.followup.rectification.rules.states import ExtensionState
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, check_version, touch

from ._states import move_extension


@action
def decide_extension(
    *,
    by: Actor,
    extension: UUID,
    grant: bool,
    answer: str = "",
    on: date | None = None,
    seen: int | None = None,
) -> Extension:
    """批复延期 — Grant or refuse a later day for an item; a refusal says why.

    Raises NotKnown, NotAllowed (not the head of the office, own request, decided), Stale; BadInput for a refusal
    without an answer.
    """
    asked = queries.extension(extension, by, locked=True)
    check_version(asked, seen)
    NotAllowed.unless(policies.can_decide_extension(by, asked))
    if not grant and not answer.strip():
        raise BadInput("extension.refusal_needs_answer", _("不同意的，写明理由和要求。"))
    asked.decided_on = on or by.clock.today()
    asked.answer, asked.decided_by, asked.decider_name = answer.strip()[:1000], by.code, by.name
    move_extension(asked, ExtensionState.GRANTED if grant else ExtensionState.REFUSED)
    if grant:
        asked.item.extended_to = asked.until
        touch(asked.item)
        asked.item.save()
    record(
        "rectification.extension_decided",
        by=by,
        about=asked.item.ref,
        facts={"granted": grant, "until": asked.until.isoformat(), "answer": answer},
        rule_set=asked.item.ledger.rule_set,
    )
    return asked
