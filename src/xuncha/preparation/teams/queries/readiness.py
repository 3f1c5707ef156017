"""What a team lacks before it can be authorised, and an authorised one before it may enter."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import labels
from xuncha.preparation.teams.models import Declaration, Membership, PairDecision, Team
from xuncha.preparation.teams.rules.members import missing_roles
from xuncha.preparation.teams.rules.states import Outcome, Waits
from xuncha.preparation.training import queries as training
from xuncha.standing.regulations.rules.ruleset import RuleSet

from .teams import active_members, rule_set_of, targets_of


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing missing: its code, what, who supplies it, and the pair or person it concerns."""

    code: str
    what: str
    who: str
    person: UUID | None = None
    pair: UUID | None = None
    clause: str = ""


def lacks(team: Team, *, small_because: str = "") -> list[Lack]:
    """Everything a team lacks for authorisation, in the order in which it is supplied."""
    standing = active_members(team.id)
    found = [
        *_composition(team, standing, small_because or team.small_because),
        *_targets(team),
        *declaration_lacks(team.batch_id, standing),
        *pair_lacks(team, standing),
        *training_lacks(team.batch_id, standing),
    ]
    clauses = _clauses(rule_set_of(team.batch_id))
    return [replace(one, clause=clauses.get(one.code.partition(".")[0], "")) for one in found]


def _clauses(rules: RuleSet) -> dict[str, str]:
    """Under which rule each sort of lack is asked for."""
    gates = {c.code: c.clause for c in rules.conditions}
    size = rules.thresholds.get("team_size_least")
    return {
        "team": size.clause if size else "",
        "declaration": gates.get("declarations.signed", ""),
        "pair": gates.get("recusal.cleared", ""),
        "training": gates.get("training.passed", ""),
    }


def _composition(team: Team, standing: Sequence[Membership], small_because: str) -> list[Lack]:
    threshold = rule_set_of(team.batch_id).thresholds.get("team_size_least")
    least = 0 if small_because or threshold is None else threshold.value
    texts = {
        "team.no_lead": _("还没有组长"),
        "team.two_leads": _("组长多于一人"),
        "team.too_small": _("只有 %(n)s 人，规则集要求不少于 %(least)s 人；人少也要组建的，写明理由")
        % {"n": len(standing), "least": least},
    }
    found = missing_roles([m.role for m in standing], max(least, 1))
    return [Lack(code, texts[code], _("巡察办")) for code in found]


def _targets(team: Team) -> list[Lack]:
    if targets_of(team.id):
        return []
    return [Lack("team.no_target", _("还没有承担对象"), _("巡察办"))]


def declaration_lacks(batch: UUID, standing: Sequence[Membership]) -> list[Lack]:
    """Members whose declaration for this batch is missing."""
    signed = set(Declaration.objects.filter(batch=batch, replaced=False).values_list("person_id", flat=True))
    return [
        Lack(
            "declaration.missing",
            _("%(person)s还没有申报") % {"person": m.person.name},
            _("%(person)s本人，或巡察办按签字的纸质表补录") % {"person": m.person.name},
            m.person_id,
        )
        for m in standing
        if m.person_id not in signed
    ]


def training_lacks(batch: UUID, standing: Sequence[Membership]) -> list[Lack]:
    """Members who have not passed a required class of this batch."""
    passed = training.passed_among([m.person_id for m in standing], batch)
    missing = [m for m in standing if m.person_id not in passed]
    held = training.has_required_class(batch)
    way = _("%(person)s没有通过本批的巡前培训") if held else _("%(person)s没有参加巡前培训，本批还没有开班")
    return [
        Lack("training.not_passed", way % {"person": m.person.name}, _("巡察办登记培训结果"), m.person_id)
        for m in missing
    ]


def pair_lacks(team: Team, standing: Sequence[Membership] | None = None) -> list[Lack]:
    """Pairs of members and own targets that are undecided, or that recuse somebody who stands in the team."""
    members = active_members(team.id) if standing is None else standing
    own = set(targets_of(team.id))
    targets = [t for t in planning.targets(team.batch_id) if t.id in own]
    known = {
        (p.person_id, p.target_id): p
        for p in PairDecision.objects.filter(
            target__in=[t.id for t in targets], person__in=[m.person_id for m in members]
        )
    }
    found = []
    for member in members:
        for target in targets:
            lack = _pair_lack(member, target.body.called, known.get((member.person_id, target.id)))
            if lack is not None:
                found.append(lack)
    return found


def _pair_lack(member: Membership, body: str, pair: PairDecision | None) -> Lack | None:
    names = {"person": member.person.name, "body": body}
    if pair is None:
        return Lack(
            "pair.not_examined", _("%(person)s × %(body)s还没有审查") % names, _("巡察办"), member.person_id
        )
    if pair.outcome == Outcome.MAY_SERVE:
        return None
    if pair.outcome == Outcome.MUST_RECUSE:
        text = _("%(person)s应当回避%(body)s，要换人或换对象") % names
        return Lack("pair.must_recuse", text, _("巡察办"), member.person_id, pair.id)
    if pair.reopened_on is not None and pair.waits_for == Waits.EXAMINATION:
        text = _("%(person)s × %(body)s因情况有变要重审") % names
        return Lack("pair.reopened", text, _("巡察办"), member.person_id, pair.id)
    text = _("%(person)s × %(body)s：%(waits)s") % {**names, "waits": labels.WAITS[pair.waits_for]}
    return Lack("pair.undecided", text, _pair_waits_for(pair), member.person_id, pair.id)


def _pair_waits_for(pair: PairDecision) -> str:
    if pair.waits_for == Waits.APPROVAL:
        return _("规则集规定的审定人")
    return _("本人申报") if pair.waits_for == Waits.DECLARATION else _("巡察办")
