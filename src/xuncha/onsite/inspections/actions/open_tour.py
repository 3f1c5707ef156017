from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.links.edges import connect
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, NotAllowed, Ref, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import policies, queries
from xuncha.onsite.inspections.models import Inspection, StagePassage, Tour
from xuncha.onsite.inspections.rules.states import ORDER, Stage, reached
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import queries as teams


@action
def open_tour(*, by: Actor, team: UUID, on: date | None = None) -> Tour:
    """建立巡察任务 — Open a team's tour, with one inspection for each target it was given.

    Follows the authorisation of the team. Asked again after a target was added, opens only what is new. A target that
    hangs on another one becomes a member of that one's package, at the stage the package has reached.
    Raises NotKnown, NotAllowed; WrongState where the team is not authorised, or nothing is left to open.
    """
    NotAllowed.unless(policies.can_open_tour(by))
    found = teams.team(team)
    if found.state != "authorised":
        raise WrongState("tour.team_not_authorised", _("巡察组还没有授权，不能建立巡察任务。"))
    day = on or by.clock.today()
    fresh = queries.unopened(team)
    if not fresh:
        raise WrongState("tour.nothing_new", _("这个组的巡察任务都已经建立。"))
    tour, _made = Tour.objects.get_or_create(
        team_id=team, defaults={**born(by), "batch_id": found.batch_id, "opened_on": day}
    )
    batch = planning.batch(found.batch_id)
    for target in fresh:
        _open(by, tour, batch, planning.target(target), day)
    return tour


def _open(by: Actor, tour: Tour, batch: Any, target: Any, day: date) -> None:
    round_ = batch.round
    package = queries.package_for(target.hangs_on)
    number = _number(by, batch, package)
    opened = Inspection.objects.create(
        **born(by),
        number=number,
        tour=tour,
        team_id=tour.team_id,
        target=target,
        package=package,
        stage=package.stage if package else Stage.PREPARED,
        body_id=target.body_id,
        body_name=target.body.name,
        rule_set=round_.rule_set,
        opened_on=day,
    )
    StagePassage.objects.bulk_create(
        StagePassage(**born(by), inspection=opened, stage=stage, on=day, by_code=by.code, by_name=by.name)
        for stage in ORDER
        if reached(Stage(opened.stage), stage)
    )
    connect(by=by, source=Ref("teams.team", tour.team_id), target=opened.ref, relation="inspection")
    connect(by=by, source=Ref("planning.target", target.id), target=opened.ref, relation="inspection")
    if package is not None:
        connect(by=by, source=Ref("planning.target", target.id), target=package.ref, relation="inspection")
        connect(by=by, source=package.ref, target=opened.ref, relation="member")
    record(
        "inspections.opened",
        by=by,
        about=opened.ref,
        facts={
            "number": number,
            "team": str(tour.team_id),
            "target": str(target.id),
            "package": package.number if package else "",
            "on": day.isoformat(),
        },
        scope=inspection_scope(opened.id),
        rule_set=opened.rule_set,
    )


def _number(by: Actor, batch: Any, package: Inspection | None) -> str:
    """`2022-1-1-01` within the batch; a member of a package counts on from the package's: `2022-1-1-01-03`."""
    if package is not None:
        pattern, within = f"{package.number}-{{n:02}}", str(package.id)
    else:
        pattern = f"{batch.begins.year}-{batch.round.number}-{batch.number}-{{n:02}}"
        within = str(batch.id)
    return next_number(series="inspections.inspection", by=by, pattern=pattern, within=within)
