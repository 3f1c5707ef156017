"""One's own account: word, token."""

from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from xuncha.foundation.terms import Refusal
from xuncha.foundation.ui.routes import actor_of
from xuncha.standing.people.actions.set_password import set_password


def password(request: HttpRequest) -> HttpResponse:
    refusal = None
    if request.method == "POST":
        try:
            row = set_password(
                by=actor_of(request),
                account=request.user.pk,
                old=request.POST.get("old", ""),
                word=request.POST.get("word", ""),
            )
            update_session_auth_hash(request, row)
            return redirect("/")
        except Refusal as refused:
            refusal = refused
    return render(
        request, "people/password.html", {"refusal": refusal}, status=refusal.status if refusal else 200
    )


def token(request: HttpRequest) -> HttpResponse:
    return render(request, "people/token.html", {})
