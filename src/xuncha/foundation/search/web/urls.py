from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, TEAM
from xuncha.foundation.ui.routes import route

from .views import find

app_name = "search"
urlpatterns = [route("search", find, "search:find", label=_("检索"), who=OFFICE | TEAM)]
