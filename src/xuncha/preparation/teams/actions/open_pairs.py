from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, WrongState
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import PairDecision
from xuncha.preparation.teams.rules.states import Waits


@action
def open_pairs(*, by: Actor, team: UUID, target: UUID, on: date | None = None) -> list[PairDecision]:
    """提请审查回避 — Ask whether a team's members may inspect a target that joined later; open until examined.

    Called when an extended target joins, as the person who added it. Raises WrongState where nobody is to be asked.
    """
    day = on or by.clock.today()
    known = set(PairDecision.objects.filter(target=target).values_list("person_id", flat=True))
    asked = [m for m in queries.active_members(team) if m.person_id not in known]
    if not asked:
        raise WrongState("pair.nobody")
    rule_set = planning.target(target).batch.round.rule_set
    rows = PairDecision.objects.bulk_create(
        PairDecision(
            **born(by),
            person_id=m.person_id,
            target_id=target,
            rule_set=rule_set,
            waits_for=Waits.EXAMINATION,
            reopened_on=day,
            reopened_because="target_added",
        )
        for m in asked
    )
    facts = {"target": str(target), "people": [m.person.code for m in asked], "on": day.isoformat()}
    record("teams.pairs_opened", by=by, about=queries.team(team).ref, facts=facts, rule_set=rule_set)
    return list(rows)
