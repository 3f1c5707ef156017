from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys import state, store
from xuncha.foundation.keys.master import BadKey, fingerprint, from_text
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, WrongState
from xuncha.standing.people import policies
from xuncha.standing.people.models import Account
from xuncha.standing.people.tokens import accepts


@action
def unlock_office(*, by: Actor, account: UUID | None, word: str, key: str, code: str = "") -> Account:
    """解锁系统 — Take the typed office key into memory, after a start without it.

    Nobody can be signed in while the office is locked, so the word (and digits, where a token is bound) is asked
    here. One refusal `unlock.wrong` for an unknown name, a wrong word and a person who may not. Raises also
    WrongState `office.not_locked`, BadInput `unlock.mistyped`, `unlock.other_key`. Where writing the entry fails
    the caller locks again.
    """
    if not state.is_locked():
        raise WrongState("office.not_locked", _("系统没有锁定，直接登录即可。"))
    row = Account.objects.select_for_update(of=("self",)).filter(id=account, active=True).first()
    if row is None:
        make_password(word)  # as long as a real check takes
    elif policies.can_unlock_office(by) and _is_it_them(row, by, word, code):
        master = _read(key)
        state.unlock(master)
        record("people.office_unlocked", by=by, about=row.ref, facts={"fingerprint": fingerprint(master)})
        return row
    raise NotAllowed("unlock.wrong", _("账号、密码或动态码不对，或者这个账号无权解锁。"))


def _is_it_them(row: Account, by: Actor, word: str, code: str) -> bool:
    return row.check_password(word) and (row.token_since is None or accepts(row, code, by.clock))


def _read(key: str) -> bytes:
    try:
        master = from_text(key)
    except BadKey:
        raise _wrong_key("unlock.mistyped", _("密钥抄错了。"), _("九组字母数字，逐组核对。")) from None
    if not store.fits(master):
        raise _wrong_key("unlock.other_key", _("这不是本机关的密钥。"), _("核对密钥封套上的指纹。"))
    return master


def _wrong_key(code: str, message: str, fix: str) -> BadInput:
    return BadInput(code, problems=[Problem(code, message, "key", fix)])
