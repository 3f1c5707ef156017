from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Account
from xuncha.standing.people.tokens import accepts


@action
def show_token(*, by: Actor, account: UUID, code: str) -> Account:
    """验证令牌 — Show the token's digits in a running sitting, before signing something.

    Raises NotKnown, NotAllowed `token.wrong` (the page then calls `note_failed_sign_in`), `sign_in.locked`.
    """
    row = queries.locked_account(account, by)
    NotAllowed.unless(policies.can_use(by, row))
    if queries.is_locked_out(row, by.clock.now()):
        raise NotAllowed("sign_in.locked", _("连错次数太多，账号暂时锁定。请稍后再试，或请安全管理员解锁。"))
    if not accepts(row, code, by.clock):
        raise NotAllowed("token.wrong", _("动态码不对，等下一个 6 位数字再输。"))
    record("people.token_shown", by=by, about=row.ref, facts={"account": row.code})
    return row
