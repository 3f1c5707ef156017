from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Petition

from ._each import check_each, naming
from .rule_out_petition import rule_out_petition


@action
def rule_out_petitions(
    *, by: Actor, petitions: Sequence[UUID], because: str, on: date | None = None
) -> list[Petition]:
    """批量定为不属受理范围 — Say of several petitions that they are not within the scope, for one reason. All or none.

    Raises NotKnown; WrongState or BadInput with a problem for each that is refused, by its number.
    """
    found = queries.locked_all(petitions, by)
    check_each(found, lambda row: policies.can_rule_out(by, row))
    done = []
    for row in found:
        with naming(row, several=len(found) > 1):
            done.append(rule_out_petition(by=by, petition=row.id, because=because, on=on))
    return done
