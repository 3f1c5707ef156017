from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Links(AppConfig):
    name = "xuncha.foundation.links"
    verbose_name = _("脉络")
