from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Role
from xuncha.foundation.ui.routes import route

from . import views

AUDIT = frozenset({Role.AUDIT_ADMIN})

app_name = "journal"
urlpatterns = [
    route("journal/", views.entries, "journal:entries", label=_("留痕"), who=AUDIT),
    route(
        "journal/<int:sequence>/",
        views.entry,
        "journal:entry",
        label=_("一条留痕"),
        who=AUDIT,
        methods=("GET", "POST"),
    ),
]
