from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Home(AppConfig):
    name = "xuncha.overview.home"
    verbose_name = _("工作台")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.terms import OFFICE, TEAM, Role
        from xuncha.foundation.ui.cards import home_card
        from xuncha.foundation.ui.sections import section

        from . import cards

        section("home", _("首页"), "home:home", roles=set(Role) - {Role.BODY_LIAISON}, order=0, key="h")
        section("door", _("首页"), "home:door", roles={Role.BODY_LIAISON}, order=0, key="h", door=True)
        deciders = {Role.LEADING_GROUP, Role.SECRETARY}
        home_card("home.rounds", roles=OFFICE | deciders, build=cards.rounds, order=11, place="top")
        home_card("home.rails", roles=TEAM, build=cards.rails, order=5, wide=True, place="top")
        home_card("home.load", roles={Role.LEAD, Role.DEPUTY}, build=cards.load, order=20, place="side")
        home_card("home.weeks", roles=TEAM, build=cards.weeks, order=30, place="side")
