"""Everything that reads inspections. Own team and office know an inspection; for anyone else it is not there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Min, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from xuncha.foundation.links.conditions import Answer, ask, known_conditions
from xuncha.foundation.terms import OFFICE, TEAM, Actor, NotKnown, Ref, Role, once
from xuncha.preparation.teams.queries import active_members, targets_of

from .models import (
    Confirmation,
    EntryMeeting,
    EntryNotice,
    Inspection,
    Point,
    Posting,
    PublicNotice,
    Resolution,
    StagePassage,
    TeamMeeting,
    UpwardMatter,
)
from .procedure import counted_from, gate_conditions
from .rules.gates import Asked, Standing, lacking
from .rules.states import (
    ORDER,
    OWNERS,
    POINTS_NOTED_IN,
    PointState,
    ResolutionState,
    Stage,
    next_stage,
    reached,
)

NEEDED = ("body", "target", "team__batch__round", "package")


def visible_to(actor: Actor) -> QuerySet[Inspection]:
    """Inspections this person may know: all for the office, those of the own team for a member of it."""
    every = Inspection.objects.select_related(*NEEDED)
    if actor.is_office:
        return every
    return every.filter(team_id__in=actor.scopes(*TEAM))


def points_visible_to(actor: Actor) -> QuerySet[Point]:
    """Points to verify of the inspections this person may know."""
    points = Point.objects.select_related("inspection", "who_has")
    if actor.is_office:
        return points
    return points.filter(inspection__team_id__in=actor.scopes(*TEAM))


def open_points_of(team: UUID, person: UUID) -> QuerySet[Point]:
    """Points in a member's hands that are not settled, whoever asks: for handing over, by number."""
    rows = Point.objects.filter(inspection__team_id=team, who_has=person, state=PointState.OPEN)
    return rows.order_by("inspection__number", "number")


def not_known() -> NotKnown:
    """The same sentence whether the thing is absent or not this person's to know."""
    return NotKnown("not_known", _("没有这份材料，或您不参与这项工作。"))


def inspection(key: UUID, actor: Actor) -> Inspection:
    """One inspection. Raises NotKnown."""
    found = visible_to(actor).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def locked(key: UUID, actor: Actor) -> Inspection:
    """One inspection, held against others until the transaction ends. Raises NotKnown."""
    found = visible_to(actor).select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def point(key: UUID, actor: Actor) -> Point:
    """One point to verify. Raises NotKnown."""
    found = points_visible_to(actor).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def locked_point(key: UUID, actor: Actor) -> Point:
    """One point, held against others until the transaction ends. Raises NotKnown."""
    found = points_visible_to(actor).select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def in_package(key: UUID) -> QuerySet[Inspection]:
    """Ids of an inspection and of the members of its package, whoever asks, as a subquery for conditions and counts."""
    return Inspection.objects.filter(Q(pk=key) | Q(package=key)).order_by().values("pk")


def package_for(host: UUID | None) -> Inspection | None:
    """The inspection a target joins that hangs on `host`: that one's, or the head of its package. None for neither."""
    if host is None:
        return None
    found = Inspection.objects.select_related("package").filter(target=host).first()
    return found and (found.package or found)


def members(found: Inspection) -> list[Inspection]:
    """Members of a package by number; none for an inspection on its own."""
    return list(Inspection.objects.filter(package=found).select_related("body", "target").order_by("number"))


def locked_members(found: Inspection) -> list[Inspection]:
    """The same, held against others until the transaction ends."""
    rows = Inspection.objects.filter(package=found).select_for_update(of=("self",))
    return list(rows.order_by("number"))


def chosen_members(found: Inspection, keys: Collection[UUID]) -> list[Inspection]:
    """These members of a package, by number. Raises NotKnown where one is not of it."""
    rows = list(
        Inspection.objects.filter(package=found, pk__in=set(keys)).select_related("body").order_by("number")
    )
    if len(rows) != len(set(keys)):
        raise not_known()
    return rows


def inspections_of_round(round_id: UUID) -> QuerySet[Inspection]:
    """All inspections of a round, whoever asks: for counting, never for showing to a person."""
    return Inspection.objects.filter(team__batch__round_id=round_id).select_related(*NEEDED)


