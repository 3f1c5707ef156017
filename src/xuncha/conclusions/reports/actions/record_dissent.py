from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Dissent, Side
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born

from ._states import changed, say


@action
def record_dissent(
    *, by: Actor, report: UUID, text: str, finding: UUID | None = None, on: date | None = None
) -> Dissent:
    """记不同意见 — Record one's own dissent from what the report says or leaves out; it goes along to those who decide.

    By a member of the team, or of the office once the report was submitted; until it is decided. `finding`: which one
    it is about, none for the whole. Never changed; more may be added. Raises NotKnown, NotAllowed, BadInput.
    """
    found = queries.locked(report, by)
    NotAllowed.unless(policies.can_dissent(by, found))
    assert by.person is not None  # a member of the team or the office
    day = on or by.clock.today()
    _check(text, day, by.clock.today())
    if finding is not None:
        queries.finding_of(found, finding)
    ours = policies.serves(by, found.inspection.team_id)
    version = queries.team_version(found).order
    row = Dissent.objects.create(
        **born(by),
        report=found,
        version_order=version,
        side=Side.TEAM if ours else Side.OFFICE,
        person_id=by.person,
        by_name=by.name,
        finding_id=finding,
        text=text.strip(),
        said_on=day,
    )
    changed(found)
    say(
        "reports.dissent_recorded",
        found,
        by,
        dissent=str(row.id),
        side=str(row.side),
        version=version,
        finding=str(finding or ""),
        text=row.text,
        on=str(day),
    )
    return row


def _check(text: str, day: date, today: date) -> None:
    found = []
    if not text.strip():
        found.append(Problem("report.dissent_empty", _("写明不同意什么、为什么。"), "text"))
    if day > today:
        found.append(Problem("report.dissent_in_future", _("日期还没有到。"), "on"))
    if found:
        raise BadInput("report.dissent", problems=found)
