"""Pages of the questionnaires and assessment forms: how many went out and came back, what stood out."""

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork import surveys as reading
from xuncha.onsite.fieldwork.actions.surveys.hand_out_forms import hand_out_forms
from xuncha.onsite.fieldwork.actions.surveys.note_returned_forms import note_returned_forms
from xuncha.onsite.fieldwork.rules.states import FormKind
from xuncha.onsite.fieldwork.web.outing_forms import HandOutForm, ReturnedForm
from xuncha.onsite.fieldwork.words import FORM_KINDS
from xuncha.onsite.inspections.policies import can_note_point
from xuncha.onsite.inspections.queries import inspection as inspection_of


def surveys(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """问卷、民主测评: every handing out, and the sums by kind."""
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_know_surveys(actor, found))
    rows = reading.of_inspection(found.id, actor)
    return page(
        request,
        "fieldwork/surveys.html",
        {
            "inspection": found,
            "rows": [(r, FORM_KINDS[FormKind(r.kind)]) for r in rows],
            "sums": reading.sums(rows),
            "may": policies.can_hand_out_forms(actor, found),
        },
    )


def hand_out(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = inspection_of(inspection, actor)
    policies.guard(policies.can_hand_out_forms(actor, found))
    initial = {"on": actor.clock.today(), "kind": FormKind.QUESTIONNAIRE.value}
    return submit(
        request,
        HandOutForm.of(request, initial=initial),
        lambda data: hand_out_forms(by=actor, inspection=found.id, **data),
        then=lambda made: reverse("fieldwork:survey", args=[made.id]),
        title=_("发问卷、测评表"),
        button=_("记下"),
        back=reverse("fieldwork:surveys", args=[found.id]),
        notice=lambda made: _("已记为 %(number)s") % {"number": made.number},
    )


def survey(request: HttpRequest, survey: UUID) -> HttpResponseBase:
    """一次问卷、测评: to whom, how many, what stood out, what came of it."""
    actor = actor_of(request)
    found = reading.survey(survey, actor)
    return page(
        request,
        "fieldwork/survey.html",
        {
            "survey": found,
            "inspection": found.inspection,
            "kind": FORM_KINDS[FormKind(found.kind)],
            "may_return": policies.can_note_returned_forms(actor, found),
            "may_note": can_note_point(actor, found.inspection),
        },
    )


def returned(request: HttpRequest, survey: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = reading.survey(survey, actor)
    policies.guard(policies.can_note_returned_forms(actor, found))
    here = reverse("fieldwork:survey", args=[found.id])
    initial = {"on": actor.clock.today(), "returned": found.returned, "stood_out": found.stood_out}
    form = ReturnedForm.of(request, seen=found.version, initial=initial)
    return submit(
        request,
        form,
        lambda data: note_returned_forms(by=actor, survey=found.id, seen=form.seen, **data),
        then=here,
        title=_("登记收回的表 %(number)s") % {"number": found.number},
        button=_("登记"),
        back=here,
        notice=_("已登记，要核对的可以记疑点"),
    )
