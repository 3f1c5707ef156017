from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Home(AppConfig):
    name = "xuncha.overview.home"
    verbose_name = _("工作台")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.terms import Role
        from xuncha.foundation.ui.sections import section

        section("home", _("首页"), "home:home", roles=set(Role) - {Role.BODY_LIAISON}, order=0, key="h")
        section("door", _("首页"), "home:door", roles={Role.BODY_LIAISON}, order=0, key="h", door=True)
