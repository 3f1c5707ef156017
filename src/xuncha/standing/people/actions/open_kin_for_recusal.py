from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from xuncha.foundation.journal.frame import action, after_entry, record
from xuncha.foundation.terms import Actor, NotAllowed, Ref
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Kin, Person

from ._restricted import RestrictedFacts, open_all


@action
def open_kin_for_recusal(
    *, by: Actor, persons: Sequence[UUID], about: Ref, reason: str = "回避审查"
) -> dict[UUID, RestrictedFacts]:
    """为回避审查打开亲属和籍贯 — Open kin and home place of members for examining recusal, in one entry.

    `about` is what they are examined for (a team, a batch). The entry is made before the opening and names the
    persons by code. Every person asked for is in the answer. Raises NotAllowed, Locked.
    """
    NotAllowed.unless(policies.can_examine_recusal(by))
    rows = queries.persons(persons)
    record(
        "people.kin_opened_for_recusal",
        by=by,
        about=about,
        facts={"codes": sorted(r.code for r in rows.values()), "reason": reason},
    )
    return after_entry(lambda: _open(rows))


def _open(rows: Mapping[UUID, Person]) -> dict[UUID, RestrictedFacts]:
    kin: dict[UUID, list[Kin]] = defaultdict(list)
    for k in queries.kin_of_all(rows):
        kin[k.person_id].append(k)
    return {key: open_all(row, kin[key]) for key, row in rows.items()}
