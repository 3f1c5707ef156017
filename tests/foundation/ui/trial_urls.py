"""A trial page whose verb does what the test says, mounted beside the house's own pages."""

from django.http import HttpResponse
from django.urls import path

from xuncha.config import urls as house
from xuncha.foundation.terms import OFFICE
from xuncha.foundation.ui.forms import DateField, Form, LinesField
from xuncha.foundation.ui.routes import known_routes, route
from xuncha.foundation.ui.web import Current, page, submit

done: list[dict] = []
raises: list[Exception] = []


class Trial(Form):
    reason = LinesField(label="理由")
    on = DateField(label="日期", required=False)


def _act(data):
    done.append(data)
    if raises:
        raise raises[0]
    return data


def verb(request):
    form = Trial.of(request, seen=3, initial={"reason": "原来的"})
    return submit(
        request,
        form,
        _act,
        then="/trial/done",
        title="退回",
        button="退回，写理由",
        back="/",
        notice="已退回",
        again=lambda: Current(seen=7, values={"reason": "别人改的"}),
    )


def view(request):
    if raises:
        raise raises[0]
    return page(request, "ui/keys.html")


known = dict(known_routes())
mine = (
    []
    if "trial:verb" in known
    else [
        route("trial", verb, "trial:verb", label="试", who=OFFICE, methods=("GET", "POST")),
        route("trial/view", view, "trial:view", label="看", who=OFFICE),
    ]
)
urlpatterns = [*mine, path("trial/done", lambda request: HttpResponse("done")), *house.urlpatterns]
handler403, handler404, handler500 = house.handler403, house.handler404, house.handler500
