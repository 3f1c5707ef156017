from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import Actor, Decision
from xuncha.foundation.ui.forms import Form
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import hands, policies, queries
from xuncha.preparation.teams.actions.add_member import add_member
from xuncha.preparation.teams.actions.assign_duty import assign_duty
from xuncha.preparation.teams.actions.assign_target import assign_target
from xuncha.preparation.teams.actions.call_home import call_home
from xuncha.preparation.teams.actions.dissolve_team import dissolve_team
from xuncha.preparation.teams.actions.remove_member import remove_member
from xuncha.preparation.teams.actions.submit_team import submit_team
from xuncha.preparation.teams.actions.unassign_target import unassign_target
from xuncha.preparation.teams.models import Membership, Team
from xuncha.preparation.teams.rules.states import OPEN_TO_CHANGE, TeamState
from xuncha.preparation.teams.web import presenters
from xuncha.preparation.teams.web.forms import (
    AssignForm,
    CallHomeForm,
    DutyForm,
    LeaveForm,
    MemberForm,
    ReasonForm,
    SubmitTeamForm,
)
from xuncha.standing.people import queries as people


def _page_of(team: UUID) -> str:
    return reverse("teams:team", args=[team])


def team(request: HttpRequest, team: UUID) -> HttpResponse:
    """A team: what it lacks, members with duties, targets, papers. A member sees own declaration and training only."""
    actor = actor_of(request)
    found = queries.team(team, actor)
    whole = policies.can_view_whole(actor)
    lacks = queries.lacks(found) if whole and found.state in (*OPEN_TO_CHANGE, TeamState.SUBMITTED) else []
    if whole and found.state == TeamState.AUTHORISED:
        lacks = queries.pair_lacks(found)
    own = set(queries.targets_of(found.id))
    context = {
        "team": found,
        "state": presenters.state_of(found),
        "lacks": presenters.lack_rows(lacks, found),
        "members": presenters.member_rows(found, actor),
        "targets": [t for t in planning.targets(found.batch_id) if t.id in own],
        "whole": whole,
        "open": found.state in OPEN_TO_CHANGE,
        "authorised": found.state == TeamState.AUTHORISED,
        "may_change": policies.can_change(actor, found),
        "may_remove": policies.can_remove(actor, found),
        "slips": queries.hand_overs_of(found.id) if found.state == TeamState.AUTHORISED else [],
        "may_submit": _may_submit(actor, found, len(lacks)),
        "own_pairs": [
            (p, presenters.outcome_of(p))
            for p in queries.own_pairs(actor, found.batch_id)
            if p.target_id in own
        ],
        "declared": actor.person and queries.declaration_of(actor.person, found.batch_id),
        "in_team": queries.is_member_of_batch(actor, found.batch_id),
    }
    return page(request, "teams/team.html", context)


def _may_submit(actor: Actor, team: Team, lacks: int) -> Decision:
    allowed = policies.can_form(actor)
    if allowed and lacks:
        return Decision(False, "team.incomplete", gettext("还缺 %(n)s 项，见“还缺什么”") % {"n": lacks})
    return allowed


def _pool(batch: UUID) -> list[tuple[str, str]]:
    """People who may be called and stand in no team of this batch yet."""
    taken = {m.person_id for t in queries.batch_teams(batch) for m in t.standing}
    free = [p for p in people.pool() if p.id not in taken]
    return [("", gettext("选一个人")), *[(str(p.id), _described(p)) for p in free]]


def _described(person: Any) -> str:
    notes = [people.unit_of(person), person.specialities]
    if person.lead_eligible:
        notes.append(gettext("可任组长"))
    return f"{person.name}（{'，'.join(n for n in notes if n)}）"


