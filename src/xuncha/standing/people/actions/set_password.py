from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, touch
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Account

from ._accounts import good_word


@action
def set_password(*, by: Actor, account: UUID, old: str, word: str) -> Account:
    """修改密码 — Change the own password, saying the old one.

    Other sittings of the account end. Raises NotKnown, NotAllowed (another's account); BadInput `word.old_wrong`,
    `word.same`, `word.weak` with `word.short`, `word.all_alike`, `word.has_name`, `word.common`.
    """
    row = queries.locked_account(account, by)
    NotAllowed.unless(policies.can_use(by, row))
    problem = None
    if not row.check_password(old):
        problem = Problem("word.old_wrong", _("现在的密码不对"), "old", _("再输一次；忘了请系统管理员重发"))
    elif word == old:
        problem = Problem("word.same", _("新密码与现在的相同"), "word", _("换一个"))
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
    row.set_password(good_word(word, row))
    row.must_change = False
    touch(row)
    row.save()
    record("people.password_set", by=by, about=row.ref, facts={"account": row.code})
    return row
