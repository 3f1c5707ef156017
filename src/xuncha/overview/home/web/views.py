from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from xuncha.foundation.terms import OFFICE, TEAM, Actor, Role
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page
from xuncha.overview.home import queries

from .presenters import present

DOOR = "home:door"


def home(request: HttpRequest) -> HttpResponse:
    """What to do now. The body's liaison goes to the body's door."""
    actor = actor_of(request)
    if _only_for_a_body(actor):
        return redirect(DOOR)
    return page(request, "home/home.html", {"home": present(queries.screen(actor), actor)})


def door(request: HttpRequest) -> HttpResponse:
    """The inspected body's first screen."""
    actor = actor_of(request)
    return page(request, "home/door.html", {"home": present(queries.screen(actor), actor)})


def _only_for_a_body(actor: Actor) -> bool:
    return actor.has(Role.BODY_LIAISON) and not actor.holds(OFFICE | TEAM)
