from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.standing.people import queries
from xuncha.standing.people.models import Account
from xuncha.standing.people.tokens import accepts


@action
def sign_in(*, by: Actor, account: UUID | None, word: str, code: str = "") -> Account:
    """登录 — Check the word, and the token's digits where one is bound.

    One refusal `sign_in.wrong` for an unknown name, a wrong word and wrong digits alike, after the same work;
    `sign_in.locked` while too many failures lock the account. The page then calls `note_failed_sign_in`.
    """
    row = Account.objects.select_for_update(of=("self",)).filter(id=account, active=True).first()
    if row is None:
        make_password(word)  # as long as a real check takes
        raise _wrong()
    if queries.is_locked_out(row, by.clock.now()):
        raise NotAllowed("sign_in.locked", _("连错次数太多，账号暂时锁定。请稍后再试，或请安全管理员解锁。"))
    if not row.check_password(word) or not (row.token_since is None or accepts(row, code, by.clock)):
        raise _wrong()
    row.failures, row.locked_until = 0, None
    row.save(update_fields=["failures", "locked_until"])
    record("people.signed_in", by=by, about=row.ref, facts={"second_factor": row.token_since is not None})
    return row


def _wrong() -> NotAllowed:
    return NotAllowed("sign_in.wrong", _("账号、密码或动态码不对。"))
