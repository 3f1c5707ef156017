from datetime import date

from xuncha.engines.seal.parcel import read_public
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.standing.coordination import policies
from xuncha.standing.coordination.models import ReceiverKey
from xuncha.standing.coordination.rules.letters import Found, Receiver

from ._letters import refuse


@action
def register_receiver_key(
    *,
    by: Actor,
    receiver: str,
    receiver_name: str,
    public: str,
    compared_with: str,
    on: date | None = None,
) -> ReceiverKey:
    """登记接收单位公钥 — Register the key to which parcels for a receiver are sealed, its fingerprint compared with them.

    `public`: the line of hex they handed over. Raises NotAllowed, BadInput (no key, one is in force already).
    """
    NotAllowed.unless(policies.can_keep_keys(by))
    name, said = receiver_name.strip(), compared_with.strip()
    wrong = []
    if receiver not in {r.value for r in Receiver}:
        wrong.append(Found("letter.unknown_receiver", "receiver", {"receiver": receiver}))
    if not name:
        wrong.append(Found("letter.no_receiver", "receiver_name"))
    elif ReceiverKey.objects.filter(receiver_name=name, ended_on__isnull=True).exists():
        wrong.append(Found("receiver_key.in_force", "receiver_name", {"name": name}))
    if not said:
        wrong.append(Found("receiver_key.not_compared", "compared_with"))
    point = b""
    try:
        point = read_public(public)
    except ValueError:
        wrong.append(Found("receiver_key.no_key", "public"))
    refuse(wrong, "receiver_key.incomplete")
    made = ReceiverKey.objects.create(
        **born(by),
        receiver=receiver,
        receiver_name=name,
        public=point.hex(),
        compared_with=said,
        registered_on=on or by.clock.today(),
        registered_by=by.name,
    )
    facts = {"receiver": receiver, "name": name, "fingerprint": made.fingerprint}
    record("coordination.receiver_key_registered", by=by, about=made.ref, facts=facts)
    return made
