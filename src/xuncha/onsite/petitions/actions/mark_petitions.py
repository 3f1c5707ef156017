from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Petition

from ._each import check_each, naming
from .complete_petition import complete_petition


@action
def mark_petitions(
    *, by: Actor, petitions: Sequence[UUID], inspection: UUID | None = None, sort: str = "", item: str = ""
) -> list[Petition]:
    """批量标明 — Say of several petitions of which inspection, of what sort and about what they are. All or none.

    What is left empty stays as it is. Raises NotKnown; WrongState or BadInput with a problem for each refused one.
    """
    found = queries.locked_all(petitions, by)
    check_each(found, lambda row: policies.can_complete(by, row))
    if inspection is None and not sort and not item:
        problem = Problem(
            "petition.nothing_marked", _("至少选明一项：哪项巡察、类别、什么问题。"), where="sort"
        )
        raise BadInput("petition.nothing_marked", problems=[problem])
    done = []
    for row in found:
        with naming(row, several=len(found) > 1):
            done.append(
                complete_petition(
                    by=by, petition=row.id, inspection=inspection, sort=sort or None, item=item or None
                )
            )
    return done
