from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import disconnect
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import Batch
from xuncha.preparation.planning.policies import can_change_round

from ._taken import refuse_taken


@action
def remove_target(*, by: Actor, target: UUID) -> Batch:
    """移出对象 — Take a target out of a batch of a round that is with the office.

    Raises NotKnown, NotAllowed; WrongState where other targets hang on it, or a team has it.
    """
    gone = queries.locked_target(target, by)
    NotAllowed.unless(can_change_round(by, gone.batch.round))
    hung = gone.extended.count() + gone.packaged.count()
    if hung:
        message = _("%(body)s下面还挂着 %(n)s 个延伸或打捆的对象，先把它们移出。")
        raise WrongState("target.others_hang_on", message % {"body": gone.body.name, "n": hung})
    refuse_taken(by, gone)
    record("planning.target_removed", by=by, about=gone.ref, facts={"body": gone.body.number})
    disconnect(source=gone.batch.ref, target=gone.ref, relation="target")
    gone.delete()
    return gone.batch
