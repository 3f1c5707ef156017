from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Statistics(AppConfig):
    name = "xuncha.overview.statistics"
    verbose_name = _("统计")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.terms import OFFICE, Role
        from xuncha.foundation.ui.sections import section

        section(
            "statistics",
            _("统计"),
            "statistics:rounds",
            roles=OFFICE | {Role.LEADING_GROUP, Role.SECRETARY},
            order=90,
        )
