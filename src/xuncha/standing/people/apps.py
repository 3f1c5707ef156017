from collections.abc import Mapping, Set
from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.journal.events import event
from xuncha.foundation.links.kinds import Described, kind
from xuncha.foundation.terms import Actor

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
        for code, label in EVENTS.items():
            event(code, label)


def _describe_persons(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    from django.urls import reverse

    from .queries import visible_to

    return {
        row.id: Described(row.name, reverse("people:person", args=[row.id]), row.code)
        for row in visible_to(actor).filter(id__in=ids)
    }
