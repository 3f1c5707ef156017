from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, touch
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Account


@action
def close_account(*, by: Actor, account: UUID, on: date | None = None, reason: str = "") -> Account:
    """关闭账号 — Close an account; whoever is signed in with it is out at the next page.

    Grants stay, for the person may get another way in; the security administrator withdraws them. Raises NotKnown,
    NotAllowed, WrongState `account.closed`, `account.own`.
    """
    NotAllowed.unless(policies.can_keep_accounts(by))
    row = queries.locked_account(account, by)
    if not row.active:
        raise WrongState("account.closed", _("这个账号已经关闭。"))
    if queries.actor_for(row, by.clock).code == by.code:
        raise WrongState("account.own", _("不能关闭自己正在用的账号，请由另一位系统管理员办理。"))
    row.active, row.closed_on = False, on or by.clock.today()
    touch(row)
    row.save()
    record("people.account_closed", by=by, about=row.ref, facts={"account": row.code, "reason": reason})
    return row
