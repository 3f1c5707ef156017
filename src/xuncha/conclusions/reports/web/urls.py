from django.http import Http404

from xuncha.foundation.terms import OFFICE, TEAM, Role
from xuncha.foundation.ui.routes import route


def _soon(request, **_kwargs):
    raise Http404


app_name = "reports"
urlpatterns = [
    route(p, _soon, n, label="", who=who)
    for p, n, who in (
        ("inspections/<uuid:inspection>/report/draft", "reports:draft", TEAM),
        ("reports/<uuid:report>/", "reports:report", TEAM | OFFICE | {Role.LEADING_GROUP, Role.SECRETARY}),
        ("feedback/<uuid:feedback>/", "reports:feedback", TEAM | OFFICE),
        ("door/feedback/<uuid:feedback>/", "reports:door_feedback", frozenset({Role.BODY_LIAISON})),
    )
]
