"""What the pages of teams show: the matrix, the pair beside it, a team with what it lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.parts import Cell, Gap, Matrix, MatrixColumn, MatrixGroup, MatrixRow
from xuncha.foundation.ui.writing import day
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import facts, labels, policies, queries
from xuncha.preparation.teams.models import Examination, Hit, Membership, PairDecision, Ruling, Team
from xuncha.preparation.teams.queries.readiness import Lack
from xuncha.preparation.teams.rules.states import Outcome, TeamState, Waits
from xuncha.preparation.training import queries as training
from xuncha.standing.people import queries as people

SHAPES = {
    TeamState.FORMING: "go",
    TeamState.SUBMITTED: "wait",
    TeamState.RETURNED: "returned",
    TeamState.AUTHORISED: "done",
    TeamState.DISSOLVED: "none",
}
CELLS = {Outcome.MAY_SERVE: "yes", Outcome.MUST_RECUSE: "no", Outcome.PENDING: "wait"}
OUTCOME_SHAPES = {Outcome.MAY_SERVE: "done", Outcome.MUST_RECUSE: "no", Outcome.PENDING: "wait"}


@dataclass(frozen=True, slots=True)
class Shown:
    shape: str
    word: str


def state_of(team: Team) -> Shown:
    state = TeamState(team.state)
    return Shown(SHAPES[state], str(labels.STATES[state]))


def outcome_of(pair: PairDecision) -> Shown:
    outcome = Outcome(pair.outcome)
    return Shown(OUTCOME_SHAPES[outcome], short_outcome(pair))


def short_outcome(pair: PairDecision) -> str:
    if pair.outcome != Outcome.PENDING:
        return str(labels.OUTCOMES[pair.outcome])
    if pair.reopened_on is not None and pair.waits_for == Waits.EXAMINATION:
        return _("待重审")
    return str(labels.WAITS[pair.waits_for] or labels.OUTCOMES[Outcome.PENDING])


@dataclass(frozen=True, slots=True)
class MatrixShown:
    matrix: Matrix
    refused: int
    open: int


def matrix(
    batch: planning.Batch, teams: Sequence[Team], targets: Sequence[planning.Target], picked: UUID | None
) -> MatrixShown:
    """People of the batch's teams against these targets; what is clear is only a tick."""
    pairs = queries.matrix(batch.id)
    takes = {a.target_id: team for team in teams for a in team.assignments.all()}
    columns = [
        MatrixColumn(t.body.called, takes[t.id].name if t.id in takes else _("还没有组承担")) for t in targets
    ]
    groups = [
        MatrixGroup(
            _("%(team)s　%(n)s 人") % {"team": team.name, "n": len(team.standing)},
            [_row(m, team, targets, takes, pairs, picked) for m in team.standing],
        )
        for team in teams
    ]
    shown = [c for g in groups for r in g.rows for c in r.cells]
    return MatrixShown(
        Matrix(columns, groups, corner=_("人员"), caption=_("人员与单位逐对审查")),
        sum(c.state == "no" for c in shown),
        sum(c.state == "wait" and c.need for c in shown),
    )


def _row(
    member: Membership,
    team: Team,
    targets: Sequence[planning.Target],
    takes: dict[UUID, Team],
    pairs: dict[tuple[UUID, UUID], PairDecision],
    picked: UUID | None,
) -> MatrixRow:
    cells = []
    for target in targets:
        own = target.id in takes and takes[target.id].id == team.id
        names = {"person": member.person.name, "body": target.body.called}
        cells.append(_cell(pairs.get((member.person_id, target.id)), names, own, picked))
    unit = people.unit_of(member.person)
    return MatrixRow(
        member.person.name, _("%(role)s，%(unit)s") % {"role": labels.ROLES[member.role], "unit": unit}, cells
    )


