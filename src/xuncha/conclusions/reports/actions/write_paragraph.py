from collections.abc import Sequence
from uuid import UUID

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.models import Paragraph, Report, Tie
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown, Ref, check_version, touch
from xuncha.foundation.terms.record import born

from ._states import changed, say
from ._writing import add_paragraph, check_text, checked_ties, writable_version


@action
def write_paragraph(
    *,
    by: Actor,
    report: UUID,
    section: str,
    text: str,
    findings: Sequence[UUID] = (),
    sources: Sequence[Ref] = (),
    line: UUID | None = None,
    order: int | None = None,
    seen: int | None = None,
) -> Paragraph:
    """写报告段落 — Write a paragraph of the team's text, tied to its findings and other sources.

    `line` names the paragraph to change (it keeps its line through versions); none adds one at the end of its
    section. A sentence with a figure that rests on nothing is refused by name. After a return the text is copied to a
    new version first. Raises NotKnown, NotAllowed, Stale, BadInput.
    """
    found = queries.locked(report, by)
    NotAllowed.unless(policies.can_write(by, found))
    ties = checked_ties(found, by, findings, sources)
    check_text(found, section, text, len(ties))
    version = writable_version(found, by)
    if line is None:
        last = (
            version.paragraphs.filter(section=section)
            .order_by("-order")
            .values_list("order", flat=True)
            .first()
        )
        row = add_paragraph(version, by, section, order or (last or 0) + 10, text.strip(), ties)
        before = ""
    else:
        row, before = _rewrite(version.paragraphs.filter(line=line).first(), by, seen, section, text, ties)
    changed(found)
    _say(found, by, row, before)
    return row


def _rewrite(
    row: Paragraph | None, by: Actor, seen: int | None, section: str, text: str, ties: list[dict[str, object]]
) -> tuple[Paragraph, str]:
    if row is None:
        raise NotKnown("report.paragraph_not_known")
    check_version(row, seen)
    before = row.text
    row.section, row.text, row.written_by = section, text.strip(), by.name
    touch(row)
    row.save()
    row.ties.all().delete()
    Tie.objects.bulk_create(Tie(**born(by), paragraph=row, **t) for t in ties)
    return row, before


def _say(report: Report, by: Actor, row: Paragraph, before: str) -> None:
    say(
        "reports.paragraph_written",
        report,
        by,
        line=str(row.line),
        section=row.section,
        version=row.in_version.order,
        before=before,
        text=row.text,
        ties=[str(t.finding_id or f"{t.source_kind}:{t.source_id}") for t in row.ties.all()],
    )
