from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.actions._states import changed, open_for_change, say
from xuncha.conclusions.findings.models import Instance, Spread
from xuncha.foundation.journal.frame import action
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries as inspections


@action
def add_instances(
    *,
    by: Actor,
    workpaper: UUID,
    members: Sequence[UUID],
    text: str = "",
    seen: int | None = None,
    voids: bool = False,
) -> list[Instance]:
    """列实例 — Say that the matter of a paper is found in these members of its package: a common matter with instances.

    The paper is the head's and becomes a common one. `text` is where each begins; each is then written and supported on
    its own. Raises NotKnown where a body is no member, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    chosen = inspections.chosen_members(paper.inspection, members)
    open_for_change(paper, by, voids=voids, reason=_("列实例"))
    _check(chosen, paper.instances.filter(inspection__in=[m.pk for m in chosen]).exists())
    made = Instance.objects.bulk_create(
        Instance(**born(by), workpaper=paper, inspection=m, body_id=m.body_id, text=text.strip())
        for m in chosen
    )
    for one in made:
        connect(by=by, source=one.inspection.ref, target=paper.ref, relation="instance")
    paper.spread = Spread.SHARED
    changed(paper)
    say("findings.instances_added", paper, by, members=[m.number for m in chosen], text=text.strip())
    return list(made)


def _check(chosen: Sequence[object], there: bool) -> None:
    problem = None
    if not chosen:
        problem = Problem("instance.nobody_chosen", _("选至少一个单位。"), where="members")
    elif there:
        problem = Problem("instance.twice", _("有的单位已经列为实例。"), where="members")
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
