from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.planning import policies, queries
from xuncha.preparation.planning.actions.draft_annual_plan import draft_annual_plan
from xuncha.preparation.planning.actions.open_term import open_term
from xuncha.preparation.planning.web import presenters
from xuncha.preparation.planning.web.forms import PlanForm, TermForm


def terms(request: HttpRequest) -> HttpResponse:
    """The term that runs; the newest where none does; a page that teaches where there is none."""
    actor = actor_of(request)
    found = queries.term_on(actor.clock.today()) or queries.terms().last()
    if found is not None:
        return redirect("planning:term", term=found.id)
    return page(request, "planning/no_term.html", {"may": policies.can_plan(actor)})


def term(request: HttpRequest, term: UUID) -> HttpResponse:
    """One term: coverage of the register, years with their plans, rounds."""
    actor = actor_of(request)
    found = queries.terms().filter(id=term).first()
    if found is None:
        raise Http404
    plans = list(queries.plans_visible_to(actor).filter(term=found))
    rounds = list(queries.visible_to(actor).filter(plan__term=found))
    covered = presenters.term_coverage(found, actor)
    context = {
        "term": found,
        "others": queries.terms().exclude(id=found.id),
        "coverage": covered,
        "years": presenters.year_rows(found, plans, rounds, covered.years),
        "rounds": presenters.round_rows(rounds),
        "day": (actor.clock.today() - found.begins).days + 1,
        "may": policies.can_plan(actor),
    }
    return page(request, "planning/term.html", context)


def coverage(request: HttpRequest, term: UUID) -> HttpResponse:
    """覆盖计数: by kind and year, what is under way, planned, listed, nowhere; each number opens its bodies."""
    actor = actor_of(request)
    found = queries.terms().filter(id=term).first()
    if found is None:
        raise Http404
    today = actor.clock.today()
    years = list(range(found.begins.year, found.ends.year + 1))
    listed = queries.listed_years(found.id, today.year, actor)
    reaches = presenters.reaches(found, actor, listed)
    kind, which = request.GET.get("kind", ""), request.GET.get("which", "") or "danger"
    chosen = presenters.chosen_cells(reaches, kind, which)
    context = {
        "term": found,
        "years": years,
        "rows": presenters.reach_rows(reaches, years),
        "bodies": presenters.body_rows(chosen, listed),
        "kind": kind,
        "which": which,
        "chosen_title": presenters.chosen_title(kind, which),
        "endangered": sum(len(one.endangered) for one in reaches),
    }
    return page(request, "planning/coverage.html", context)


def new_term(request: HttpRequest) -> HttpResponseBase:
    form = TermForm.of(request)
    return submit(
        request,
        form,
        lambda data: open_term(by=actor_of(request), **data),
        then=lambda made: reverse("planning:term", args=[made.id]),
        title=_("开立届期"),
        back=reverse("planning:terms"),
        notice=_("届期已开立"),
    )


def new_plan(request: HttpRequest, term: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    within = queries.terms().filter(id=term).first()
    if within is None:
        raise Http404
    form = PlanForm.of(request, initial={"year": actor.clock.today().year})
    return submit(
        request,
        form,
        lambda data: draft_annual_plan(by=actor, term=within.id, **data),
        then=lambda made: reverse("planning:plan", args=[made.id]),
        title=_("起草年度计划"),
        back=reverse("planning:term", args=[within.id]),
    )
