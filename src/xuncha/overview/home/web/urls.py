from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Role
from xuncha.foundation.ui.routes import route

from .views import door, home

app_name = "home"
urlpatterns = [
    route("", home, "home:home", label=_("首页"), who=frozenset()),
    route("door/", door, "home:door", label=_("被巡察单位专区"), who=frozenset({Role.BODY_LIAISON})),
]
