"""Pages of the face itself: density, keys, the gallery of components."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from xuncha.foundation.terms.clock import CHINA
from xuncha.foundation.ui.gallery import full
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.sections import sections_for

from .answers import page

YEAR = 365 * 24 * 3600


def density(request: HttpRequest) -> HttpResponse:
    """Larger or smaller rows, remembered on this machine."""
    wanted = request.POST.get("density", "")
    back = request.POST.get("next", "/")
    safe = back.startswith("/") and url_has_allowed_host_and_scheme(back, {request.get_host()})
    answer = redirect(back if safe else "/")
    if wanted in ("cosy", "dense"):
        answer.set_cookie("density", wanted, max_age=YEAR, samesite="Lax", httponly=True)
    return answer


def keys(request: HttpRequest) -> HttpResponse:
    """What the keyboard can do."""
    actor = actor_of(request)
    own = [s for s in sections_for(actor) if s.key]
    return page(request, "ui/keys.html", {"sections": own})


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, full and empty."""
    actor = actor_of(request)
    now = datetime(2023, 9, 20, 15, 22, tzinfo=CHINA)
    today = date(2023, 9, 20)
    context = {
        **full(today),
        "now": now,
        "begin": today - timedelta(days=262),
        "end": today + timedelta(days=280),
    }
    return page(request, "ui/gallery.html", {**context, "gallery_actor": actor})