def new_member(request: HttpRequest, team: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.team(team, actor)
    return submit(
        request,
        MemberForm.of(request, people=_pool(found.batch_id)),
        lambda data: add_member(by=actor, team=found.id, **{**data, "person": UUID(data["person"])}),
        then=_page_of(found.id),
        title=gettext("组员进组：%(team)s") % {"team": found.name},
        button=_("进组"),
        back=_page_of(found.id),
    )


def _membership(membership: UUID, actor: Actor) -> Membership:
    found = queries.membership(membership, actor)
    if found is None:
        raise Http404
    return found


def duty(request: HttpRequest, membership: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = _membership(membership, actor)
    form = DutyForm.of(request, seen=row.version, initial={"duty": row.duty})
    return submit(
        request,
        form,
        lambda data: assign_duty(by=actor, membership=row.id, seen=form.seen, **data),
        then=_page_of(row.team_id),
        title=gettext("%(who)s的分工") % {"who": row.person.name},
        button=_("定下分工"),
        back=_page_of(row.team_id),
    )


def leave(request: HttpRequest, membership: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    row = _membership(membership, actor)
    return submit(
        request,
        LeaveForm.of(request),
        lambda data: remove_member(by=actor, membership=row.id, **data),
        then=_page_of(row.team_id),
        title=gettext("%(who)s退出%(team)s") % {"who": row.person.name, "team": row.team.name},
        button=_("登记退出"),
        back=_page_of(row.team_id),
        notice=_("已退出，有关权限这一刻起停止"),
    )


def calling_home(request: HttpRequest, membership: UUID) -> HttpResponseBase:
    """Everything open in a member's hands on one page, handed to a colleague in one step."""
    actor = actor_of(request)
    row = _membership(membership, actor)
    open_now = hands.open_work(row.team_id, row.person_id)
    colleagues = [
        (str(m.id), f"{m.person.name}　{presenters.role_of(m)}")
        for m in queries.active_members(row.team_id)
        if m.id != row.id
    ]
    form = CallHomeForm.of(request, colleagues=[("", gettext("选一位本组的人")), *colleagues])
    return submit(
        request,
        form,
        lambda data: call_home(
            by=actor,
            membership=row.id,
            reason=data["reason"],
            successor=UUID(data["successor"]) if data["successor"] else None,
        ),
        then=lambda made: reverse("teams:hand_over", args=[made.id]),
        title=gettext("召回%(who)s") % {"who": row.person.name},
        button=_("召回并移交"),
        back=_page_of(row.team_id),
        notice=_("已召回，工作已交接手的人，权限这一刻起停止"),
        template="teams/call_home.html",
        context={"member": row, "groups": presenters.by_kind((t.kind, t.number) for t in open_now)},
    )


def hand_over(request: HttpRequest, hand_over: UUID) -> HttpResponse:
    """The slip: who left, who took over, what by number."""
    slip = queries.hand_over(hand_over, actor_of(request))
    return page(request, "teams/hand_over.html", {"slip": slip, "groups": presenters.by_kind(slip.things)})


def assignment(request: HttpRequest, team: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.team(team, actor)
    free = set(queries.free_targets(found.batch_id))
    choices = [(str(t.id), t.body.name) for t in planning.targets(found.batch_id) if t.id in free]
    return submit(
        request,
        AssignForm.of(request, targets=[("", gettext("选一个对象")), *choices]),
        lambda data: assign_target(by=actor, team=found.id, target=UUID(data["target"])),
        then=_page_of(found.id),
        title=gettext("分配对象：%(team)s") % {"team": found.name},
        button=_("分配"),
        back=_page_of(found.id),
    )


def taking_back(request: HttpRequest, target: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    holder = queries.team_of(target)
    if holder is None:
        raise Http404
    return submit(
        request,
        Form.of(request),
        lambda data: unassign_target(by=actor, target=target),
        then=_page_of(holder.id),
        title=_("收回对象"),
        back=_page_of(holder.id),
    )


def sending(request: HttpRequest, team: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.team(team, actor)
    form = SubmitTeamForm.of(request, seen=found.version)
    return submit(
        request,
        form,
        lambda data: submit_team(by=actor, team=found.id, seen=form.seen, **data),
        then=_page_of(found.id),
        title=gettext("提请授权：%(team)s") % {"team": found.name},
        button=_("提请授权"),
        back=_page_of(found.id),
        notice=_("已提请授权"),
    )


def dissolving(request: HttpRequest, team: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.team(team, actor)
    return submit(
        request,
        ReasonForm.of(request),
        lambda data: dissolve_team(by=actor, team=found.id, **data),
        then=reverse("teams:batch", args=[found.batch_id]),
        title=gettext("解散%(team)s") % {"team": found.name},
        button=_("解散，写理由"),
        back=_page_of(found.id),
    )
