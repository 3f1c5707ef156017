from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.training import policies, queries
from xuncha.preparation.training.actions.enrol import enrol
from xuncha.preparation.training.actions.open_class import open_class
from xuncha.preparation.training.actions.record_results import record_results
from xuncha.preparation.training.actions.sign_in import sign_in
from xuncha.preparation.training.actions.withdraw_enrolment import withdraw_enrolment
from xuncha.preparation.training.models import TrainingClass
from xuncha.preparation.training.rules.states import Standing
from xuncha.preparation.training.web import presenters
from xuncha.preparation.training.web.forms import ClassForm, PeopleForm, ResultsForm, SignInForm, WithdrawForm
from xuncha.standing.people import queries as people


def _page_of(training_class: UUID) -> str:
    return reverse("training:class", args=[training_class])


def _class(training_class: UUID, actor: Actor) -> TrainingClass:
    found: TrainingClass | None = queries.classes_visible_to(actor).filter(id=training_class).first()
    if found is None:
        raise Http404
    return found


def classes(request: HttpRequest) -> HttpResponse:
    """Batches that are not over, each with its classes; who still has to open one sees where."""
    actor = actor_of(request)
    batches = planning.batches_open_on(actor.clock.today())
    context = {
        "batches": [(b, presenters.class_rows(queries.classes_of(b.id))) for b in batches],
        "may": policies.can_run_classes(actor),
    }
    return page(request, "training/classes.html", context)


def new_class(request: HttpRequest, batch: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    within = planning.batch(batch)
    form = ClassForm.of(request, initial={"title": gettext("巡前培训班"), "required": True})
    return submit(
        request,
        form,
        lambda data: open_class(by=actor, batch=within.id, **data),
        then=lambda made: _page_of(made.id),
        title=_("开办培训班"),
        back=reverse("training:classes"),
    )


def training_class(request: HttpRequest, training_class: UUID) -> HttpResponse:
    """A class: who is in it, days signed in, results. A participant sees the own line only."""
    actor = actor_of(request)
    found = _class(training_class, actor)
    rows = [a for a in queries.attendances(found.id) if policies.can_view_attendance(actor, a)]
    context = {
        "training_class": found,
        "rows": [presenters.attendance_row(a) for a in rows],
        "counts": presenters.counts(rows),
        "whole": policies.can_run_classes(actor).allowed or actor.holds(policies.READERS),
        "may": policies.can_run_classes(actor),
    }
    return page(request, "training/class.html", context)


def enrolment(request: HttpRequest, training_class: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = _class(training_class, actor)
    inside = {a.person_id for a in queries.attendances(found.id) if a.standing != Standing.WITHDRAWN}
    pool = [(str(p.id), f"{p.name}（{people.unit_of(p)}）") for p in people.pool() if p.id not in inside]
    return submit(
        request,
        PeopleForm.of(request, people=pool),
        lambda data: enrol(by=actor, training_class=found.id, persons=_ids(data)),
        then=_page_of(found.id),
        title=gettext("报名：%(title)s") % {"title": found.title},
        button=_("报名"),
        back=_page_of(found.id),
    )


def _ids(data: dict[str, Any]) -> list[UUID]:
    return [UUID(key) for key in data["persons"]]


def signing_in(request: HttpRequest, training_class: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = _class(training_class, actor)
    inside = [a for a in queries.attendances(found.id) if a.standing != Standing.WITHDRAWN]
    form = SignInForm.of(
        request, people=[(str(a.person_id), a.person.name) for a in inside], initial={"on": found.begins}
    )
    return submit(
        request,
        form,
        lambda data: sign_in(by=actor, training_class=found.id, persons=_ids(data), on=data["on"]),
        then=_page_of(found.id),
        title=gettext("签到：%(title)s") % {"title": found.title},
        button=_("登记签到"),
        back=_page_of(found.id),
    )


def results(request: HttpRequest, training_class: UUID) -> HttpResponseBase:
    """One table for the whole class: all lines are taken, or none, and what was typed stays."""
    actor = actor_of(request)
    found = _class(training_class, actor)
    inside = [a for a in queries.attendances(found.id) if a.standing != Standing.WITHDRAWN]
    form = ResultsForm.of(request, attendances=inside, initial={"on": actor.clock.today()})
    return submit(
        request,
        form,
        lambda data: record_results(by=actor, training_class=found.id, rows=form.rows(), on=data["on"]),
        then=_page_of(found.id),
        template="training/results.html",
        context={"training_class": found},
        back=_page_of(found.id),
        notice=_("结果已登记"),
    )


def withdrawal(request: HttpRequest, attendance: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = queries.visible_to(actor).filter(id=attendance).first()
    if row is None:
        raise Http404
    return submit(
        request,
        WithdrawForm.of(request),
        lambda data: withdraw_enrolment(by=actor, attendance=row.id, **data),
        then=_page_of(row.training_class_id),
        title=gettext("%(who)s退出培训") % {"who": row.person.name},
        button=_("退出培训"),
        back=_page_of(row.training_class_id),
    )


def mine(request: HttpRequest) -> HttpResponse:
    """The actor's own training: every class, every sitting. No comparison with others."""
    actor = actor_of(request)
    rows = [presenters.attendance_row(a) for a in queries.own_record(actor)]
    return page(request, "training/mine.html", {"rows": rows})