def _cell(pair: PairDecision | None, names: dict[str, str], own: bool, picked: UUID | None) -> Cell:
    if pair is None:
        return Cell("none", _("待审查") if own else "", need=own)
    state = CELLS[Outcome(pair.outcome)]
    return Cell(
        state,
        "" if state == "yes" else _why(pair),
        f"?pair={pair.id}#pair",
        need=own,
        picked=pair.id == picked,
        label=_("%(person)s × %(body)s：%(waits)s") % {**names, "waits": short_outcome(pair)},
    )


def _why(pair: PairDecision) -> str:
    """The rule in a word; of an open one what it waits for."""
    hits = hits_of(pair)
    if pair.outcome == Outcome.PENDING and (
        pair.waits_for in (Waits.EXAMINATION, Waits.DECLARATION) or not hits
    ):
        return short_outcome(pair)
    word = str(labels.RULES.get(hits[0].rule, hits[0].rule)) if hits else ""
    return _("%(rule)s，封存") % {"rule": word} if hits and hits[0].sealed is not None else word


def hits_of(pair: PairDecision) -> list[Hit]:
    examined: list[Examination] = getattr(pair, "examined", [])
    return list(examined[0].hits.all()) if examined else []


@dataclass(frozen=True, slots=True)
class HitShown:
    hit: Hit
    rule: str
    text: str
    source: str
    free: str
    sealed: bool


def hit_shown(hit: Hit) -> HitShown:
    sealed = hit.sealed is not None
    return HitShown(
        hit,
        str(labels.RULES.get(hit.rule, hit.rule)),
        facts.hit_text(hit),
        "" if sealed else facts.source_text(hit),
        facts.free_text(hit.free_from, sealed=sealed),
        sealed,
    )


@dataclass(frozen=True, slots=True)
class PairShown:
    pair: PairDecision
    outcome: Shown
    hits: list[HitShown]
    rulings: list[Ruling]
    reopened: str
    decided: str
    may_propose: Any
    may_open: Any


def pair_shown(pair: PairDecision, actor: Actor) -> PairShown:
    return PairShown(
        pair,
        outcome_of(pair),
        [hit_shown(h) for h in hits_of(pair)],
        list(pair.rulings.all()),
        str(labels.CAUSES.get(pair.reopened_because, "")),
        decided_text(pair),
        _may_propose(pair, actor),
        policies.can_open_fact(actor, pair),
    )


def _may_propose(pair: PairDecision, actor: Actor) -> Any:
    if not hits_of(pair) or pair.waits_for not in (Waits.NOTHING, Waits.PROPOSAL):
        return None
    return policies.can_form(actor)


def decided_text(pair: PairDecision) -> str:
    """Who settled the pair, how and when."""
    if pair.decided_on is None or pair.outcome == Outcome.PENDING:
        return ""
    how = {
        "examined": _("%(who)s审查，没有应当回避的情形"),
        "by_rule": _("规则不设例外，%(who)s审查时认定"),
        "upheld": _("%(who)s重审，事实没有变，维持原来的决定"),
        "decided": _("%(who)s审定"),
    }[pair.how]
    return f"{how % {'who': pair.decided_by}}，{day(pair.decided_on)}"


def lack_rows(lacks: Sequence[Lack], team: Team) -> list[Gap]:
    """What is missing, each with the button that supplies it."""
    return [
        Gap(one.what, who=one.who, clause=one.clause, href=_href(one, team), button=_button(one))
        for one in lacks
    ]


def _href(lack: Lack, team: Team) -> str:
    if lack.pair is not None:
        return reverse("teams:pair", args=[lack.pair])
    pages = {
        "declaration.missing": reverse("teams:declare_for", args=[team.batch_id, lack.person])
        if lack.person
        else "",
        "training.not_passed": reverse("training:classes"),
        "team.no_target": reverse("teams:assign_target", args=[team.id]),
        "pair.not_examined": reverse("teams:batch", args=[team.batch_id]),
    }
    return pages.get(lack.code) or reverse("teams:add_member", args=[team.id])


