from datetime import timedelta
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotKnown
from xuncha.standing.people.models import Account
from xuncha.standing.people.rules.words import FAILURES_BEFORE_LOCK, LOCKED_MINUTES


@action
def note_failed_sign_in(*, by: Actor, account: UUID) -> Account:
    """记录登录失败 — Count a failed sign-in of an account; at the fifth it is locked for fifteen minutes.

    Counted by account, not by address: thirty people sit behind one. Raises NotKnown.
    """
    row = Account.objects.select_for_update(of=("self",)).filter(id=account).first()
    if row is None:
        raise NotKnown("account.not_known")
    row.failures += 1
    if row.failures >= FAILURES_BEFORE_LOCK:
        row.failures = 0
        row.locked_until = by.clock.now() + timedelta(minutes=LOCKED_MINUTES)
    row.save(update_fields=["failures", "locked_until"])
    record(
        "people.sign_in_failed",
        by=by,
        about=row.ref,
        facts={"account": row.code, "locked": row.locked_until is not None},
    )
    return row
