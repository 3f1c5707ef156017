from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect, disconnect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, touch
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import Target
from xuncha.preparation.planning.policies import can_change_round

from ._taken import refuse_taken


@action
def move_target(*, by: Actor, target: UUID, batch: UUID) -> Target:
    """调整批次 — Move a target to another batch of the same round, with all that hangs on it.

    Raises NotKnown, NotAllowed once the round left the office; WrongState where a team has it; BadInput where it is of
    that batch already, hangs on another target, or the batch is of another round.
    """
    moved = queries.locked_target(target, by)
    NotAllowed.unless(can_change_round(by, moved.batch.round))
    to = queries.locked_batch(batch, by)
    _check(moved, to.id, to.round_id)
    rows = [moved, *queries.hung_on(moved.id)]
    for row in rows:
        refuse_taken(by, row)
    before = moved.batch
    last = Target.objects.filter(batch=to).aggregate(last=Max("order"))["last"] or 0
    for n, row in enumerate(rows, last + 1):
        disconnect(source=before.ref, target=row.ref, relation="target")
        row.batch, row.order = to, n
        touch(row)
        row.save()
        connect(by=by, source=to.ref, target=row.ref, relation="target")
    facts = {"body": moved.body.number, "from": before.number, "to": to.number, "with": len(rows) - 1}
    record("planning.target_moved", by=by, about=moved.ref, facts=facts)
    return moved


def _check(target: Target, batch: UUID, round: UUID) -> None:
    problem = None
    if target.hangs_on:
        text = _("它挂在别的对象下面，跟着那个对象一起调整。")
        problem = Problem("target.goes_with_another", text, "batch")
    elif batch == target.batch_id:
        problem = Problem("target.same_batch", _("它已经在这一批。"), "batch")
    elif round != target.batch.round_id:
        problem = Problem("target.other_round", _("只能调到本轮的另一批。"), "batch")
    if problem is not None:
        raise BadInput(problem.code, problems=[problem])
