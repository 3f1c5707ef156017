from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState, touch
from xuncha.standing.people import policies, queries

from ._accounts import OpenedAccount, fresh_word


@action
def issue_word(*, by: Actor, account: UUID, reason: str = "") -> OpenedAccount:
    """重发密码 — Issue a new word for one use; whoever is signed in with the old one is out.

    The second factor stays: only the security administrator takes it off, so that neither can take over an
    account alone. Raises NotKnown, NotAllowed, WrongState `account.closed`.
    """
    NotAllowed.unless(policies.can_keep_accounts(by))
    row = queries.locked_account(account, by)
    if not row.active:
        raise WrongState("account.closed", _("这个账号已经关闭。"))
    word = fresh_word()
    row.set_password(word)
    row.must_change = True
    touch(row)
    row.save()
    record("people.word_issued", by=by, about=row.ref, facts={"account": row.code, "reason": reason})
    return OpenedAccount(row, word)
