"""How the deadlines of a petition are computed, line by line; pausing, going on, lengthening."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, Decision
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.petitions import deadlines, policies, queries
from xuncha.onsite.petitions.actions.extend_deadline import extend_deadline
from xuncha.onsite.petitions.actions.pause_deadline import pause_deadline
from xuncha.onsite.petitions.actions.resume_deadline import resume_deadline
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.web.forms import DayForm, ExtendForm, PauseForm
from xuncha.standing.regulations import queries as regulations


def deadline(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    """期限怎样算的: each deadline it had, from the rule to the day, with every pause and extension as a line."""
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    now = deadlines.running(found)
    return page(
        request,
        "petitions/deadline.html",
        {
            "petition": found,
            "rows": [_shown(found, of, now) for of in deadlines.every(found)],
            "may_pause": policies.can_pause(actor, found),
            "may_resume": policies.can_resume(actor, found),
            "may_extend": policies.can_extend(actor, found),
        },
    )


def _shown(found: Petition, of: deadlines.Running, now: deadlines.Running | None) -> dict[str, Any]:
    runs = now is not None and (now.period, now.passing) == (of.period, of.passing)
    return {
        "label": regulations.period(found.rule_set, of.period).label,
        "whose": of.passing.to_name if of.passing else "",
        "sum": deadlines.computed(found.rule_set, of),
        "halted": found.halted_on if runs else None,
        "runs": runs,
    }


def _verb(
    request: HttpRequest,
    petition: UUID,
    may: Callable[[Actor, Petition], Decision],
    form: Any,
    action: Callable[..., Petition],
    title: str,
) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(may(actor, found))
    filled = form.of(request, seen=found.version, initial={"on": actor.clock.today()})
    here = reverse("petitions:deadline", args=[found.id])
    return submit(
        request,
        filled,
        lambda data: action(by=actor, petition=found.id, seen=filled.seen, **data),
        then=here,
        title=f"{title} {found.number}",
        button=title,
        back=here,
        notice=_("已登记，期限按此计算"),
    )


def pause(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    return _verb(request, petition, policies.can_pause, PauseForm, pause_deadline, _("暂停期限"))


def resume(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    return _verb(request, petition, policies.can_resume, DayForm, resume_deadline, _("恢复期限"))


def extend(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    return _verb(request, petition, policies.can_extend, ExtendForm, extend_deadline, _("延长期限"))
