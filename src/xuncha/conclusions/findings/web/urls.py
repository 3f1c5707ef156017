from django.http import Http404

from xuncha.foundation.terms import OFFICE, TEAM
from xuncha.foundation.ui.routes import route


def _soon(request, **_kwargs):
    raise Http404


app_name = "findings"
urlpatterns = [
    route(p, _soon, n, label="", who=TEAM | OFFICE)
    for p, n in (
        ("workpapers/", "findings:workpapers"),
        ("workpapers/new", "findings:draft_from"),
        ("workpapers/<uuid:workpaper>/", "findings:workpaper"),
        ("inspections/<uuid:inspection>/workpapers/", "findings:of_inspection"),
        ("findings/<uuid:finding>/", "findings:finding"),
    )
]
