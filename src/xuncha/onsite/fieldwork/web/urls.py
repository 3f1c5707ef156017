from django.http import Http404

from xuncha.foundation.terms import OFFICE, TEAM
from xuncha.foundation.ui.routes import route


def _soon(request, **_kwargs):
    raise Http404


app_name = "fieldwork"
urlpatterns = [
    route(p, _soon, n, label="", who=TEAM | OFFICE)
    for p, n in (
        ("inspections/<uuid:inspection>/interviews/", "fieldwork:interviews"),
        ("interviews/<uuid:interview>/", "fieldwork:interview"),
        ("inspections/<uuid:inspection>/materials/", "fieldwork:materials"),
        ("materials/<uuid:request>/", "fieldwork:request"),
    )
]
