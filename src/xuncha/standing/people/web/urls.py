from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.routes import route

from .views import own, sitting, unlock

app_name = "people"
urlpatterns = [
    route("unlock", unlock.unlock, "people:unlock", label=_("解锁"), who=None, methods=("GET", "POST")),
    route("sign-in", sitting.sign_in, "people:sign_in", label=_("登录"), who=None, methods=("GET", "POST")),
    route("sign-out", sitting.sign_out, "people:sign_out", label=_("退出"), who=None, methods=("POST",)),
    route(
        "account/password",
        own.password,
        "people:password",
        label=_("修改密码"),
        who=frozenset(),
        methods=("GET", "POST"),
    ),
    route(
        "account/token",
        own.token,
        "people:token",
        label=_("绑定令牌"),
        who=frozenset(),
        methods=("GET", "POST"),
    ),
]
