from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, touch
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.models import ReceiverKey
from xuncha.standing.coordination.rules.letters import Found

from ._letters import refuse


@action
def end_receiver_key(*, by: Actor, key: UUID, reason: str) -> ReceiverKey:
    """停用接收单位公钥 — Seal nothing to a receiver's key any more: lost, changed, its holder moved on. It stays on record.

    Raises NotKnown, NotAllowed, BadInput without a reason or where it has ended.
    """
    found = queries.locked_receiver_key(key, by)
    NotAllowed.unless(policies.can_keep_keys(by))
    if not reason.strip():
        refuse([Found("letter.no_reason", "reason")], "letter.no_reason")
    if found.ended_on is not None:
        refuse([Found("receiver_key.ended", "reason")], "receiver_key.ended")
    found.ended_on, found.end_reason = by.clock.today(), reason.strip()
    touch(found)
    found.save()
    record(
        "coordination.receiver_key_ended", by=by, about=found.ref, facts={"fingerprint": found.fingerprint}
    )
    return found