def _button(lack: Lack) -> str:
    return {
        "declaration.missing": _("补录申报"),
        "training.not_passed": _("看培训"),
        "team.no_target": _("分配对象"),
        "pair.not_examined": _("去审查"),
        "pair.must_recuse": _("看依据"),
        "pair.undecided": _("看这一对"),
        "pair.reopened": _("重审"),
    }.get(lack.code, _("组员进组"))


@dataclass(frozen=True, slots=True)
class MemberRow:
    membership: Membership
    role: str
    unit: str
    declared: Shown | None
    trained: Shown | None
    served: int
    left: str


def member_rows(team: Team, actor: Actor) -> list[MemberRow]:
    """Members in the order of the authorisation. Declarations and training of others only for who may know them."""
    rows = queries.members(team.id)
    declared = queries.declarations(team.batch_id)
    passed = training.passed_among([m.person_id for m in rows], team.batch_id)
    served = queries.batches_served([m.person_id for m in rows], team.batch.begins.year)
    whole = policies.can_view_whole(actor)
    return [
        MemberRow(
            m,
            str(labels.ROLES[m.role]),
            f"{people.unit_of(m.person)}{m.person.post}",
            _tick(m.person_id in declared, _("已申报"), _("未申报"))
            if whole or m.person_id == actor.person
            else None,
            _tick(m.person_id in passed, _("已通过"), _("未通过"))
            if whole or m.person_id == actor.person
            else None,
            served.get(m.person_id, 0) if whole else 0,
            day(m.until) if m.until else "",
        )
        for m in rows
    ]


def _tick(done: bool, yes: str, no: str) -> Shown:
    return Shown("done", yes) if done else Shown("warn", no)


def role_of(member: Membership) -> str:
    return str(labels.ROLES[member.role])


def by_kind(things: Iterable[Sequence[str]]) -> list[tuple[str, list[str]]]:
    """(kind, number) in order → each kind with its numbers."""
    groups: dict[str, list[str]] = {}
    for kind, number in things:
        groups.setdefault(kind, []).append(number)
    return list(groups.items())


@dataclass(frozen=True, slots=True)
class Announced:
    """A team as the body it inspects may know it: names, duties, and the fate of the body's own objections."""

    team: Team
    body: str
    members: list[
        tuple[Membership, str, str, Shown | None, str]
    ]  # member, role, where to object, the objection's state, where to take it back
    days: str


def called(member: Membership) -> str:
    """`韩立群（组长，清源县水利局）`."""
    names = {
        "person": member.person.name,
        "role": labels.ROLES[member.role],
        "unit": people.unit_of(member.person),
    }
    return _("%(person)s（%(role)s，%(unit)s）") % names


def announced_shown(actor: Actor) -> list[Announced]:
    """The teams announced to the actor's bodies."""
    found = []
    for row in queries.announced(actor):
        objections = queries.objections_at_door(actor, [row.target_id])
        states = {o.person_id: _told(pair) for o, pair in objections}
        open_still = {
            o.person_id: reverse("teams:take_back_objection", args=[o.id])
            for o, pair in objections
            if pair is None or pair.outcome == Outcome.PENDING
        }
        raising = reverse("teams:raise_objection", args=[row.target_id])
        members = [
            (
                m,
                str(labels.ROLES[m.role]),
                "" if m.person_id in states else f"{raising}?person={m.person_id}",
                states.get(m.person_id),
                open_still.get(m.person_id, ""),
            )
            for m in queries.announced_members(row)
        ]
        batch = row.team.batch
        days = _("%(begins)s进驻，%(ends)s离场") % {"begins": day(batch.begins), "ends": day(batch.ends)}
        found.append(Announced(row.team, row.target.body.name, members, days))
    return found


def _told(pair: PairDecision | None) -> Shown:
    """What the body is told: under review, must recuse, may serve; never the facts behind it."""
    if pair is None or pair.outcome == Outcome.PENDING:
        return Shown("wait", _("申请已收到，巡察办正在审查"))
    if pair.outcome == Outcome.MUST_RECUSE:
        return Shown("done", _("已决定回避"))
    return Shown("none", _("经审查，可以参加"))
