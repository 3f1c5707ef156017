"""Inspections at a stage, by the real actions; the team below them as its own factory makes it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from unittest.mock import patch

from tests.people import Cast
from tests.remembered import remembered
from xuncha.foundation.links import conditions
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.actions.hold_entry_meeting import hold_entry_meeting
from xuncha.onsite.inspections.actions.hold_team_meeting import Decided, hold_team_meeting
from xuncha.onsite.inspections.actions.issue_entry_notice import issue_entry_notice
from xuncha.onsite.inspections.actions.note_look import note_look
from xuncha.onsite.inspections.actions.note_point import note_point
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.onsite.inspections.actions.post_public_notice import post_public_notice
from xuncha.onsite.inspections.actions.prepare_public_notice import prepare_public_notice
from xuncha.onsite.inspections.actions.report_upward import report_upward
from xuncha.onsite.inspections.models import (
    EntryNotice,
    Inspection,
    Look,
    Point,
    Posting,
    Resolution,
    UpwardMatter,
)
from xuncha.onsite.inspections.rules.gates import Standing
from xuncha.onsite.inspections.rules.states import ORDER, OWNERS, Stage, next_stage
from xuncha.preparation.planning import queries as planned
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.planning.actions.submit_round import submit_round
from xuncha.standing.organisations.actions.register_body import register_body

from . import evidence, planning, teams
from .approvals import approve


@remembered
def opened(cast: Cast) -> Inspection:
    """The inspection of the cast's bureau by the cast's team, as the authorisation opened it."""
    team = teams.authorised(cast)
    return queries.inspections_of_team(team.id).get()


@remembered
def at(cast: Cast, stage: Stage) -> Inspection:
    """The same, come as far as `stage`; what the rooms above have not done is waived with a reason."""
    inspection = opened(cast)
    while inspection.stage != stage:
        inspection = forward(cast, inspection)
    return inspection


@remembered
def forward(cast: Cast, inspection: Inspection, on: date | None = None) -> Inspection:
    """Through the next gate, by whoever opens it, by exception where something is missing."""
    wanted = next_stage(Stage(inspection.stage))
    assert wanted is not None
    if wanted == Stage.ON_SITE:
        hold_entry_meeting(
            by=cast.lead.actor, inspection=inspection.id, place="局机关三楼会议室", people=42, on=on
        )
    by = cast.lead if OWNERS[wanted] == "lead" else cast.office
    rows = queries.gate_in_full(queries.inspection(inspection.id, by.actor), by.actor)
    shut = any(r.standing in {Standing.MISSING, Standing.ASKS_A_PERSON} for r in rows)
    waiver = {"exception": "试验用", "approver": "领导小组组长"} if shut else {}
    return pass_gate(by=by.actor, inspection=inspection.id, on=on, **waiver)


@remembered
def noted(cast: Cast, inspection: Inspection, title: str = "尾款早于验收支付") -> Point:
    """A point just noted by a member."""
    return note_point(by=cast.member.actor, inspection=inspection.id, title=title, who_has=cast.member.person)


@remembered
def looked_at(cast: Cast, inspection: Inspection, item: str = "F1-01", method: str = "material") -> Look:
    """An item of the checklist looked at by a member."""
    return note_look(
        by=cast.member.actor,
        inspection=inspection.id,
        item=item,
        method=method,
        what="学习记录缺两个季度",
        source_text="党组会议记录本",
    )


@remembered
def notified(cast: Cast, inspection: Inspection) -> EntryNotice:
    """The letter to the body, sent before the team enters."""
    return issue_entry_notice(
        by=cast.office.actor,
        inspection=inspection.id,
        enters_on=inspection.team.batch.begins,
        contact="孟晓晴 5512345",
        prepare=["工作汇报", "花名册"],
        commitments=["如实提供资料"],
    )


@remembered
def announced(cast: Cast, inspection: Inspection) -> Posting:
    """The public notice, put up at the door with its photograph."""
    by = cast.team_liaison.actor
    prepare_public_notice(
        by=by, inspection=inspection.id, phone="5512345", hours="8:00—18:00", door_box="大门左侧"
    )
    return post_public_notice(
        by=by, inspection=inspection.id, place="机关大门公告栏", stream=evidence.picture(), name="公告.png"
    )


@remembered
def asked_upward(cast: Cast, inspection: Inspection) -> UpwardMatter:
    """A matter the lead reported upward, not answered yet."""
    return report_upward(
        by=cast.lead.actor,
        inspection=inspection.id,
        matter="延长在现场的时间",
        text="资料未齐",
        to="领导小组",
    )


STAGES_ON_SITE = ORDER[ORDER.index(Stage.ENTERED) : ORDER.index(Stage.LEFT)]


@contextmanager
def unsupplied(code: str) -> Iterator[None]:
    """As if no room supplied this condition: then a person must say so."""
    with patch.dict(conditions._conditions):
        conditions._conditions.pop(code, None)
        yield


@remembered
def resolved(cast: Cast, inspection: Inspection) -> Resolution:
    """A meeting's second decision: given to a member until the third day from now."""
    meeting = hold_team_meeting(
        by=cast.lead.actor,
        inspection=inspection.id,
        present="全组六人",
        discussed="第一周情况",
        decisions=[
            Decided("先谈中层"),
            Decided("调三年账册", cast.member.person, cast.clock.today() + timedelta(days=3)),
        ],
    )
    return Resolution.objects.select_related("meeting__tour").get(meeting=meeting, order=2)


VILLAGES = ("东风村", "柳树湾村", "双河村")


@remembered
def packaged(cast: Cast, villages: Sequence[str] = VILLAGES) -> Inspection:
    """The inspection of a town as the authorisation opened it, with these villages of it as its package."""
    register = {"by": cast.office.actor, "on": cast.bureau.established_on}
    town = register_body(name="青溪镇", kind="town", **register)
    below = [register_body(name=name, kind="village", parent=town.id, **register) for name in villages]
    drafted = planning.drafted_round(cast, bodies=[town.id])
    (batch,) = planned.batches(drafted.id)
    (head,) = planned.targets(batch.id)
    for village in below:
        add_target(by=cast.office.actor, batch=batch.id, body=village.id, package_of=head.id)
    submit_round(by=cast.office.actor, round=drafted.id)
    approve(cast, drafted.ref)
    team = teams.authorised(cast, batch=batch.id)
    return queries.inspections_of_team(team.id).get(package__isnull=True)


@remembered
def package_at(cast: Cast, stage: Stage) -> Inspection:
    """The same, come as far as `stage`."""
    inspection = packaged(cast)
    while inspection.stage != stage:
        inspection = forward(cast, inspection)
    return inspection
