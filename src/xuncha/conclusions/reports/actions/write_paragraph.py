from collections.abc import Sequence
from uuid import UUID

from xuncha.conclusions.reports import policies, queries, wording
from xuncha.conclusions.reports.models import Paragraph, Report, Tie, Version
from xuncha.conclusions.reports.rules.softer import newly_softer
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, NotKnown, Ref, check_version, touch
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
    because: str = "",
    seen: int | None = None,
) -> Paragraph:
    """写报告段落 — Write a paragraph of the team's text, tied to its findings and other sources.

    `line` names the paragraph to change (it keeps its line through versions); none adds one at the end of its
    section. A sentence with a figure that rests on nothing is refused by name. After a return the text is copied to a
    new version first. Words that say less of a finding than it was judged, or no longer tell of it, only with `because`:
    it stays beside the text. Raises NotKnown, NotAllowed, Stale, BadInput.
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
        _check_softer(version, None, text, {*findings}, because)
        row = add_paragraph(version, by, section, order or (last or 0) + 10, text.strip(), ties)
        row.because = because.strip()
        row.save()
        before = ""
    else:
        there = version.paragraphs.filter(line=line).first()
        if there is None:
            raise NotKnown("report.paragraph_not_known")
        check_version(there, seen)
        _check_softer(version, there, text, {*findings}, because)
        before = _rewrite(there, by, section, text, ties, because)
        row = there
    changed(found)
    _say(found, by, row, before)
    return row


def _rewrite(
    row: Paragraph, by: Actor, section: str, text: str, ties: list[dict[str, object]], because: str
) -> str:
    """Put the new words and ties; returns what stood there before."""
    before = row.text
    row.section, row.text, row.written_by = section, text.strip(), by.name
    row.written_on = by.clock.today()
    row.because = because.strip() or row.because
    touch(row)
    row.save()
    row.ties.all().delete()
    Tie.objects.bulk_create(Tie(**born(by), paragraph=row, **t) for t in ties)
    return before


def _check_softer(version: Version, row: Paragraph | None, text: str, told: set[UUID], because: str) -> None:
    """Less than was judged is written only with why. Raises BadInput naming what says less."""
    if because.strip():
        return
    judged = {f.id: f for f in queries.findings_of(version.report)}
    others = queries.texts_telling(version, but=row)
    before = {t.finding_id for t in row.ties.all() if t.finding_id} if row else set()
    problems = [
        wording.no_longer_told(judged[f].number, judged[f].title)
        for f in sorted(before - told, key=str)
        if f in judged and f not in others
    ]
    for key in sorted(told & {*judged}, key=str):
        elsewhere = others.get(key, "")
        was = f"{elsewhere}\n{row.text}" if row and key in before else elsewhere
        words = f"{judged[key].title}。{judged[key].text}"
        problems += [wording.says_less(s) for s in newly_softer(words, was, f"{elsewhere}\n{text}")]
    if problems:
        raise BadInput("report.softer_needs_reason", problems=problems)


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
        because=row.because,
        ties=[str(t.finding_id or f"{t.source_kind}:{t.source_id}") for t in row.ties.all()],
    )
