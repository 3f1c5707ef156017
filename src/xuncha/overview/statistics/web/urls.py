from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, Role
from xuncha.foundation.ui.routes import route

from . import views

app_name = "statistics"
READERS = OFFICE | {Role.LEADING_GROUP, Role.SECRETARY}

urlpatterns = [
    route("bulletins", views.rounds, "statistics:rounds", label=_("公报"), who=READERS),
    route("bulletins/<slug:code>", views.bulletin, "statistics:bulletin", label=_("一轮公报"), who=READERS),
    route(
        "bulletins/<slug:code>/<str:key>", views.rows, "statistics:rows", label=_("数字的来处"), who=READERS
    ),
]
