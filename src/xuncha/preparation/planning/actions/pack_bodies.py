from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import Target
from xuncha.preparation.planning.policies import can_extend_round

from .add_target import add_target


@action
def pack_bodies(*, by: Actor, target: UUID, bodies: Sequence[UUID], reason: str = "") -> list[Target]:
    """打捆列入 — Put bodies into the package of a target: a town's villages, a district's schools, one target each.

    They are inspected in the same way as the head and go to its team, also after approval. All of them or none. Raises
    NotKnown, NotAllowed, BadInput with every problem of the first body that cannot join.
    """
    head = queries.locked_target(target, by)
    NotAllowed.unless(can_extend_round(by, head.batch.round))
    if not bodies:
        problem = Problem("target.nobody_chosen", _("选至少一个单位。"), where="bodies")
        raise BadInput("target.nobody_chosen", problems=[problem])
    return [
        add_target(
            by=by,
            batch=head.batch_id,
            body=body,
            inspection_kind=head.inspection_kind,
            theme=head.theme,
            package_of=head.id,
            reason=reason,
        )
        for body in dict.fromkeys(bodies)
    ]
