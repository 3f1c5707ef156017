"""The team's open version: what is written goes there; a version that was sent off is copied first."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries as findings
from xuncha.conclusions.reports import queries, wording
from xuncha.conclusions.reports.models import Audience, Paragraph, Report, Tie, Version
from xuncha.conclusions.reports.rules import figures
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.terms import Actor, BadInput, NotKnown, Problem, Ref, new_id
from xuncha.foundation.terms.record import born
from xuncha.standing.regulations.queries import rule_set


def writable_version(report: Report, by: Actor) -> Version:
    """The team's newest version if it is still open, else a copy of it for the actor to write in."""
    newest = queries.team_version(report)
    return newest if newest.closed_at is None else copy_version(newest, by, note="")


def copy_version(source: Version, by: Actor, note: str) -> Version:
    """A new version of the team's text, paragraph by paragraph the same."""
    made = new_version(source.report, str(Audience.TEAM), source.order + 1, by, note=note)
    for old in source.paragraphs.prefetch_related("ties"):
        fresh = Paragraph.objects.create(
            **born(by),
            in_version=made,
            line=old.line,
            section=old.section,
            order=old.order,
            text=old.text,
            written_by=old.written_by,
            written_on=old.written_on,
            because=old.because,
        )
        Tie.objects.bulk_create(
            Tie(
                **born(by),
                paragraph=fresh,
                finding_id=t.finding_id,
                source_kind=t.source_kind,
                source_id=t.source_id,
            )
            for t in old.ties.all()
        )
    return made


def new_version(
    report: Report, audience: str, order: int, by: Actor, *, about: Version | None = None, note: str = ""
) -> Version:
    return Version.objects.create(
        **born(by),
        report=report,
        audience=audience,
        order=order,
        author_name=by.name,
        author_code=by.code,
        opened_on=by.clock.today(),
        about=about,
        note=note,
    )


def add_paragraph(
    version: Version, by: Actor, section: str, order: int, text: str, ties: Iterable[dict[str, Any]]
) -> Paragraph:
    made = Paragraph.objects.create(
        **born(by),
        in_version=version,
        line=new_id(),
        section=section,
        order=order,
        text=text,
        written_by=by.name,
        written_on=by.clock.today(),
    )
    Tie.objects.bulk_create(Tie(**born(by), paragraph=made, **t) for t in ties)
    return made


def checked_ties(
    report: Report, by: Actor, finding_ids: Sequence[UUID], sources: Sequence[Ref]
) -> list[dict[str, Any]]:
    """Findings of this inspection, and things the writer may know. Raises NotKnown."""
    own = {f.id for f in findings.of_inspection(report.inspection_id)}
    if not set(finding_ids) <= own:
        raise NotKnown("report.finding_not_known", _("没有这个问题，或者不属于本次巡察。"))
    known = describe(by, sources)
    if any(s not in known for s in sources):
        raise NotKnown("report.source_not_known", _("没有这个来源，或您不参与这项工作。"))
    return [
        *({"finding_id": f} for f in dict.fromkeys(finding_ids)),
        *({"source_kind": s.kind, "source_id": s.id} for s in dict.fromkeys(sources)),
    ]


def check_text(report: Report, section: str, text: str, sources: int) -> None:
    """Refuse an empty paragraph, a field that cannot be counted, a figure that rests on nothing."""
    rules = rule_set(report.inspection.rule_set)
    found = []
    if section not in {s.code for s in queries.sections(report.inspection.rule_set)}:
        found.append(Problem("report.no_such_section", _("报告没有这一部分。"), "section"))
    if not text.strip():
        found.append(Problem("report.empty_paragraph", _("这一段没有写。"), "text"))
    found += [
        wording.unknown_field(f)
        for f in figures.unknown_fields(text, rules.taxonomy.focuses, rules.taxonomy.items)
    ]
    least = rules.thresholds.get("report_sources_least")
    found += [
        wording.figure_without_source(u)
        for u in figures.unsupported(text, sources, least.value if least else 1)
    ]
    if found:
        raise BadInput("report.paragraph", problems=found)