def numbers_of_rounds(rounds: Collection[UUID]) -> dict[UUID, int]:
    """How many inspections each round has, whoever asks."""
    rows = Inspection.objects.filter(team__batch__round__in=list(rounds)).values("team__batch__round")
    return {r["team__batch__round"]: r["n"] for r in rows.annotate(n=Count("id")).order_by()}


def inspections_of_team(team_id: UUID) -> QuerySet[Inspection]:
    """All inspections of a team, whoever asks."""
    return Inspection.objects.filter(team_id=team_id).select_related(*NEEDED)


def announced() -> QuerySet[Inspection]:
    """Inspections not over yet, whoever asks: the public notice names them, for whoever takes petitions."""
    return (
        Inspection.objects.filter(stage__in=[s for s in ORDER if OWNERS[s] == "lead" or s == Stage.PREPARED])
        .select_related(*NEEDED)
        .order_by("number")
    )


def announced_one(key: UUID) -> Inspection:
    """One inspection, whoever asks, for a petition that came for it: no more of it than that takes. Raises NotKnown."""
    rows = Inspection.objects.select_related("team__batch").only(
        *("number", "body", "body_name", "rule_set", "stage", "team__batch__petition_closes"),
        *("team__batch__petition_closes_time",),
    )
    found = rows.filter(pk=key).order_by().first()
    if found is None:
        raise not_known()
    return found


def scope_ids(actor: Actor) -> QuerySet[Inspection]:
    """Ids of the inspections this person may know, as a subquery for the rooms above."""
    return visible_to(actor).order_by().values("pk")


def team_ids(actor: Actor) -> frozenset[UUID]:
    """Teams this person serves in."""
    return actor.scopes(*TEAM)


def members_only(actor: Actor) -> QuerySet[Inspection]:
    """Ids of the inspections whose team this person serves in: what even the office may not simply read."""
    return Inspection.objects.filter(team_id__in=team_ids(actor)).order_by().values("pk")


def unopened(team: UUID) -> list[UUID]:
    """Targets of a team that have no inspection yet."""
    taken = set(Inspection.objects.filter(team_id=team).values_list("target_id", flat=True))
    return [target for target in targets_of(team) if target not in taken]


def member_ids(team: UUID) -> set[UUID]:
    """Persons who stand in a team now."""
    return {m.person_id for m in active_members(team)}


def passages(found: Inspection) -> list[StagePassage]:
    """Gates passed, in order."""
    return list(found.passages.all())


def entered_on(key: UUID) -> date | None:
    """The day the team entered."""
    return passed_on(key, Stage.ENTERED)


def passed_on(key: UUID, stage: Stage) -> date | None:
    """The day an inspection came to a stage."""
    return StagePassage.objects.filter(inspection_id=key, stage=stage).values_list("on", flat=True).first()


def has_reached(found: Inspection, stage: Stage) -> bool:
    """Whether the inspection has come as far as a stage."""
    return reached(Stage(found.stage), stage)


def points_open(inspection_ids: Collection[UUID] | QuerySet) -> QuerySet[Point]:
    """Points not settled, whoever asks: for conditions and counts."""
    return Point.objects.filter(inspection_id__in=inspection_ids, state=PointState.OPEN)


def points_of(found: Inspection, actor: Actor) -> list[Point]:
    """Points of an inspection, open ones first, then by number."""
    rows = points_visible_to(actor).filter(inspection=found)
    return sorted(rows, key=lambda p: (p.state != PointState.OPEN, p.number))


def points_noted(inspection_ids: Collection[UUID]) -> QuerySet[Point]:
    """Points noted in these inspections, whoever asks: for counts."""
    return Point.objects.filter(inspection_id__in=inspection_ids)


def count_points(inspection_ids: Collection[UUID] | QuerySet) -> int:
    """Points noted in these inspections: the figure `points`."""
    return Point.objects.filter(inspection_id__in=inspection_ids).count()


@dataclass(frozen=True, slots=True)
class GateRow:
    """One condition of the next gate as this reader may see it."""

    code: str
    label: str
    clause: str
    verified: bool
    who: str
    optional: bool
    standing: Standing
    answer: Answer | None
    confirmation: Confirmation | None

    @property
    def met(self) -> bool:
        return self.standing in {Standing.MET, Standing.CONFIRMED}


