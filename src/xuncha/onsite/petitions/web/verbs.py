"""What is done with a petition, one page for each verb."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import BadInput, Problem
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.actions.accept_petitions import accept_petitions
from xuncha.onsite.petitions.actions.assign_petitions import assign_petitions
from xuncha.onsite.petitions.actions.close_petition import close_petition
from xuncha.onsite.petitions.actions.hand_over_sealed_item import hand_over_sealed_item
from xuncha.onsite.petitions.actions.link_petition import link_petition
from xuncha.onsite.petitions.actions.note_sealed_item import note_sealed_item
from xuncha.onsite.petitions.actions.pass_on_petitions import pass_on_petitions
from xuncha.onsite.petitions.actions.record_passing_answer import record_passing_answer
from xuncha.onsite.petitions.actions.rule_out_petition import rule_out_petition
from xuncha.onsite.petitions.actions.set_aside_petition import set_aside_petition
from xuncha.onsite.petitions.actions.settle_petition import settle_petition
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.web import presenters
from xuncha.onsite.petitions.web.forms import (
    AnswerForm,
    AssignForm,
    CloseForm,
    DayForm,
    HandOverForm,
    KeeperForm,
    LinkForm,
    PassOnForm,
    RuleOutForm,
    SealedForm,
    SettleForm,
)
from xuncha.onsite.petitions.words import CHANNELS, LEVELS


def _verb(
    request: HttpRequest,
    found: Petition,
    form: Any,
    act: Any,
    title: str,
    button: str,
    notice: str,
    **more: Any,
) -> HttpResponseBase:
    here = reverse("petitions:petition", args=[found.id])
    return submit(
        request,
        form,
        act,
        **{"then": here, **more},
        title=f"{title} {found.number}",
        button=button,
        back=here,
        notice=notice,
    )


def decide(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    """定范围: accept it here; the other way is beside it. Shows how the day to decide was computed."""
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_accept(actor, found))
    form = DayForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: accept_petitions(by=actor, petitions=[found.id], seen=form.seen, **data),
        _("定范围"),
        _("属受理范围，交组长分办"),
        _("已受理"),
        template="petitions/decide.html",
        context={
            "petition": found,
            "facts": presenters.facts(found),
        },
    )


def rule_out(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_rule_out(actor, found))
    form = RuleOutForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: rule_out_petition(by=actor, petition=found.id, seen=form.seen, **data),
        _("不属受理范围"),
        _("定为不属受理范围"),
        _("已定为不属受理范围，接着转送"),
    )


def assign(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_assign(actor, found))
    initial = {"to": [str(p) for p in queries.handler_ids(found)], "on": actor.clock.today()}
    form = AssignForm.of(request, seen=found.version, people=presenters.team_choices(found), initial=initial)
    return _verb(
        request,
        found,
        form,
        lambda data: assign_petitions(by=actor, petitions=[found.id], seen=form.seen, **data),
        _("分办"),
        _("分办"),
        _("已分办"),
    )


def link(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_link(actor, found))
    form = LinkForm.of(request, seen=found.version)

    def act(data: dict[str, Any]) -> Petition:
        first = queries.by_number(data["first"], actor)
        if first is None:
            text = _("没有编号“%(number)s”的信访件，或您看不到。") % {"number": data["first"]}
            raise BadInput("petition.no_such_first", problems=[Problem("petition.first", text, "first")])
        return link_petition(by=actor, petition=found.id, first=first.id, tie=data["tie"], seen=form.seen)

    return _verb(request, found, form, act, _("并入首件"), _("并入"), _("已并入首件，两件都计数"))


def pass_on(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_pass_on(actor, found))
    form = PassOnForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    form.fields["to_body"].for_actor(actor)
    return _verb(
        request,
        found,
        form,
        lambda data: pass_on_petitions(by=actor, petitions=[found.id], **data),
        _("转送"),
        _("转送"),
        _("已转送，可以打印转送函"),
    )


def answer(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_record_answer(actor, found))
    form = AnswerForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: record_passing_answer(by=actor, petition=found.id, seen=form.seen, **data),
        _("登记反馈"),
        _("登记反馈"),
        _("已登记反馈"),
    )


def settle(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_settle(actor, found))
    today = actor.clock.today()
    form = SettleForm.of(request, seen=found.version, initial={"on": today})
    return _verb(
        request,
        found,
        form,
        lambda data: settle_petition(
            by=actor, petition=found.id, outcomes=form.outcomes(today), on=data["on"], seen=form.seen
        ),
        _("写明结果"),
        _("写明结果"),
        _("已写明结果"),
    )


def close(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_close(actor, found))
    form = CloseForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return _verb(
        request,
        found,
        form,
        lambda data: close_petition(by=actor, petition=found.id, seen=form.seen, **data),
        _("答复办结"),
        _("办结"),
        _("已办结"),
    )


def set_aside(request: HttpRequest, petition: UUID) -> HttpResponseBase:
    """单独保管: afterwards it is not there for whoever set it apart, so the way leads to the register."""
    actor = actor_of(request)
    found = queries.petition(petition, actor)
    policies.guard(policies.can_set_aside(actor, found))
    form = KeeperForm.of(request, seen=found.version)
    return _verb(
        request,
        found,
        form,
        lambda data: set_aside_petition(by=actor, petition=found.id, seen=form.seen, **data),
        _("单独保管"),
        _("交出，我不再看到"),
        _("已交保管人，这里不再显示"),
        then=reverse("petitions:petitions"),
    )


def sealed(request: HttpRequest) -> HttpResponseBase:
    """密封件: number, day, to whom handed, receipt; nothing else is kept of them."""
    actor = actor_of(request)
    rows = [(i, CHANNELS[i.channel], LEVELS[i.level]) for i in queries.sealed_visible_to(actor)]
    may = policies.can_note_sealed(actor)
    return page(request, "petitions/sealed.html", {"rows": rows, "may_note": may})


def note_sealed(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    form = SealedForm.of(request, initial={"received_on": actor.clock.today()})
    return submit(
        request,
        form,
        lambda data: note_sealed_item(by=actor, **data),
        then=reverse("petitions:sealed"),
        title=_("登记密封件"),
        button=_("登记，编号"),
        back=reverse("petitions:sealed"),
        notice=lambda made: _("已登记 %(number)s，原件封好转交") % {"number": made.number},
    )


def hand_over(request: HttpRequest, item: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.sealed_item(item, actor)
    form = HandOverForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    return submit(
        request,
        form,
        lambda data: hand_over_sealed_item(by=actor, item=found.id, seen=form.seen, **data),
        then=reverse("petitions:sealed"),
        title=_("转交 %(number)s") % {"number": found.number},
        button=_("登记转交"),
        back=reverse("petitions:sealed"),
        notice=_("已登记转交"),
    )
