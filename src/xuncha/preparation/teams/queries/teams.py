from collections.abc import Collection, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from xuncha.foundation.terms import OFFICE, TEAM, Actor, NotKnown, Role, once
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams.models import Assignment, HandOver, Membership, Team
from xuncha.preparation.teams.rules.recusal.facts import Reach, Rule
from xuncha.preparation.teams.rules.states import Outcome, TeamState
from xuncha.standing.regulations.queries import rule_set
from xuncha.standing.regulations.rules.ruleset import RuleSet

DECIDERS = frozenset({Role.LEADING_GROUP, Role.SECRETARY})


def visible_to(actor: Actor) -> QuerySet[Team]:
    """All teams for the office and those who decide; else the team one stands in or holds a role for."""
    rows = Team.objects.select_related("batch__round")
    if actor.holds(OFFICE | DECIDERS):
        return rows
    own = Q(id__in=list(actor.scopes(*TEAM)))
    if actor.person is not None:
        standing = Membership.objects.filter(person=actor.person, until__isnull=True)
        own |= Q(id__in=standing.values("team"))
    return rows.filter(own)


team_visible_to = visible_to


def team(team: UUID, actor: Actor | None = None) -> Team:
    """One team; with an actor only where they may know it. Raises NotKnown."""
    rows = Team.objects.select_related("batch__round") if actor is None else visible_to(actor)
    found = rows.filter(id=team).first()
    if found is None:
        raise NotKnown("teams.not_known")
    return found


def locked_team(team: UUID, actor: Actor) -> Team:
    found = visible_to(actor).select_for_update(of=("self",)).filter(id=team).first()
    if found is None:
        raise NotKnown("teams.not_known")
    return found


def membership(membership: UUID, actor: Actor) -> Membership | None:
    """A membership of a team the actor may know."""
    rows = Membership.objects.select_related("person", "team__batch").filter(id=membership)
    return rows.filter(team__in=visible_to(actor)).first()


def locked_membership(membership: UUID, actor: Actor) -> Membership:
    found = Membership.objects.select_related("person").filter(id=membership).first()
    if found is None:
        raise NotKnown("teams.not_known")
    found.team = locked_team(found.team_id, actor)
    return found


def hand_over(key: UUID, actor: Actor) -> HandOver:
    """The slip of a member called home, for who may know the team, and for the one who left. Raises NotKnown."""
    rows = HandOver.objects.select_related(
        "membership__team__batch", "membership__person", "successor__person"
    )
    found = rows.filter(id=key).first()
    if found is None:
        raise NotKnown("teams.not_known")
    own = actor.person is not None and actor.person == found.membership.person_id
    if not own:
        team(found.membership.team_id, actor)
    return found


def hand_overs_of(team: UUID) -> list[HandOver]:
    """Slips of everyone called home from a team, in order."""
    rows = HandOver.objects.filter(membership__team=team)
    return list(rows.select_related("membership__person", "successor__person").order_by("number"))


def batch_teams(batch: UUID) -> list[Team]:
    """The standing teams of a batch in order, with members and assignments."""
    return list(
        Team.objects.filter(batch=batch)
        .exclude(state=TeamState.DISSOLVED)
        .select_related("batch__round")
        .prefetch_related(
            Prefetch("memberships", _active().select_related("person__unit"), to_attr="standing"),
            Prefetch(
                "assignments", Assignment.objects.select_related("target__body").order_by("target__order")
            ),
        )
    )


def _active() -> QuerySet[Membership]:
    return Membership.objects.filter(until__isnull=True).order_by("order")


def members(team: UUID) -> list[Membership]:
    """Everyone who ever stood in the team, in the order of the authorisation; who left comes last."""
    rows = Membership.objects.filter(team=team).select_related("person__unit")
    return sorted(rows, key=lambda m: (m.until is not None, m.order))


@once
def active_members(team: UUID) -> list[Membership]:
    """Who stands in the team now, in the order of the authorisation."""
    return list(standing_in(team))


