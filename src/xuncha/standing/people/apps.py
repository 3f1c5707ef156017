from collections.abc import Iterable, Mapping, Set
from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.journal.events import event
from xuncha.foundation.journal.names import names_by
from xuncha.foundation.links.kinds import Described, kind
from xuncha.foundation.search import registry as search
from xuncha.foundation.terms import OFFICE, TEAM, Actor, Role
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import Card, home_card
from xuncha.foundation.ui.parts import Row
from xuncha.foundation.ui.sections import section

READERS = OFFICE | {Role.LEADING_GROUP, Role.SECRETARY}
KEEPERS = frozenset({Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN})

EVENTS = {
    "people.office_opened": _("启用办公系统"),
    "people.office_unlocked": _("解锁系统"),
    "people.person_registered": _("登记人员"),
    "people.person_amended": _("更正人员登记"),
    "people.post_changed": _("职务变动"),
    "people.career_recorded": _("补记经历"),
    "people.kin_declared": _("申报亲属"),
    "people.kin_withdrawn": _("撤回亲属申报"),
    "people.home_declared": _("申报籍贯"),
    "people.restricted_opened": _("打开亲属和籍贯"),
    "people.kin_opened_for_recusal": _("为回避审查打开亲属和籍贯"),
    "people.persons_imported": _("导入人员"),
    "people.account_opened": _("开立账号"),
    "people.account_closed": _("关闭账号"),
    "people.account_unlocked": _("解除锁定"),
    "people.word_issued": _("重发密码"),
    "people.password_set": _("修改密码"),
    "people.token_begun": _("准备令牌"),
    "people.token_bound": _("绑定令牌"),
    "people.token_withdrawn": _("解除令牌"),
    "people.token_shown": _("验证令牌"),
    "people.role_granted": _("授予权限"),
    "people.role_withdrawn": _("收回权限"),
    "people.signed_in": _("登录"),
    "people.signed_out": _("退出"),
    "people.sign_in_failed": _("登录失败"),
}


class People(AppConfig):
    name = "xuncha.standing.people"
    verbose_name = _("人员")

    def ready(self) -> None:
        """Register what this room supplies below."""
        kind("people.person", _("人员"), _describe_persons)
        search.register("people.person", _("人员"), find=_find)
        section("people", _("人员"), "people:pool", roles=READERS, order=82, key="u")
        section(
            "accounts",
            _("账号和权限"),
            "people:accounts",
            roles=KEEPERS,
            order=10,
            rooms=("people",),
            key="a",
        )
        home_card("people.locked_out", roles=KEEPERS, build=_locked_out, order=10)
        home_card("people.without_rights", roles=KEEPERS, build=_without_rights, order=20)
        home_card("people.own_record", roles=frozenset(TEAM), build=_own_record, order=90, place="side")
        for code, label in EVENTS.items():
            event(code, label)
        names_by(_names)


def _names(codes: Set[str]) -> Mapping[str, str]:
    from .queries import names_by_code

    return names_by_code(codes)


@stepwise
def _describe_persons(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    from django.urls import reverse

    from .queries import visible_to

    rows = visible_to(actor).filter(id__in=ids)
    yield rows
    return {row.id: Described(row.name, reverse("people:person", args=[row.id]), row.code) for row in rows}


def _find(words: str, actor: Actor) -> Iterable[search.Entry]:
    from django.urls import reverse

    from .queries import Filter, filtered, unit_of

    rights = frozenset(f"role:{r}" for r in READERS)
    for row in filtered(actor, Filter(words=words, everybody=True))[: search.LIMIT]:
        note = f"{unit_of(row)} {row.post}".strip()
        yield search.Entry(row.name, reverse("people:person", args=[row.id]), row.code, note, rights)


def _locked_out(actor: Actor) -> Card:
    from django.urls import reverse

    from .queries import locked_out

    unlocks = actor.has(Role.SECURITY_ADMIN)
    rows = tuple(
        Row(
            row.username,
            row.name,
            state=("late", _("锁定")),
            href=reverse("people:unlock_account" if unlocks else "people:account", args=[row.id]),
            button=_("解除锁定") if unlocks else "",
        )
        for row in locked_out(actor, actor.clock.now())
    )
    return Card(
        title=_("锁定的账号"),
        rows=rows,
        note=_("连错 5 次锁 15 分钟；要提前解除的，由安全管理员办。"),
        empty=_("没有锁定的账号。"),
    )


def _without_rights(actor: Actor) -> Card:
    from django.urls import reverse

    from .queries import without_rights

    grants = actor.has(Role.SECURITY_ADMIN)
    rows = tuple(
        Row(
            row.username,
            row.name,
            state=("warn", _("没有权限")),
            href=reverse("people:grant_role" if grants else "people:account", args=[row.id]),
            button=_("授予权限") if grants else "",
        )
        for row in without_rights(actor, actor.clock.today())[:20]
    )
    return Card(
        title=_("开了账号、还没有权限的"),
        rows=rows,
        note=_("开账号和授权限由两个人办，谁也不能一个人办完。"),
        empty=_("每个账号都有权限。"),
        link=_("全部账号"),
        href=reverse("people:accounts"),
    )


def _own_record(actor: Actor) -> Card | None:
    from django.urls import reverse

    if actor.person is None:
        return None
    return Card(
        title=_("我的记录"),
        rows=(
            Row(
                _("经历、亲属、籍贯"),
                _("写清楚才能判断回避，变了随时补"),
                href=reverse("people:person", args=[actor.person]),
                button=_("核对"),
            ),
        ),
    )
