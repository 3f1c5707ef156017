"""The one table of who may open which page.

A room's `web/urls.py` builds its patterns with `route`. The table is what `docs/reference/permissions.md` is
generated from and what the tests walk: every URL × role × own, other, no batch.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.functional import Promise

from xuncha.foundation.terms import Actor, Role

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Route:
    """One page. `who` None = also without signing in; an empty set = anyone signed in.

    `called`: also a person without any role, as a cadre is who was called to a team not authorised yet.
    """

    name: str
    pattern: str
    label: str | Promise
    who: frozenset[Role] | None
    methods: tuple[str, ...]
    called: bool = False

    def lets_in(self, actor: Actor | None) -> bool:
        if self.who is None:
            return True
        if actor is None:
            return False
        return not self.who or actor.holds(self.who) or (self.called and _without_role(actor))


def _without_role(actor: Actor) -> bool:
    return actor.person is not None and not actor.grants


_routes: dict[str, Route] = {}


def known_routes() -> Mapping[str, Route]:
    return _routes


def actor_of(request: HttpRequest) -> Actor:
    """The acting person of a signed-in request."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        raise Http404
    return actor


def may_open(name: str, actor: Actor | None) -> bool:
    """Whether the page exists for this person at all; the thing on it is `visible_to`'s to decide."""
    return _routes[name].lets_in(actor)


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back; what was typed into a form of an ended session goes along."""
    from .web.answers import SIGN_IN, ended_session  # the pages need this module's table

    if request.method == "POST":
        return ended_session(request)
    return redirect(f"{SIGN_IN}?{urlencode({'next': request.get_full_path()})}")


def route(
    pattern: str,
    view: View,
    name: str,
    *,
    label: str | Promise,
    who: frozenset[Role] | None,
    methods: tuple[str, ...] = ("GET",),
    called: bool = False,
) -> URLPattern:
    """A page at `pattern`, named `room:thing`. Who is not in `who` gets the same 404 as for a page that is not there."""
    if name in _routes:
        raise ValueError(f"route named twice: {name}")
    _routes[name] = Route(name, pattern, label, who, methods, called)

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actor: Actor | None = getattr(request, "actor", None)
        if who is not None and actor is None:
            return _sign_in_first(request)
        if not may_open(name, actor):
            raise Http404
        if request.method not in (*methods, "HEAD", "OPTIONS"):
            return HttpResponse(status=405)
        return view(request, *args, **kwargs)

    return path(pattern, guarded, name=name.rpartition(":")[2])
