from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, Role
from xuncha.foundation.ui.routes import route
from xuncha.standing.people.queries import ACCOUNT_KEEPERS, READERS

from . import sheet
from .views import accounts, own, pool, sitting, unlock

app_name = "people"
FORM = ("GET", "POST")
ANYONE = frozenset(Role) - ACCOUNT_KEEPERS - {Role.AUDIT_ADMIN}
SYSTEM = frozenset({Role.SYSTEM_ADMIN})
SECURITY = frozenset({Role.SECURITY_ADMIN})
SIGNED_IN: frozenset[Role] = frozenset()

urlpatterns = [
    route("unlock", unlock.unlock, "people:unlock", label=_("解锁"), who=None, methods=FORM),
    route("sign-in", sitting.sign_in, "people:sign_in", label=_("登录"), who=None, methods=FORM),
    route("sign-out", sitting.sign_out, "people:sign_out", label=_("退出"), who=None, methods=("POST",)),
    route("me", pool.me, "people:me", label=_("我的记录"), who=SIGNED_IN),
    route("account", own.own_account, "people:own_account", label=_("我的账号"), who=SIGNED_IN),
    route(
        "account/password", own.password, "people:password", label=_("修改密码"), who=SIGNED_IN, methods=FORM
    ),
    route("account/token", own.token, "people:token", label=_("绑定令牌"), who=SIGNED_IN, methods=FORM),
    route("account/confirm", own.confirm, "people:confirm", label=_("验证令牌"), who=SIGNED_IN, methods=FORM),
    route("people", pool.pool, "people:pool", label=_("人员"), who=READERS),
    route("people/register", pool.register, "people:register", label=_("登记人员"), who=OFFICE, methods=FORM),
    route(
        "people/import", sheet.upload, "people:import_people", label=_("导入人员"), who=OFFICE, methods=FORM
    ),
    route(
        "people/import/template.xlsx",
        sheet.template,
        "people:template_people",
        label=_("导入人员的模板"),
        who=OFFICE,
    ),
    route(
        "people/import/<str:token>",
        sheet.check,
        "people:check_people",
        label=_("核对要导入的人员"),
        who=OFFICE,
        methods=FORM,
    ),
    route(
        "people/import/<str:token>/marked.xlsx",
        sheet.marked,
        "people:marked_people",
        label=_("标好位置的人员表"),
        who=OFFICE,
    ),
    route("people/<uuid:person>", pool.person, "people:person", label=_("人员"), who=ANYONE),
    *(
        route(f"people/<uuid:person>/{path}", view, f"people:{name}", label=label, who=who, methods=FORM)
        for path, view, name, label, who in (
            ("amend", pool.amend, "amend_person", _("更正人员登记"), OFFICE),
            ("post", pool.new_post, "change_post", _("职务变动"), OFFICE),
            ("career", pool.career, "record_career", _("补记经历"), ANYONE),
            ("kin", pool.kin, "declare_kin", _("申报亲属"), ANYONE),
            ("kin/<uuid:kin>/withdraw", pool.end_kin, "withdraw_kin", _("撤回亲属申报"), ANYONE),
            ("home", pool.home, "declare_home", _("申报籍贯"), ANYONE),
            ("open", pool.opened, "open_restricted", _("打开亲属和籍贯"), ANYONE),
        )
    ),
    route("accounts", accounts.accounts, "people:accounts", label=_("账号和权限"), who=ACCOUNT_KEEPERS),
    route(
        "accounts/open",
        accounts.open_one,
        "people:open_account",
        label=_("开立账号"),
        who=SYSTEM,
        methods=FORM,
    ),
    route(
        "accounts/<uuid:account>", accounts.account, "people:account", label=_("账号"), who=ACCOUNT_KEEPERS
    ),
    *(
        route(f"accounts/<uuid:account>/{path}", view, f"people:{name}", label=label, who=who, methods=FORM)
        for path, view, name, label, who in (
            ("word", accounts.word, "issue_word", _("重发密码"), SYSTEM),
            ("close", accounts.close, "close_account", _("关闭账号"), SYSTEM),
            ("unlock", accounts.unlock, "unlock_account", _("解除锁定"), SECURITY),
            ("token", accounts.token_off, "withdraw_token", _("解除令牌"), SECURITY),
            ("grant", accounts.grant, "grant_role", _("授予权限"), SECURITY),
        )
    ),
    route(
        "grants/<uuid:grant>/withdraw",
        accounts.withdraw,
        "people:withdraw_role",
        label=_("收回权限"),
        who=SECURITY,
        methods=FORM,
    ),
]
