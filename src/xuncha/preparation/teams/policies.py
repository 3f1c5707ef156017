from typing import Any

from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, Decision, Role, no, yes

from . import labels
from .models import PairDecision, Team
from .queries.teams import DECIDERS, visible_to
from .rules.states import OPEN_TO_CHANGE, TeamState


def can_form(actor: Actor) -> Decision:
    """Teams, members, targets, examinations, proposals: the office."""
    if actor.holds(OFFICE):
        return yes()
    return no("teams.office_only", _("组建、回避审查由巡察办办理。"))


def can_view(actor: Actor, team: Team) -> bool:
    """The same answer as `team in visible_to(actor)`."""
    return visible_to(actor).filter(id=team.id).exists()


def can_view_whole(actor: Actor) -> bool:
    """Everybody's declarations, training and pairs, not only one's own."""
    return actor.holds(OFFICE | DECIDERS)


def can_view_pair(actor: Actor, pair: PairDecision) -> bool:
    """The same answer as `pair in pairs_visible_to(actor)`."""
    if can_view_whole(actor):
        return True
    return actor.person is not None and pair.person_id == actor.person


def can_change(actor: Actor, team: Team) -> Decision:
    """Members, duties and targets of a team that is with the office."""
    allowed = can_form(actor)
    if not allowed or team.state in OPEN_TO_CHANGE:
        return allowed
    return no("team.not_open", _not_open(team))


def can_remove(actor: Actor, team: Team) -> Decision:
    """Take a member out: while forming and, with the rights ending that minute, after authorisation."""
    allowed = can_form(actor)
    if not allowed or team.state in OPEN_TO_CHANGE or team.state == TeamState.AUTHORISED:
        return allowed
    return no("team.not_open", _not_open(team))


def can_declare(actor: Actor, person: object) -> Decision:
    """One's own declaration; the office from a signed paper."""
    if actor.person is not None and actor.person == person:
        return yes()
    if actor.holds(OFFICE):
        return yes()
    return no("declaration.own_only", _("申报由本人签，或由巡察办按签字的纸质表补录。"))


def can_object(actor: Actor, target: Any) -> Decision:
    """The inspected body's own wish that a member recuse: its liaison."""
    if target.body_id in actor.scopes(Role.BODY_LIAISON):
        return yes()
    return no("objection.body_only", _("申请回避由被巡察单位的联络员提出；来函由巡察办登记。"))


def can_open_fact(actor: Actor, pair: PairDecision) -> Decision:
    """The sealed fact behind a hit: the person concerned, the office with a reason."""
    if actor.holds(OFFICE) or (actor.person is not None and actor.person == pair.person_id):
        return yes()
    return no("pair.sealed", _("内容封存，只有本人和巡察办能打开。"))


def _not_open(team: Team) -> str:
    state = labels.STATES[team.state]
    if team.state == TeamState.AUTHORISED:
        return _("%(team)s已授权。一次一授权：换人先让原来的人退出，增加组员或对象另行组建授权。") % {
            "team": team.name
        }
    return _("%(team)s%(state)s，现在不能改。") % {"team": team.name, "state": state}
