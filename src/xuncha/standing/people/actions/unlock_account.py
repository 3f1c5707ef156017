from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, touch
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Account


@action
def unlock_account(*, by: Actor, account: UUID) -> Account:
    """解除锁定 — Let an account locked by failed sign-ins try again now.

    Raises NotKnown, NotAllowed.
    """
    NotAllowed.unless(policies.can_unlock(by))
    row = queries.locked_account(account, by)
    row.failures, row.locked_until = 0, None
    touch(row)
    row.save()
    record("people.account_unlocked", by=by, about=row.ref, facts={"account": row.code})
    return row
