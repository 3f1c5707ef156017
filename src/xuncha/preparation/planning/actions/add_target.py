from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, NotAllowed
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.models import Batch, Target
from xuncha.preparation.planning.policies import can_change_round, can_extend_round
from xuncha.preparation.planning.rules.targets import Life, Proposed, problems_of_target
from xuncha.standing.organisations import queries as organisations

from ._problems import refuse


@action
def add_target(
    *,
    by: Actor,
    batch: UUID,
    body: UUID,
    inspection_kind: str = "routine",
    theme: str = "",
    extended_of: UUID | None = None,
    package_of: UUID | None = None,
    inside: str = "",
    reason: str = "",
) -> Target:
    """列入对象 — Put a body into a batch as a target.

    After approval only extended targets (`extended_of` another target of the batch) and members of a package
    (`package_of` its head) join; everyone who settles recusal hears of it through `planning.target_added`. Raises NotKnown, NotAllowed, BadInput with every problem.
    """
    within = queries.locked_batch(batch, by)
    may = can_change_round if extended_of is None and package_of is None else can_extend_round
    NotAllowed.unless(may(by, within.round))
    listed = organisations.body(body)
    wanted = Proposed(within.id, listed.id, inspection_kind, theme.strip(), inside, extended_of, package_of)
    life = Life(listed.established_on, listed.dissolved_on)
    codes = problems_of_target(wanted, life, queries.listed_in_round(within.round_id), within.begins)
    refuse(codes, fix=lambda code: _successor(listed.id, within) if code == "target.body_gone" else "")
    target = _create(by, within, wanted, reason)
    connect(by=by, source=within.ref, target=target.ref, relation="target")
    facts = {
        "round": within.round.code,
        "batch": str(within.id),
        "target": str(target.id),
        "body": listed.number,
        "kind": inspection_kind,
        "extended": extended_of is not None,
        "package_of": str(package_of or ""),
    }
    record("planning.target_added", by=by, about=target.ref, facts=facts)
    return target


def _create(by: Actor, batch: Batch, wanted: Proposed, reason: str) -> Target:
    last = Target.objects.filter(batch=batch).aggregate(last=Max("order"))["last"] or 0
    return Target.objects.create(
        **born(by),
        batch=batch,
        body_id=wanted.body,
        order=last + 1,
        inspection_kind=wanted.kind,
        theme=wanted.theme,
        extended_of_id=wanted.extended_of,
        package_of_id=wanted.package_of,
        inside=wanted.inside,
        reason=reason.strip(),
        added_on=by.clock.today(),
    )


def _successor(body: UUID, batch: Batch) -> str:
    successor = organisations.successor_on(body, batch.begins)
    if successor is None:
        return _("它没有承接单位，换一个对象。")
    return _("改列承接它的%(name)s。") % {"name": successor.name}
