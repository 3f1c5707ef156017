"""What this room supplies to the ground floor: kinds of thing, event codes, conditions of the gates, what it hears."""

from collections.abc import Callable, Mapping, Set
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.conditions import Answer, Missing, condition
from xuncha.foundation.links.edges import origins
from xuncha.foundation.links.kinds import Described, kind
from xuncha.foundation.links.offers import offer
from xuncha.foundation.links.subscriptions import on
from xuncha.foundation.terms import OFFICE, TEAM, Actor, Decision, NotKnown, Ref, Role, yes
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.preparation.planning import queries as planning

from . import labels, policies, queries, subscriptions
from .models import Team
from .queries.readiness import Lack, declaration_lacks, training_lacks
from .rules.states import TeamState

EVENTS: dict[str, Promise] = {
    "teams.formed": _("组建巡察组"),
    "teams.member_added": _("组员进组"),
    "teams.member_removed": _("组员退出"),
    "teams.called_home": _("召回组员，移交工作"),
    "teams.duty_assigned": _("任务分工"),
    "teams.target_assigned": _("分配对象"),
    "teams.target_unassigned": _("收回对象"),
    "teams.declaration_signed": _("签回避申报"),
    "teams.tie_recorded": _("登记利害关系"),
    "teams.objection_recorded": _("登记回避申请"),
    "teams.objection_withdrawn": _("撤回回避申请"),
    "teams.pairs_examined": _("逐对审查回避"),
    "teams.pair_examined": _("审查一对"),
    "teams.pairs_opened": _("提请审查回避"),
    "teams.pair_reopened": _("重开回避审查"),
    "teams.recusal_proposed": _("提出回避意见"),
    "teams.recusal_decided": _("审定回避"),
    "teams.fact_opened": _("打开封存的事实"),
    "teams.submitted": _("提请授权"),
    "teams.authorised": _("授权巡察组"),
    "teams.returned": _("退回授权"),
    "teams.dissolved": _("解散巡察组"),
}

HEARS: dict[str, Callable[[Actor, Ref, Mapping[str, Any]], None]] = {
    "approvals.decided": subscriptions.decided,
    "approvals.request_withdrawn": subscriptions.withdrawn,
    "people.post_changed": subscriptions.post_changed,
    "people.career_recorded": subscriptions.career_recorded,
    "people.kin_declared": subscriptions.kin_declared,
    "people.home_declared": subscriptions.home_declared,
    "planning.target_added": subscriptions.target_added,
    "organisations.bodies_merged": subscriptions.body_changed,
    "organisations.body_split": subscriptions.body_changed,
    "organisations.body_renamed": subscriptions.body_changed,
    "organisations.body_moved": subscriptions.body_changed,
}

AUDIENCE = OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY}


def register() -> None:
    """Tell the registries. Called once, when all rooms are there."""
    kind("teams.team", _("巡察组"), _teams)
    kind("teams.pairdecision", _("回避决定"), _pairs)
    kind("teams.handover", _("移交单"), _hand_overs)
    for code, label, supply in (
        ("team.authorised", _("巡察组已授权"), team_authorised),
        ("recusal.cleared", _("回避逐对审查清"), recusal_cleared),
        ("declarations.signed", _("回避申报签齐"), declarations_signed),
        ("training.passed", _("全组通过巡前培训"), training_passed),
    ):
        condition(code, label, subject="inspections.inspection", audience=AUDIENCE, supply=supply)
    offer("planning.batch", "form_teams", _("组建与回避"), decide=_may_form, href=_batch_page)
    for code, handler in HEARS.items():
        on(code, handler)


def _hand_overs(actor: Actor, ids: Set[UUID]) -> Mapping[UUID, Described]:
    found = {}
    for key in ids:
        try:
            slip = queries.hand_over(key, actor)
        except NotKnown:
            continue
        href = reverse("teams:hand_over", args=[key])
        found[key] = Described(slip.membership.person.name, href, slip.number)
    return found


def _may_form(actor: Actor, ref: Ref) -> Decision | None:
    """Teams of a batch: for who may see them all, once its round is approved."""
    if not policies.can_view_whole(actor) or planning.batch(ref.id).round.approved_on is None:
        return None
    return yes()


def _batch_page(ref: Ref) -> str:
    return reverse("teams:batch", args=[ref.id])


def team_authorised(ref: Ref, actor: Actor) -> Answer:
    """Whether the inspection's team is authorised."""
    teams = [t for t in _teams_of(ref) if t.state != TeamState.AUTHORISED]
    return Answer(
        tuple(
            Missing(
                gettext("%(team)s%(state)s") % {"team": t.name, "state": labels.STATES[t.state]},
                who=gettext("巡察办"),
                href=reverse("teams:team", args=[t.id]),
                button=gettext("看组"),
            )
            for t in teams
        )
    )


def recusal_cleared(ref: Ref, actor: Actor) -> Answer:
    """Whether every member of the team may inspect every target it takes."""
    return _answer([(t, queries.pair_lacks(t)) for t in _teams_of(ref)], gettext("去审查"))


def declarations_signed(ref: Ref, actor: Actor) -> Answer:
    """Whether every member signed this batch's declaration."""
    found = [(t, declaration_lacks(t.batch_id, queries.active_members(t.id))) for t in _teams_of(ref)]
    return _answer(found, gettext("去申报"))


def training_passed(ref: Ref, actor: Actor) -> Answer:
    """Whether every member passed a required class of the batch. Asked here, where the members are known."""
    found = [(t, training_lacks(t.batch_id, queries.active_members(t.id))) for t in _teams_of(ref)]
    return _answer(found, gettext("看培训"))


def _answer(found: list[tuple[Team, list[Lack]]], button: str) -> Answer:
    return Answer(
        tuple(
            Missing(lack.what, who=lack.who, href=reverse("teams:batch", args=[team.batch_id]), button=button)
            for team, lacks in found
            for lack in lacks
        )
    )


def _teams_of(ref: Ref) -> list[Team]:
    return queries.teams_for_inspection(origins(ref, "teams.team"))


@stepwise
def _teams(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        t.id: Described(
            t.name, reverse("teams:team", args=[t.id]), t.authorisation_number, str(labels.STATES[t.state])
        )
        for t in rows
    }


@stepwise
def _pairs(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.pairs_visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        p.id: Described(
            gettext("%(person)s × %(body)s") % {"person": p.person.name, "body": p.target.body.called},
            reverse("teams:pair", args=[p.id]),
            "",
            str(labels.OUTCOMES[p.outcome]),
        )
        for p in rows
    }
