from django.http import Http404

from xuncha.foundation.terms import OFFICE, TEAM
from xuncha.foundation.ui.routes import route


def _soon(request, **_kwargs):
    raise Http404


app_name = "inspections"
urlpatterns = [
    route(p, _soon, n, label="", who=TEAM | OFFICE)
    for p, n in (
        ("inspections/<uuid:inspection>/", "inspections:inspection"),
        ("inspections/<uuid:inspection>/entry-meeting", "inspections:entry_meeting"),
        ("inspections/<uuid:inspection>/points/", "inspections:points"),
        ("points/<uuid:point>/", "inspections:point"),
    )
]
