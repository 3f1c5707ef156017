"""Several petitions at once: chosen in the register, each refusal said before anything is done, all or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.foundation.terms import Actor, Decision, Role
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import submit
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.actions.accept_petitions import accept_petitions
from xuncha.onsite.petitions.actions.assign_petitions import assign_petitions
from xuncha.onsite.petitions.actions.mark_petitions import mark_petitions
from xuncha.onsite.petitions.actions.pass_on_petitions import pass_on_petitions
from xuncha.onsite.petitions.actions.rule_out_petitions import rule_out_petitions
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.web import presenters
from xuncha.onsite.petitions.web.forms import AssignForm, DayForm, MarkForm, PassOnForm, RuleOutForm
from xuncha.standing.regulations import queries as regulations

MOST = 100
Rows = Sequence[Petition]


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing that may be done with many: its word, who may with which, its form, its action."""

    label: str | Promise
    may: Callable[[Actor, Petition], Decision]
    form: Callable[[HttpRequest, Actor, Rows], Any]
    act: Callable[..., Any]


def _mark_form(request: HttpRequest, actor: Actor, rows: Rows) -> MarkForm:
    return MarkForm.of(
        request,
        inspections=presenters.inspection_choices(actor, clerk=actor.has(Role.CLERK)),
        items=presenters.item_choices(
            rows[0].rule_set if rows else regulations.in_force(actor.clock.today()).code
        ),
    )


def _pass_form(request: HttpRequest, actor: Actor, rows: Rows) -> PassOnForm:
    form = PassOnForm.of(request, initial={"on": actor.clock.today()})
    form.fields["to_body"].for_actor(actor)
    return form


def _assign_form(request: HttpRequest, actor: Actor, rows: Rows) -> AssignForm:
    people = presenters.team_choices(rows[0]) if rows else []
    return AssignForm.of(request, people=people, initial={"on": actor.clock.today()})


def _dated(form: Any) -> Callable[[HttpRequest, Actor, Rows], Any]:
    return lambda request, actor, rows: form.of(request, initial={"on": actor.clock.today()})


def _marking(**data: Any) -> Any:
    inspection = UUID(data["inspection"]) if data["inspection"] else None
    return mark_petitions(**{**data, "inspection": inspection})


VERBS = {
    "mark": Verb(gettext_lazy("标明类别"), policies.can_complete, _mark_form, _marking),
    "accept": Verb(gettext_lazy("受理"), policies.can_accept, _dated(DayForm), accept_petitions),
    "rule_out": Verb(
        gettext_lazy("不属受理范围"), policies.can_rule_out, _dated(RuleOutForm), rule_out_petitions
    ),
    "assign": Verb(gettext_lazy("分办"), policies.can_assign, _assign_form, assign_petitions),
    "pass_on": Verb(gettext_lazy("转送"), policies.can_pass_on, _pass_form, pass_on_petitions),
}


def offered(actor: Actor) -> list[tuple[str, Any]]:
    """What this reader may do with many: the lead gives out, the clerk and keepers do the rest."""
    clerk = actor.has(Role.CLERK) or actor.holds(queries.KEEPERS)
    lead = bool(actor.scopes(Role.LEAD)) or actor.holds(queries.KEEPERS)
    mine = {
        "mark": clerk,
        "accept": clerk or lead,
        "rule_out": clerk or lead,
        "assign": lead,
        "pass_on": clerk,
    }
    return [(code, verb.label) for code, verb in VERBS.items() if mine[code]]


def many(request: HttpRequest, verb: str) -> HttpResponseBase:
    """批量办理: which of the chosen ones may be done so, and why each of the others may not."""
    actor = actor_of(request)
    if verb not in VERBS:
        raise Http404
    spec = VERBS[verb]
    given = request.POST if request.method == "POST" else request.GET
    keys = _keys(given.getlist("p"))
    rows = list(queries.visible_to(actor).filter(pk__in=keys).order_by("number"))
    judged = [(row, spec.may(actor, row)) for row in rows]
    fit = [row for row, decision in judged if decision]
    back = reverse("petitions:petitions")
    return submit(
        request,
        spec.form(request, actor, fit or rows),
        lambda data: spec.act(by=actor, petitions=keys, **data),
        then=back,
        template="petitions/many.html",
        context={
            "verb": verb,
            "fit": [] if request.method == "POST" else fit,
            "unfit": [(row, decision.reason) for row, decision in judged if not decision],
            "kept": [row.id for row in fit] if request.method != "POST" else keys,
            "chosen": len(rows),
        },
        title=_("%(verb)s：%(n)d 件") % {"verb": spec.label, "n": len(fit)},
        button=spec.label,
        back=back,
        notice=_("%(verb)s：已办 %(n)d 件") % {"verb": spec.label, "n": len(keys)},
    )


def _keys(given: Sequence[str]) -> list[UUID]:
    found = []
    for text in given[:MOST]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return list(dict.fromkeys(found))
