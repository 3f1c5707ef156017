from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import WORK
from xuncha.foundation.ui.routes import route

from .views import density, gallery, keys

app_name = "ui"
urlpatterns = [
    route("density", density, "ui:density", label=_("行距"), who=frozenset(), methods=("POST",)),
    route("keys", keys, "ui:keys", label=_("快捷键"), who=frozenset()),
    route("gallery", gallery, "ui:gallery", label=_("组件一览"), who=WORK),
]
