"""A plan or round as it stands now, in plain values: what a version keeps, and what versions are compared by."""

from typing import Any
from uuid import UUID

from xuncha.foundation.links.edges import neighbours_of
from xuncha.foundation.terms import Actor

from . import queries
from .models import AnnualPlan, Batch, Round, Target


def plan_content(plan: AnnualPlan, by: Actor) -> dict[str, Any]:
    """The year's list and its rounds down to their targets, as they stand now."""
    bodies = queries.planned_bodies(plan.id)
    return {
        "title": plan.title,
        "basis": plan.basis,
        "bodies": [
            {
                "number": b.body.number,
                "name": b.body.name,
                "kind": b.inspection_kind,
                "reason": b.reason,
            }
            for b in bodies
        ],
        "rounds": [round_content(r, by) for r in plan.rounds.order_by("number")],
    }


def round_content(round: Round, by: Actor) -> dict[str, Any]:
    """A round with its batches and targets, each with the team that has it, as they stand now."""
    targets = queries.targets_of_round(round.id)
    teams = _teams(targets, by)
    return {
        "number": round.number,
        "title": round.title,
        "kind": round.kind,
        "theme": round.theme,
        "batches": [
            _batch(b, [_target(t, teams.get(t.id, "")) for t in targets if t.batch_id == b.id])
            for b in queries.batches(round.id)
        ],
    }


def _teams(targets: list[Target], by: Actor) -> dict[UUID, str]:
    """Target → the name of the team that has it, for all at once."""
    near = neighbours_of([t.ref for t in targets], by)
    return {
        ref.id: n.described.title
        for ref, found in near.items()
        for n in found
        if n.forward and n.relation == "assigned"
    }


def _batch(batch: Batch, targets: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "number": batch.number,
        "begins": batch.begins.isoformat(),
        "ends": batch.ends.isoformat(),
        "targets": targets,
    }


def _target(target: Target, team: str) -> dict[str, Any]:
    return {
        "number": target.body.number,
        "body": target.body.name,
        "kind": target.inspection_kind,
        "theme": target.theme,
        "extended_of": target.extended_of.body.name if target.extended_of else "",
        "package_of": target.package_of.body.name if target.package_of else "",
        "inside": target.inside,
        "team": team,
    }