def gate(found: Inspection, actor: Actor) -> list[GateRow]:
    """The conditions of the next gate, in the rule set's order; those not for this reader are not there."""
    return [row for row in _gate(found, actor) if _for_reader(row.code, actor)]


def gate_in_full(found: Inspection, actor: Actor) -> list[GateRow]:
    """The same with every condition: for deciding whether the gate opens, never for showing."""
    return _gate(found, actor)


def _for_reader(code: str, actor: Actor) -> bool:
    known = known_conditions().get(code)
    return known is None or actor.holds(known.audience)


def _gate(found: Inspection, actor: Actor) -> list[GateRow]:
    following = next_stage(Stage(found.stage))
    if following is None or found.package_id is not None:
        return []
    asked_of = [
        (wanted, ask(wanted.code, found.ref, actor)) for wanted in gate_conditions(found.rule_set, following)
    ]
    unanswered = any(answer is None for _wanted, answer in asked_of)
    confirmed = {c.condition: c for c in found.confirmations.all()} if unanswered else {}
    rows = []
    for wanted, answer in asked_of:
        said = confirmed.get(wanted.code)
        asked = Asked(wanted.code, None if answer is None else answer.met, said is not None, wanted.optional)
        rows.append(
            GateRow(
                wanted.code,
                wanted.label,
                wanted.clause,
                wanted.verified,
                wanted.who,
                wanted.optional,
                asked.standing,
                answer,
                said,
            )
        )
    return rows


def asked(rows: Iterable[GateRow]) -> list[Asked]:
    """The rows as the rules want them."""
    return [
        Asked(
            r.code,
            None if r.answer is None else r.answer.met,
            r.confirmation is not None,
            r.optional,
        )
        for r in rows
    ]


def missing(rows: Sequence[GateRow]) -> list[GateRow]:
    """Rows that keep the gate shut."""
    codes = set(lacking(asked(rows)))
    return [r for r in rows if r.code in codes]


def stage_counts(rows: Iterable[Inspection]) -> Mapping[Stage, int]:
    """How many stand in each stage."""
    counts = dict.fromkeys(ORDER, 0)
    for row in rows:
        counts[Stage(row.stage)] += 1
    return counts


def may_know(actor: Actor) -> bool:
    """Whether inspections exist for this person at all."""
    return actor.holds(OFFICE | TEAM)


def ref_of(key: UUID) -> Ref:
    return Ref("inspections.inspection", key)


def listed(actor: Actor) -> QuerySet[Inspection]:
    """The same with gates passed, for lists: newest first; a package is one line, its members counted in it."""
    rows = visible_to(actor).filter(package__isnull=True).annotate(member_count=Count("members"))
    return rows.prefetch_related("passages").order_by("-opened_on", "number")


def passed_days(found: Inspection) -> dict[Stage, date]:
    """Stage → the day it was reached."""
    return {Stage(p.stage): p.on for p in found.passages.all()}


def entry_meeting(found: Inspection) -> EntryMeeting | None:
    return EntryMeeting.objects.filter(inspection=found).first()


@once
def points_of_person(actor: Actor) -> QuerySet[Point]:
    """Open points this person has, the nearest day first."""
    if actor.person is None:
        return Point.objects.none()
    rows = points_visible_to(actor).filter(who_has_id=actor.person, state=PointState.OPEN)
    return rows.order_by(F("settles_by").asc(nulls_last=True), "number")


def refs_of(found: Inspection) -> list[Ref]:
    """The inspection and its points: what its journal lines are about."""
    return [found.ref, *(Ref("inspections.point", key) for key in found.points.values_list("id", flat=True))]


def dossier_of(key: UUID, actor: Actor) -> Inspection:
    """One inspection with what its front page reads: gates passed, how many members. Raises NotKnown."""
    rows = visible_to(actor).annotate(member_count=Count("members"))
    found = rows.prefetch_related("passages").filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def current(actor: Actor) -> list[Inspection]:
    """Inspections of the own teams that the team still works on, with gates passed and confirmations."""
    rows = visible_to(actor).filter(
        team_id__in=team_ids(actor),
        stage__in=[s for s in ORDER if OWNERS[s] == "lead" or s == Stage.PREPARED],
    )
    return list(rows.prefetch_related("passages").order_by("number"))


