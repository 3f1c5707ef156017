from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.followup.rectification import policies, queries
from xuncha.followup.rectification.models import Extension
from xuncha.followup.rectification.rules.measures_sheet import said_day
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.links.edges import connect
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, check_version
from xuncha.foundation.terms.record import born
from xuncha.foundation.ui import writing
from xuncha.standing.approvals.actions.open_request import open_request

ROUTE = "extension"


@action
def ask_extension(
    *, by: Actor, item: UUID, until: date, reason: str, on: date | None = None, seen: int | None = None
) -> Extension:
    """申请延期 — Ask for a later day for one item, with the reason; it goes along the route `extension` of the rule set.

    Each step is taken in the system or recorded from the signed paper; `decide_extension` follows when the route ends.

    Raises NotKnown, NotAllowed (settled, plan not accepted, asked already), Stale; BadInput for a day that is no
    later than the one that holds, or no reason.
    """
    found = queries.item(item, by, locked=True)
    check_version(found, seen)
    NotAllowed.unless(policies.can_ask_extension(by, found))
    holds = found.extended_to or found.ledger.due_on
    _check(until, holds, reason)
    asked = Extension.objects.create(
        **born(by),
        item=found,
        until=until,
        reason=reason.strip()[:1000],
        asked_on=on or by.clock.today(),
        asked_by=by.code,
    )
    connect(by=by, source=found.ref, target=asked.ref, relation="extension")
    record(
        "rectification.extension_asked",
        by=by,
        about=found.ref,
        facts={"until": until.isoformat(), "holds": holds.isoformat(), "reason": reason},
        rule_set=found.ledger.rule_set,
    )
    open_request(
        by=by,
        subject=asked.ref,
        route=ROUTE,
        rule_set=found.ledger.rule_set,
        title=f"延期整改：{found.ledger.body.name}第{found.order}条，延到{said_day(until)}",
        summary=f"{found.title}\n{asked.reason}",
        on=asked.asked_on,
    )
    return asked


def _check(until: date, holds: date, reason: str) -> None:
    problems = []
    if until <= holds:
        text = _("现在的期限是 %(holds)s，延期要写更晚的日期。") % {"holds": writing.day(holds)}
        problems.append(Problem("extension.not_later", text, "until"))
    if not reason.strip():
        problems.append(Problem("extension.no_reason", _("写明为什么到期完不成，还要做什么。"), "reason"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
