from django.utils.translation import gettext_lazy as _

from xuncha.foundation.keys.scopes import CLUES_SCOPE, IDENTITY_SCOPE
from xuncha.foundation.terms import Actor, Decision, Role, no, yes


def can_read(actor: Actor) -> Decision:
    """The whole journal, line by line: who, when, what, about which thing; not the facts."""
    if actor.has(Role.AUDIT_ADMIN):
        return yes()
    return no("journal.audit_only", _("全部留痕只供安全审计员查看；每件事的留痕在它自己的页面上。"))


def can_count(actor: Actor) -> bool:
    """Who sees how many entries there are: to others a number that grew would tell that something happened."""
    return actor.has(Role.AUDIT_ADMIN, Role.OFFICE_HEAD)


def can_open(actor: Actor, scope: str) -> Decision:
    """The facts of an entry, with a reason; those of clues and identities never here."""
    if not actor.has(Role.AUDIT_ADMIN):
        return can_read(actor)
    if scope in (CLUES_SCOPE, IDENTITY_SCOPE):
        return no("journal.restricted", _("这一条的详情受限，只能由有权的人在原处打开。"))
    return yes()
