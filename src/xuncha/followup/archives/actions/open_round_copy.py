from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.archives import queries
from xuncha.followup.archives.models import RoundCopy
from xuncha.foundation.journal.frame import action, after_entry, record
from xuncha.foundation.terms import Actor, BadInput


@action
def open_round_copy(*, by: Actor, copy: UUID, reason: str) -> RoundCopy:
    """打开整轮移交 — Open the folder of a whole round, with a reason; entered first. By the head of the office.

    Returns it with its file, whose bytes the caller may then read. Raises NotKnown, BadInput.
    """
    found = queries.round_copy(copy, by)
    if not reason.strip():
        raise BadInput("archives.no_reason", _("写明为什么要打开。"))
    facts = {"round": found.round.code, "reason": reason.strip()}
    record("archives.round_opened", by=by, about=found.ref, facts=facts, rule_set=found.round.rule_set)
    return after_entry(lambda: found)
