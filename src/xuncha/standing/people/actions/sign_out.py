from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, Ref


@action
def sign_out(*, by: Actor, account: UUID) -> None:
    """退出 — Note that a sitting ended by the person's own word."""
    record("people.signed_out", by=by, about=Ref("people.account", account))
