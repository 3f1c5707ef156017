from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, touch
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Account, Token


@action
def withdraw_token(*, by: Actor, account: UUID, reason: str = "") -> Account:
    """解除令牌 — Take a lost token off an account, so that a new one can be bound; not one's own.

    By the security administrator; the word is the system administrator's, so neither takes over an account alone.
    Raises NotKnown, NotAllowed, WrongState `token.none`.
    """
    row = queries.locked_account(account, by)
    NotAllowed.unless(policies.can_withdraw_token(by, row))
    if row.token_since is None:
        raise WrongState("token.none", _("这个账号没有绑定令牌。"))
    Token.objects.filter(account=row).delete()
    row.token_since = None
    touch(row)
    row.save()
    record("people.token_withdrawn", by=by, about=row.ref, facts={"account": row.code, "reason": reason})
    return row