@dataclass(frozen=True, slots=True)
class Unfiled:
    """An inspection on its way, and the day from which the period to its next stage is counted."""

    id: UUID
    stage: str
    rule_set: str
    body_name: str
    team: UUID
    team_name: str
    kind: str
    since: date


def unfiled(actor: Actor) -> QuerySet[Any]:
    """Values for `Unfiled`, of the inspections whose next stage has a period that runs: what may be late."""
    runs = Q(pk__in=())
    for here in ORDER:
        following = next_stage(here)
        start = counted_from(following) if following else None
        if start is not None:
            runs |= Q(stage=here, passages__stage=start)
    wanted = ("team_id", "team__name", "target__inspection_kind", "passages__on")
    rows = visible_to(actor).filter(runs).order_by("-opened_on", "number")
    return rows.values_list("id", "stage", "rule_set", "body_name", *wanted)


def stage_days(batches: Collection[UUID]) -> QuerySet[Any]:
    """For each batch and stage: how many inspections came to it, the first and the last day. Whoever asks."""
    rows = StagePassage.objects.filter(inspection__team__batch__in=batches).order_by()
    counted = rows.values("inspection__team__batch", "stage").annotate(
        n=Count("id"), first=Min("on"), last=Max("on")
    )
    return counted.values_list("inspection__team__batch", "stage", "n", "first", "last")


def number_in(batches: Collection[UUID]) -> QuerySet[Any]:
    """How many inspections each batch has. Whoever asks."""
    rows = Inspection.objects.filter(team__batch__in=batches).order_by().values("team__batch")
    return rows.annotate(n=Count("id")).values_list("team__batch", "n")


def days_passed(inspections: Collection[UUID], stage: Stage, upto: date) -> list[date]:
    """The day each of these inspections entered a stage, as far as it had by the end of a day. For the figures."""
    rows = StagePassage.objects.filter(inspection_id__in=inspections, stage=stage, on__lte=upto)
    return list(rows.values_list("on", flat=True))


def points_in(inspections: Collection[UUID], upto: date) -> QuerySet[Point]:
    """The figure `points`: points to verify noted by the end of a day."""
    return Point.objects.filter(inspection_id__in=inspections, noted_on__lte=upto)


def open_for_points(body: UUID | None, actor: Actor) -> list[Inspection]:
    """Inspections in which the actor may note a point now: of this body where it is named, else all of theirs."""
    rows = visible_to(actor).filter(stage__in=sorted(POINTS_NOTED_IN))
    if body is not None:
        rows = rows.filter(body_id=body)
    if not actor.is_office:
        rows = rows.filter(team_id__in=team_ids(actor))
    return list(rows.order_by("-opened_on", "number"))


def teams_for(bodies: Collection[UUID | None], actor: Actor) -> dict[UUID, str]:
    """Teams whose inspections are not filed, with their bodies; those that inspect one of `bodies` first."""
    rows = visible_to(actor).exclude(stage=Stage.FILED)
    listed = sorted(rows, key=lambda i: (i.body_id not in bodies, i.number))
    found: dict[UUID, str] = {}
    for i in listed:
        found.setdefault(i.team_id, f"{i.team.name}（{i.body_name}）")
    return found


def entry_notice(key: UUID) -> EntryNotice | None:
    """The letter to the body; None where none was sent."""
    return EntryNotice.objects.filter(inspection_id=key).first()


def public_notice(key: UUID) -> PublicNotice | None:
    """The public notice with its channels; None where none was prepared."""
    return PublicNotice.objects.filter(inspection_id=key).first()


def postings(key: UUID) -> list[Posting]:
    """Where the public notice was put up, the first place first."""
    return list(Posting.objects.filter(notice__inspection_id=key).select_related("photo"))


def posting(inspection: UUID, key: UUID, actor: Actor) -> Posting:
    """One of them, for the photograph. Raises NotKnown."""
    found = (
        Posting.objects.select_related("photo")
        .filter(pk=key, notice__inspection__in=scope_ids(actor), notice__inspection_id=inspection)
        .first()
    )
    if found is None or found.photo is None:
        raise not_known()
    return found


