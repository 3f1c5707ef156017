from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState, touch
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Account
from xuncha.standing.people.tokens import pending_token, verify


@action
def confirm_token(*, by: Actor, account: UUID, code: str) -> Account:
    """绑定令牌 — Bind the token whose digits are given to the own account.

    Raises NotKnown, NotAllowed, WrongState `token.not_begun`, BadInput `token.wrong`.
    """
    row = queries.locked_account(account, by)
    NotAllowed.unless(policies.can_use(by, row))
    device = pending_token(row)
    if device is None:
        raise WrongState("token.not_begun", _("先扫描二维码，再输入动态码。"))
    if not verify(device, code, by.clock):
        problem = Problem("token.wrong", _("动态码不对"), "code", _("等下一个 6 位数字再输；核对手机时间"))
        raise BadInput(problem.code, problems=[problem])
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    row.token_since = by.clock.now()
    touch(row)
    row.save()
    record("people.token_bound", by=by, about=row.ref, facts={"account": row.code})
    return row
