from django.http import Http404

from xuncha.foundation.terms import TEAM
from xuncha.foundation.ui.routes import route


def _soon(request, **_kwargs):
    raise Http404


app_name = "evidence"
urlpatterns = [
    route(p, _soon, n, label="", who=TEAM)
    for p, n in (
        ("inspections/<uuid:inspection>/evidence/", "evidence:items"),
        ("evidence/<uuid:item>/", "evidence:item"),
    )
]