def meetings(found: Inspection) -> list[TeamMeeting]:
    """Meetings of the team that has this inspection with what they decided, the newest first."""
    decided = Prefetch("resolutions", queryset=Resolution.objects.select_related("owner").order_by("order"))
    return list(
        TeamMeeting.objects.filter(tour_id=found.tour_id)
        .select_related("tour")
        .prefetch_related(decided)
        .order_by("-number")
    )


def resolutions_visible_to(actor: Actor) -> QuerySet[Resolution]:
    """What meetings of the team decided, for who may know an inspection of its tour."""
    rows = Resolution.objects.select_related("meeting__tour", "owner")
    return rows if actor.is_office else rows.filter(meeting__tour__team_id__in=actor.scopes(*TEAM))


def resolution(key: UUID, actor: Actor) -> Resolution:
    """One of them. Raises NotKnown."""
    found = resolutions_visible_to(actor).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def locked_resolution(key: UUID, actor: Actor) -> Resolution:
    """One of them, held against others until the transaction ends. Raises NotKnown."""
    found = resolutions_visible_to(actor).select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def open_resolutions_of(team: UUID, person: UUID) -> QuerySet[Resolution]:
    """What meetings gave a member to do and is not done, whoever asks: for handing over."""
    rows = Resolution.objects.select_related("meeting").filter(
        meeting__tour__team=team, owner=person, state=ResolutionState.OPEN
    )
    return rows.order_by("meeting__number", "order")


def resolutions_to_do(actor: Actor, today: date) -> list[Resolution]:
    """What meetings gave this person, and for a lead or deputy what others of the team are late with; nearest day first."""
    rows = resolutions_visible_to(actor).filter(state=ResolutionState.OPEN)
    leads = Q(meeting__tour__team_id__in=actor.scopes(Role.LEAD, Role.DEPUTY), due_on__lt=today)
    first = Inspection.objects.filter(tour=OuterRef("meeting__tour")).order_by("number")
    rows = rows.filter(Q(owner=actor.person) | leads).annotate(
        body_name=Subquery(first.values("body_name")[:1])
    )
    return list(rows.order_by("due_on", "meeting__number", "order"))


@dataclass(frozen=True, slots=True)
class Stay:
    """An inspection whose team is with the body, and since when."""

    id: UUID
    tour_id: UUID
    body_name: str
    since: date


def stays(actor: Actor) -> list[Stay]:
    """Inspections the own teams are with the body for now, the first of each tour first; in one statement."""
    entered = StagePassage.objects.filter(inspection=OuterRef("pk"), stage=Stage.ENTERED)
    rows = Inspection.objects.filter(team_id__in=team_ids(actor), stage__in=[Stage.ENTERED, Stage.ON_SITE])
    rows = rows.annotate(since=Subquery(entered.values("on")[:1])).order_by("number")
    return [Stay(*row) for row in rows.values_list("id", "tour_id", "body_name", "since")]


def tasks_of(tours: Iterable[UUID]) -> dict[UUID, Inspection]:
    """Tour → its first inspection, whoever asks: where what belongs to the tour is shown."""
    rows = Inspection.objects.filter(tour_id__in=set(tours)).order_by("-number")
    return {row.tour_id: row for row in rows}


def task_of(tour: UUID) -> Inspection:
    """The first inspection of a tour, whoever asks."""
    return tasks_of([tour])[tour]


def upward(found: Inspection) -> list[UpwardMatter]:
    """Matters reported upward, the newest first."""
    return list(found.upward.order_by("-number"))


def _upward_visible_to(actor: Actor) -> QuerySet[UpwardMatter]:
    return UpwardMatter.objects.select_related("inspection").filter(inspection__in=scope_ids(actor))


def upward_matter(key: UUID, actor: Actor) -> UpwardMatter:
    """One matter reported upward. Raises NotKnown."""
    found = _upward_visible_to(actor).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def locked_upward(key: UUID, actor: Actor) -> UpwardMatter:
    """One matter reported upward, held against others until the transaction ends. Raises NotKnown."""
    found = _upward_visible_to(actor).select_for_update(of=("self",)).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found
