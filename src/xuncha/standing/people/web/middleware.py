"""Who is acting, for every request: `request.actor`, read anew from the grants each time."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from xuncha.foundation.terms import Actor
from xuncha.standing.people import queries
from xuncha.standing.people.rules.apart import SECOND_FACTOR_REQUIRED

TOKEN_KEY = "token"


def token_mark(account: object) -> str:
    """What the session keeps once the token was shown; another token makes it void."""
    since = getattr(account, "token_since", None)
    return since.isoformat() if since else ""


class ActorMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None
        account = request.user
        if account.is_authenticated:
            shown = bool(account.token_since) and request.session.get(TOKEN_KEY) == token_mark(account)
            actor = queries.actor_for(account, second_factor=shown)
            request.actor = actor
            first = _must_first(request, actor)
            if first:
                return redirect(first)
        return self.get_response(request)


def _must_first(request: HttpRequest, actor: Actor) -> str:
    """Where someone must go before anything else: change the word of the slip, bind a token."""
    account = request.user
    free = {reverse("people:password"), reverse("people:token"), reverse("people:sign_out"), "/language"}
    free.add(reverse("people:unlock"))
    if request.path in free or request.path.startswith(settings.STATIC_URL):
        return ""
    if account.must_change:
        return reverse("people:password")
    if not settings.REHEARSAL and not account.token_since and _needs_token(actor):
        return reverse("people:token")
    return ""


def _needs_token(actor: Actor) -> bool:
    return any(str(grant.role) in SECOND_FACTOR_REQUIRED for grant in actor.grants)
