from collections.abc import Container, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Membership, PairDecision
from xuncha.preparation.teams.policies import can_form
from xuncha.preparation.teams.rules.recusal.examine import examine
from xuncha.preparation.teams.rules.recusal.facts import Candidate, Rule, Sought

from ._examination import Circumstances, Examinations
from ._facts import candidates, sought


@action
def examine_pairs(*, by: Actor, batch: UUID, on: date | None = None) -> list[PairDecision]:
    """逐对审查回避 — Examine every member of the batch's teams against every target by the rules of its rule set.

    Opens kin and home place for this, in one entry. Where the facts are as they were when a decision was taken, it
    stands again. Returns the pairs whose outcome is new. Raises NotAllowed, NotKnown, Locked; WrongState with nobody
    to examine.
    """
    NotAllowed.unless(can_form(by))
    within = planning.batch(batch)
    people = [m for team in queries.batch_teams(within.id) for m in team.standing]
    targets = planning.targets(within.id)
    if not people or not targets:
        raise WrongState("pair.nobody", _("本批还没有组员或者对象，没有可以审查的。"))
    rules = queries.recusal_rules(queries.rule_set_of(within.id))
    day = on or by.clock.today()
    known = candidates(by, within.ref, people)
    seen = [sought(target, within) for target in targets]
    run = Examinations(by, list(known), [t.id for t in targets], within.round.rule_set, day)
    _examine_all(run, rules, people, known, seen, queries.declarations(within.id))
    changed = run.write()
    facts = {"people": len(people), "targets": len(targets), "changed": len(changed), "on": day.isoformat()}
    record("teams.pairs_examined", by=by, about=within.ref, facts=facts, rule_set=within.round.rule_set)
    return changed


def _examine_all(
    run: Examinations,
    rules: Sequence[Rule],
    people: Sequence[Membership],
    known: Mapping[UUID, Candidate],
    seen: Sequence[Sought],
    declared: Container[UUID],
) -> None:
    for member in people:
        under = Circumstances(member.role, member.person_id in declared)
        for target in seen:
            hits = examine(known[member.person_id], target, rules)
            run.note(member.person_id, target.target, hits, under)
