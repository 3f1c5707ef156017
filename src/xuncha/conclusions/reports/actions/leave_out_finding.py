from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import LeftOut
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born

from ._states import changed, say


@action
def leave_out_finding(*, by: Actor, report: UUID, finding: UUID, reason: str) -> LeftOut:
    """不写入报告 — Say why a finding is not in the report; it stays to be seen beside it.

    Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked(report, by)
    NotAllowed.unless(policies.can_write(by, found))
    queries.finding_of(found, finding)
    if not reason.strip():
        raise BadInput("report.left_out_needs_reason", _("写明为什么不写进报告。"))
    row, made = LeftOut.objects.get_or_create(
        report=found,
        finding_id=finding,
        defaults={**born(by), "reason": reason.strip(), "by_name": by.name},
    )
    if not made:
        raise BadInput("report.left_out_already", _("已经写过理由。"))
    changed(found)
    say("reports.finding_left_out", found, by, finding=str(finding), reason=row.reason)
    return row
