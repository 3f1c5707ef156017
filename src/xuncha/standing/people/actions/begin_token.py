from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Token
from xuncha.standing.people.tokens import new_token


@action
def begin_token(*, by: Actor, account: UUID) -> Token:
    """准备令牌 — Make the secret of a token for the own account; it counts once `confirm_token` has seen its digits.

    An unconfirmed one made before is replaced. Raises NotKnown, NotAllowed, WrongState `token.bound`.
    """
    row = queries.locked_account(account, by)
    NotAllowed.unless(policies.can_use(by, row))
    if row.token_since is not None:
        raise WrongState("token.bound", _("已经绑定令牌。换令牌请安全管理员先解除。"))
    token = new_token(by, row)
    record("people.token_begun", by=by, about=row.ref, facts={"account": row.code})
    return token
