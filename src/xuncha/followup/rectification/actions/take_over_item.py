from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Item, Takeover
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version, touch
from xuncha.foundation.terms.record import born


@action
def take_over_item(
    *,
    by: Actor,
    item: UUID,
    leader: str,
    reason: str,
    on: date | None = None,
    seen: int | None = None,
) -> Takeover:
    """接续整改 — Hand an open item to the leader who took the post over; who answered before stays on record.

    Every live measure of the item answers to the new leader from then on. Raises NotKnown, NotAllowed (done, not the
    body), Stale; BadInput for no name, the same name, no reason.
    """
    found = queries.item(item, by, locked=True)
    check_version(found, seen)
    NotAllowed.unless(policies.can_hand_over_item(by, found))
    before = queries.leaders_of(found)
    _check(leader, reason, before)
    queries.live_measures().filter(item=found).update(leader=leader.strip())
    made = Takeover.objects.create(
        **born(by),
        item=found,
        from_leader="、".join(before)[:60],
        to_leader=leader.strip(),
        on=on or by.clock.today(),
        reason=reason.strip()[:300],
        handed_by=by.code,
    )
    _changed(found)
    record(
        "rectification.item_taken_over",
        by=by,
        about=found.ref,
        facts={"on": made.on.isoformat(), "reason": reason, "takeover": str(made.pk)},
        rule_set=found.ledger.rule_set,
    )
    return made


def _changed(item: Item) -> None:
    touch(item)
    item.save()


def _check(leader: str, reason: str, before: list[str]) -> None:
    problems = []
    if not leader.strip():
        problems.append(Problem("takeover.no_leader", _("写明由谁接续。"), "leader"))
    elif before == [leader.strip()]:
        problems.append(Problem("takeover.same_leader", _("这一条本来就由他负责。"), "leader"))
    if not reason.strip():
        problems.append(Problem("takeover.no_reason", _("写明为什么换人：调任、退休、分工调整。"), "reason"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