def standing_in(team: UUID) -> QuerySet[Membership]:
    """The same, read when it is used."""
    return _active().filter(team=team).select_related("person__unit")


def leads_of(team_ids: Collection[UUID]) -> QuerySet[Any]:
    """Team and name of who leads it now."""
    rows = _active().filter(team__in=team_ids, role=Role.LEAD)
    return rows.values_list("team_id", "person__name")


def heads_in(team_ids: Collection[UUID]) -> int:
    """How many stand in these teams now."""
    return _active().filter(team__in=team_ids).count()


def in_batch(person: UUID, batch: UUID) -> bool:
    """Whether the person stands in a team of this batch now."""
    return (
        Membership.objects.filter(person=person, team__batch=batch, until__isnull=True)
        .exclude(team__state=TeamState.DISSOLVED)
        .exists()
    )


def is_member_of_batch(actor: Actor, batch: UUID) -> bool:
    return actor.person is not None and in_batch(actor.person, batch)


def batches_of_person(person: UUID) -> list[Membership]:
    """Where the person stands in a team now: one membership for each batch, newest batch first."""
    return list(
        _active()
        .filter(person=person)
        .exclude(team__state=TeamState.DISSOLVED)
        .select_related("team__batch__round")
        .order_by("-team__batch__begins")
    )


def batches_served(persons: Sequence[UUID], year: int) -> dict[UUID, int]:
    """In how many batches of a year each stood in an authorised team: to share work out, in no order."""
    rows = (
        Membership.objects.filter(person__in=list(persons), team__authorised_on__isnull=False)
        .filter(team__batch__begins__year=year)
        .values_list("person_id")
        .annotate(n=Count("team__batch", distinct=True))
        .order_by()
    )
    return dict(rows)


def free_targets(batch: UUID) -> list[UUID]:
    """Targets of a batch that no team takes yet."""
    taken = set(Assignment.objects.filter(team__batch=batch).values_list("target_id", flat=True))
    return [t.id for t in planning.targets(batch) if t.id not in taken]


@once
def targets_of(team: UUID) -> list[UUID]:
    """Ids of the targets the team takes, in order."""
    return list(Assignment.objects.filter(team=team).values_list("target_id", flat=True))


def team_of(target: UUID) -> Team | None:
    """The team that takes this target, None where nobody does yet."""
    found = Assignment.objects.select_related("team__batch__round").filter(target=target).first()
    return None if found is None else found.team


def teams_for_inspection(ids: Sequence[UUID]) -> list[Team]:
    return list(Team.objects.filter(id__in=list(ids)).select_related("batch__round"))


def rule_set_of(batch: UUID) -> RuleSet:
    """The rule set the batch's round is bound to."""
    return rule_set(planning.batch(batch).round.rule_set)


def recusal_rules(rules: RuleSet) -> list[Rule]:
    """The recusal rules of a rule set as the tests want them, in its order."""
    return [_rule(code, found) for code, found in rules.recusal.items()]


def _rule(code: str, found: object) -> Rule:
    params = dict(getattr(found, "params", {}))
    return Rule(
        code=code,
        clause=str(getattr(found, "clause", "")),
        forced=getattr(found, "outcome", "") == Outcome.MUST_RECUSE,
        roles=frozenset(getattr(found, "roles", ())),
        reach=frozenset(params.get("reach", (Reach.BELOW,))),
        within_years=int(params.get("within_years", 0)),
        longer_than_years=int(params.get("longer_than_years", 0)),
        relations=frozenset(params.get("relations", ())),
        body_kinds=frozenset(params.get("body_kinds", ())),
    )


def authorised_in(batches: Collection[UUID], upto: date) -> list[Team]:
    """Teams of these batches authorised by the end of a day. For the figures."""
    return list(Team.objects.filter(batch__in=batches, authorised_on__lte=upto).order_by("batch", "number"))


def members_in(team_ids: Collection[UUID]) -> list[Membership]:
    """Everyone who was authorised in these teams, those who left later included. For the figures."""
    return list(Membership.objects.filter(team__in=team_ids).order_by("team", "order"))
