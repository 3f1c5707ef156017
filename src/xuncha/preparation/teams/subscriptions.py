"""What this room hears from lower rooms: approvals decided, and facts that re-open decisions."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from xuncha.foundation.terms import Actor, Ref
from xuncha.preparation.planning import queries as planning
from xuncha.standing.organisations import queries as organisations

from . import queries
from .actions._reopen import reopen_where
from .actions.assign_target import assign_target
from .actions.authorise_team import authorise_team
from .actions.decide_recusal import decide_recusal
from .actions.open_pairs import open_pairs


def decided(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """An approval route ended."""
    _note(by, ref, facts["outcome"], date.fromisoformat(facts["on"]), facts.get("reason", ""))


def withdrawn(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """Whoever sent it took it back."""
    subject = Ref.parse(facts["subject"])
    _note(by, subject, "withdrawn", date.fromisoformat(facts["on"]), facts.get("reason", ""))


def _note(by: Actor, ref: Ref, outcome: str, on: date, reason: str) -> None:
    if ref.kind == "teams.team":
        authorise_team(by=by, team=ref.id, outcome=outcome, on=on, reason=reason)
    if ref.kind == "teams.pairdecision":
        decide_recusal(by=by, pair=ref.id, outcome=outcome, on=on, reason=reason)


def post_changed(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    reopen_where(by, cause="post_changed", persons=[UUID(facts["person"])])


def career_recorded(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    reopen_where(by, cause="career_recorded", persons=[UUID(facts["person"])])


def kin_declared(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    reopen_where(by, cause="kin_declared", persons=[UUID(facts["person"])])


def home_declared(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    reopen_where(by, cause="home_declared", persons=[UUID(facts["person"])])


def target_added(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """What hangs on another target goes to that one's team; whether its members may inspect it is asked at once."""
    target = planning.target(UUID(facts["target"]))
    team = queries.team_of(target.hangs_on) if target.hangs_on else None
    if team is None:
        return
    assign_target(by=by, team=team.id, target=target.id)
    if queries.active_members(team.id):
        open_pairs(by=by, team=team.id, target=target.id)


def body_changed(by: Actor, ref: Ref, facts: Mapping[str, Any]) -> None:
    """Merged, split, renamed, moved: what came of it counts, and all above and below."""
    ids = {ref.id, *(UUID(key) for key in facts.get("body_ids", ()))}
    ids |= organisations.successors(ids) | organisations.origins(ids)
    around = {b.id for key in ids for b in (*organisations.ancestors(key), *organisations.descendants(key))}
    touched = planning.targets_of_body(ids | around).values_list("id", flat=True)
    reopen_where(by, cause="body_changed", targets=touched)
