"""Advice as a ledger: what was advised to whom, the letter it went out in, what was answered."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import advices, policies
from xuncha.conclusions.findings.actions.advice.draft_advice_letter import draft_advice_letter
from xuncha.conclusions.findings.actions.advice.submit_advice_letter import submit_advice_letter
from xuncha.conclusions.findings.web import presenters
from xuncha.conclusions.findings.web.forms import AdviceLetterForm
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.coordination import queries as coordination
from xuncha.standing.regulations.queries import due

EACH = 50


def ledger(request: HttpRequest) -> HttpResponse:
    """All advice the reader may know, with its letter."""
    actor = actor_of(request)
    found = Paginator(advices.listed(actor), EACH).get_page(request.GET.get("page"))
    context = {
        "rows": presenters.advice_rows(list(found), actor.clock.today()),
        "page_obj": found,
        "may": bool(policies.can_send_advice(actor)),
    }
    return page(request, "findings/advice.html", context)


def letter(request: HttpRequest, advice: UUID) -> HttpResponseBase:
    """Draft the letter, with what else goes to the same department."""
    actor = actor_of(request)
    found = advices.advice(advice, actor)
    others = advices.waiting_with(found, actor)
    today = actor.clock.today()
    form = AdviceLetterForm.of(
        request,
        advice=[(str(a.id), f"{a.number} {a.text[:80]}") for a in others],
        initial={
            "advice": [str(found.id)],
            "due_on": due(found.inspection.rule_set, advices.PERIOD, today).day,
        },
    )
    return submit(
        request,
        form,
        lambda data: draft_advice_letter(
            by=actor,
            advice=[UUID(k) for k in data["advice"]],
            text=data["text"],
            due_on=data["due_on"],
            copies=data["copies"].splitlines(),
        ),
        then=lambda made: reverse("coordination:letter", args=[made.id]),
        back=reverse("findings:advice"),
        template="findings/advice_letter.html",
        context={"advice": found, "standing": advices.standing_letter(found)},
        title=_("拟巡察建议书"),
        button=_("拟函，送审"),
        notice=_("已拟函送审；批准以后在函件页编号发出"),
    )


def again(request: HttpRequest, letter: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = coordination.letter(letter, actor)
    form = Form.of(request)
    here = reverse("coordination:letter", args=[found.id])
    return submit(
        request,
        form,
        lambda data: submit_advice_letter(by=actor, letter=found.id),
        then=here,
        back=here,
        title=_("巡察建议书送审"),
        button=_("再送审"),
        notice=_("已送审"),
    )
