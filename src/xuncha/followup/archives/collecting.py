"""Everything of an inspection that belongs in its volume, asked of the rooms that hold it.

Petitions and clues are sealed: they are kept in volumes of their own and stand in no catalogue, not even as a gap.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import override

from xuncha.conclusions.findings import queries as findings
from xuncha.conclusions.reports import queries as reports
from xuncha.followup.rectification import queries as rectification
from xuncha.foundation.papers import queries as papers
from xuncha.foundation.terms import Actor, Ref
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import queries as fieldwork

from .rules.listing import Thing, in_order


def everything(inspection: Any, by: Actor) -> list[Thing]:
    """In the order of the volume; what is only drafted is left out."""
    with override("zh-hans"):
        found = [
            *_evidence(inspection),
            *_site(inspection),
            *_workpapers(inspection, by),
            *_reported(inspection, by),
            *_rectified(inspection),
        ]
        subjects = [
            inspection.ref,
            Ref("teams.team", inspection.team_id),
            *(Ref(t.kind, t.key) for t in found),
        ]
        return in_order([*found, *_official(subjects)])


def _files(*keys: UUID | None) -> tuple[UUID, ...]:
    return tuple(k for k in keys if k)


def _evidence(inspection: Any) -> Iterator[Thing]:
    for item in evidence.items_noted(inspection.pk).order_by("number"):
        note = "（已被替换）" if item.state != "current" else ""
        yield Thing(
            "evidence",
            item.kind(),
            item.pk,
            item.number,
            item.title + note,
            item.pages,
            item.received_on,
            "restricted",
            _files(item.file_id),
        )


def _site(inspection: Any) -> Iterator[Thing]:
    """Whoever asks: the office catalogues what it does not read."""
    ids = [inspection.pk]
    for talk in fieldwork.interviews_standing(inspection.pk).filter(held_on__isnull=False):
        yield Thing(
            "site",
            talk.kind(),
            talk.pk,
            talk.number,
            f"谈话记录：{talk.interviewee_post}",
            talk.page_count,
            talk.held_on,
            "restricted",
            _files(talk.scan_id),
        )
    for visit in fieldwork.held_visits(ids, date.max):
        yield _outing(visit, f"走访记录：{visit.whom}")
    for sitting in (*fieldwork.hearings(ids, date.max), *fieldwork.forums(ids, date.max)):
        yield _outing(sitting, f"听取汇报、座谈记录：{sitting.subject}")
    for request in fieldwork.requests_sent(inspection.pk):
        yield Thing(
            "site",
            request.kind(),
            request.pk,
            request.number,
            f"调阅：{request.matter}",
            None,
            request.sent_on,
            "restricted",
        )


def _outing(held: Any, title: str) -> Thing:
    return Thing("site", held.ref.kind, held.pk, held.number, title, None, held.held_on, "restricted")


def _workpapers(inspection: Any, by: Actor) -> Iterator[Thing]:
    for paper in findings.papers_of(inspection.pk, by):
        if paper.signed_on:
            yield Thing("papers", paper.kind(), paper.pk, paper.number, paper.title, None, paper.signed_on)


def _reported(inspection: Any, by: Actor) -> Iterator[Thing]:
    report = reports.report_of(inspection.pk, by)
    if report and report.decided_on:
        yield Thing("report", report.kind(), report.pk, "", report.title, None, report.decided_on)
    feedback = reports.feedback_of(inspection.pk, by)
    if feedback and feedback.delivered_on:
        scans = _files(*(r.scan_id for r in reports.receipts(feedback)))
        yield Thing(
            "report",
            feedback.kind(),
            feedback.pk,
            feedback.number,
            "反馈意见",
            None,
            feedback.delivered_on,
            files=scans,
        )


def _rectified(inspection: Any) -> Iterator[Thing]:
    for ledger in rectification.ledgers_of(inspection.pk):
        yield Thing(
            "rectify",
            ledger.kind(),
            ledger.pk,
            "",
            f"{ledger.body.name}整改问题、任务、责任清单",
            None,
            ledger.plan_accepted_on,
        )
        for told in ledger.reports.all():
            yield Thing(
                "rectify", told.kind(), told.pk, "", told.get_kind_of_display(), None, told.handed_in_on
            )
        for proof in rectification.proofs_of(ledger):
            yield Thing(
                "rectify",
                proof.kind(),
                proof.pk,
                "",
                f"佐证：{proof.note}",
                proof.file.pages if proof.file_id else None,
                proof.on,
                "restricted",
                _files(proof.file_id),
            )


def _official(subjects: list[Ref]) -> Iterator[Thing]:
    for paper in papers.issued_about(subjects):
        scans = [s.file_id for s in paper.scans.all()]
        yield Thing(
            "official",
            paper.kind(),
            paper.pk,
            paper.number or paper.code,
            paper.title,
            paper.pages,
            paper.issued_on,
            files=_files(paper.file_id, *scans),
        )
