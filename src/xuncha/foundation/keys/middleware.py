"""Locked start: without the office key only sign-in, open data and the unlock page answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Locked
from xuncha.foundation.ui.routes import known_routes
from xuncha.foundation.ui.web import refused

from .state import is_locked


class LockedStart:
    """Everything else answers with one page that says what is the matter (503)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_locked() and not _is_open(request):
            return refused(request, Locked("keys.locked", _("系统处于锁定状态：尚未接入机关密钥。")))
        return self.get_response(request)


def _is_open(request: HttpRequest) -> bool:
    """Whether the page is meant for who has not signed in, or is not there at all."""
    try:
        name = resolve(request.path_info).view_name
    except Resolver404:
        return True
    route = known_routes().get(name)
    return route.who is None if route is not None else name == "set_language"
