from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM, Actor, Decision, Ref, Role, no, yes

from .models import Account, Person
from .queries import visible_to

DECIDERS = OFFICE | {Role.LEADING_GROUP, Role.SECRETARY}


def can_view(actor: Actor, person: Person) -> Decision:
    """The same answer as `person in visible_to(actor)`."""
    if visible_to(actor).filter(id=person.id).exists():
        return yes()
    return no("person.not_known", _("没有这个人，或您不参与这项工作。"))


def can_keep_pool(actor: Actor) -> Decision:
    if actor.holds(OFFICE):
        return yes()
    return no("person.office_only", _("人员名册由巡察办维护，请联系巡察办。"))


def can_declare_for(actor: Actor, person: Person) -> Decision:
    """Kin, home place and careers: the person, or the office from a signed paper."""
    if actor.person == person.id or actor.holds(OFFICE):
        return yes()
    return no("person.own_or_office", _("只能由本人申报，或由巡察办按签字的纸质表补录。"))


def can_open_restricted(actor: Actor, person: Person) -> Decision:
    """Kin and home place: the person; the office head and staff with a reason."""
    if actor.person == person.id or actor.holds(OFFICE):
        return yes()
    return no("person.own_or_office", _("亲属和籍贯只有本人和巡察办能打开。"))


def can_examine_recusal(actor: Actor) -> Decision:
    """Who examines recusal reads kin facts of many persons, for that only."""
    if actor.holds(DECIDERS):
        return yes()
    return no("person.recusal_by_office", _("回避审查由巡察办和领导小组进行。"))


def can_keep_accounts(actor: Actor) -> Decision:
    if actor.has(Role.SYSTEM_ADMIN):
        return yes()
    return no("account.system_admin_only", _("账号由系统管理员开立和关闭。"))


def can_unlock(actor: Actor) -> Decision:
    if actor.has(Role.SECURITY_ADMIN):
        return yes()
    return no("account.security_admin_only", _("解锁和令牌由安全管理员办理。"))


def can_use(actor: Actor, account: Account) -> Decision:
    """One's own account."""
    own = account.person_id == actor.person if account.person_id else account.code == actor.code
    return yes() if own else no("account.not_own", _("只能改自己的账号。"))


def can_withdraw_token(actor: Actor, account: Account) -> Decision:
    if can_use(actor, account):
        return no("token.not_own", _("自己的令牌请由别人解除。"))
    return can_unlock(actor)


def can_grant(actor: Actor, role: Role, scope: Ref | None, holder: Account | Person) -> Decision:
    """The security administrator, never for themselves; roles of a team follow from its authorisation."""
    if holder.code == actor.code:
        return no("grant.not_to_oneself", _("不能给自己授权，请由别人办理。"))
    if actor.has(Role.SECURITY_ADMIN):
        return yes()
    of_a_team = role in TEAM and scope is not None and scope.kind == "teams.team"
    if of_a_team and actor.holds(DECIDERS):
        return yes()
    return no("grant.security_admin_only", _("权限由安全管理员授予和收回；巡察组成员的权限随授权决定生效。"))


def can_unlock_office(actor: Actor) -> Decision:
    """Who may bring the office key after a start without it."""
    if actor.has(Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN, Role.OFFICE_HEAD):
        return yes()
    return no("unlock.wrong", _("解锁由安全管理员、系统管理员或巡察办主任办理。"))
