"""Borrowing: the list, asking, deciding, giving back."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.followup.archives import policies, queries
from xuncha.followup.archives.actions.ask_to_borrow import ask_to_borrow
from xuncha.followup.archives.actions.decide_loan import decide_loan
from xuncha.followup.archives.actions.return_loan import return_loan
from xuncha.followup.archives.rules.states import LoanState
from xuncha.foundation.terms import OFFICE, NotAllowed
from xuncha.foundation.ui.forms import DateField, Form, LinesField, TextField
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit

PER_PAGE = 40
SHAPES = {
    LoanState.ASKED: "wait",
    LoanState.LENT: "go",
    LoanState.REFUSED: "no",
    LoanState.RETURNED: "done",
}


class AskForm(Form):
    purpose = TextField(label=gettext_lazy("借来做什么"), max_length=300)
    due_on = DateField(label=gettext_lazy("哪天归还"))
    borrower = TextField(
        label=gettext_lazy("替谁借"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("外单位的写姓名、单位；自己借的不写"),
    )


class DecideForm(Form):
    approve = forms.ChoiceField(
        label=gettext_lazy("是否批准"),
        choices=[("yes", gettext_lazy("批准")), ("no", gettext_lazy("不批准"))],
        widget=forms.RadioSelect,
    )
    reason = LinesField(label=gettext_lazy("说明"), rows=2, required=False, max_length=300)


class ReturnForm(Form):
    on = DateField(label=gettext_lazy("归还日期"))


def loans(request: HttpRequest) -> HttpResponse:
    """Loans the reader may know, newest first."""
    actor = actor_of(request)
    shown = Paginator(queries.loans_visible_to(actor), PER_PAGE).get_page(request.GET.get("page"))
    today = actor.clock.today()
    rows = [
        (
            loan,
            SHAPES[LoanState(loan.state)],
            loan.state == LoanState.LENT and loan.due_on < today,
            bool(policies.can_decide_loan(actor, loan)),
            bool(policies.can_return_loan(actor, loan)),
        )
        for loan in shown
    ]
    return page(
        request, "archives/loans.html", {"rows": rows, "page_obj": shown, "office": actor.has(*OFFICE)}
    )


def ask(request: HttpRequest, volume: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.volume(volume, actor)
    form = AskForm.of(request)
    if not actor.has(*OFFICE):
        del form.fields["borrower"]
    return submit(
        request,
        form,
        lambda data: ask_to_borrow(by=actor, volume=found.pk, **data),
        then=reverse("archives:loans"),
        title=_("借阅 %(number)s") % {"number": found.number},
        button=_("申请借阅"),
        back=reverse("archives:inspection", args=[found.inspection_id]),
        notice=_("已申请，等巡察办主任批准"),
    )


def decide(request: HttpRequest, loan: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.loan(loan, actor)
    NotAllowed.unless(policies.can_decide_loan(actor, found))
    form = DecideForm.of(request, seen=found.version)

    def act(data: dict[str, Any]) -> Any:
        return decide_loan(
            by=actor,
            loan=found.pk,
            approve=data["approve"] == "yes",
            reason=data["reason"],
            seen=form.seen,
        )

    title = _("%(who)s借阅 %(number)s：%(why)s") % {
        "who": found.borrower,
        "number": found.volume.number,
        "why": found.purpose,
    }
    back = reverse("archives:loans")
    return submit(request, form, act, then=back, title=title, button=_("决定"), back=back)


def give_back(request: HttpRequest, loan: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.loan(loan, actor)
    NotAllowed.unless(policies.can_return_loan(actor, found))
    form = ReturnForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    back = reverse("archives:loans")
    return submit(
        request,
        form,
        lambda data: return_loan(by=actor, loan=found.pk, seen=form.seen, **data),
        then=back,
        title=_("归还 %(number)s") % {"number": found.volume.number},
        button=_("登记归还"),
        back=back,
        notice=_("已归还"),
    )
