from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Dropped, Report
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, check_version
from xuncha.foundation.terms.record import born

from ._states import changed, say
from ._writing import writable_version


@action
def drop_paragraph(*, by: Actor, report: UUID, line: UUID, reason: str, seen: int | None = None) -> Report:
    """删去段落 — Drop a paragraph from the open version, with the reason; earlier versions and the journal keep it.

    Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(report, by)
    NotAllowed.unless(policies.can_write(by, found))
    if not reason.strip():
        raise BadInput("report.drop_needs_reason", _("写明为什么删去。"))
    version = writable_version(found, by)
    row = version.paragraphs.filter(line=line).first()
    if row is None:
        raise NotKnown("report.paragraph_not_known")
    check_version(row, seen)
    told = [str(t.finding_id) for t in row.ties.all() if t.finding_id]
    Dropped.objects.create(
        **born(by),
        report=found,
        version_order=version.order,
        line=row.line,
        section=row.section,
        text=row.text,
        findings=told,
        reason=reason.strip(),
        by_name=by.name,
        dropped_on=by.clock.today(),
    )
    facts = {
        "line": str(row.line),
        "section": row.section,
        "text": row.text,
        "reason": reason.strip(),
        "findings": told,
    }
    row.ties.all().delete()
    row.delete()
    changed(found)
    say("reports.paragraph_dropped", found, by, **facts)
    return found
