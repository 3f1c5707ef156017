"""Everything that reads reports and feedback. Drafts are the team's; the office comes in when a report is submitted."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries as findings
from xuncha.foundation.terms import TEAM, Actor, NotKnown, Ref, Role, once
from xuncha.onsite.fieldwork import queries as fieldwork
from xuncha.onsite.inspections import queries as inspections
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.regulations import queries as regulations
from xuncha.standing.regulations.queries import rule_set

from .models import (
    Audience,
    Feedback,
    FeedbackDemand,
    FeedbackItem,
    FeedbackReceipt,
    LeftOut,
    Paragraph,
    Report,
    Tie,
    Version,
)
from .rules import figures
from .rules.receipts import missing
from .rules.states import FeedbackState, ReportState

DECIDERS = (Role.LEADING_GROUP, Role.SECRETARY)
BASICS, OVERALL, ADVICE = "basics", "overall", "advice"


def not_known() -> NotKnown:
    return NotKnown("not_known", _("没有这份材料，或您不参与这项工作。"))


def visible_to(actor: Actor) -> QuerySet[Report]:
    """The team's own always; for the office once submitted for the first time; for who decides while or after it is."""
    known = Q(inspection__team_id__in=actor.scopes(*TEAM))
    if actor.is_office:
        known |= Q(first_submitted_on__isnull=False)
    if actor.has(*DECIDERS):
        known |= Q(state__in=[ReportState.SUBMITTED, ReportState.DECIDED])
    return Report.objects.filter(known)


def report(key: UUID, actor: Actor) -> Report:
    """Raises NotKnown."""
    found = (
        visible_to(actor).select_related("inspection__team__batch__round", "inspection__body").filter(id=key)
    )
    return _one(found)


def locked(key: UUID, actor: Actor) -> Report:
    rows = visible_to(actor).select_related("inspection__team").filter(id=key)
    return _one(rows.select_for_update(of=("self",)))


def any_locked(key: UUID) -> Report:
    """Whoever asks: for what the approval route tells, which has decided who may."""
    return _one(Report.objects.select_related("inspection").filter(id=key).select_for_update(of=("self",)))


def report_of(inspection: UUID, actor: Actor) -> Report | None:
    return visible_to(actor).filter(inspection_id=inspection).first()


def _one(rows: QuerySet[Any]) -> Any:
    found = rows.first()
    if found is None:
        raise not_known()
    return found


# ------------------------------------------------------------------------------------------------ sections


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    title: str


def sections(rule_set_code: str) -> list[Section]:
    """Parts of a report: basics, overall view, the foci of the rule set, advice. Titles in the language of papers."""
    foci = rule_set(rule_set_code).taxonomy.focuses
    return [
        Section(BASICS, "巡察工作基本情况"),
        Section(OVERALL, "总体评价"),
        *(Section(code, f.label.zh) for code, f in foci.items()),
        Section(ADVICE, "意见建议"),
    ]


# ------------------------------------------------------------------------------------------------ versions


def team_version(found: Report) -> Version:
    """The team's newest version."""
    newest: Version | None = found.versions.filter(audience=Audience.TEAM).order_by("-order").first()
    assert newest is not None  # every report begins with one
    return newest


def office_version(found: Report, about: Version) -> Version | None:
    """The office's comments on a version, None where it has made none."""
    return found.versions.filter(audience=Audience.OFFICE, about=about).order_by("-order").first()


def versions(found: Report) -> list[Version]:
    return list(found.versions.order_by("recorded_at", "id"))


def paragraphs(version: Version) -> list[Paragraph]:
    """In the order of the paper, each with its ties and findings."""
    rows = version.paragraphs.prefetch_related(
        Prefetch("ties", Tie.objects.select_related("finding").order_by("recorded_at", "id"))
    )
    order = {s.code: n for n, s in enumerate(sections(version.report.inspection.rule_set))}
    return sorted(rows, key=lambda p: (order.get(p.section, 99), p.order))


def paragraph(key: UUID, actor: Actor) -> Paragraph:
    """Raises NotKnown."""
    rows = Paragraph.objects.select_related("in_version__report__inspection").filter(
        id=key, in_version__report__in=visible_to(actor)
    )
    return _one(rows)


def comments(version: Version) -> list[Paragraph]:
    """The office's comments on the paragraphs of a team version."""
    rows = Paragraph.objects.filter(in_version__audience=Audience.OFFICE, in_version__about=version)
    return list(rows.select_related("about").order_by("recorded_at", "id"))


@once
def all_comments(found: Report) -> list[Paragraph]:
    """Every comment of the office on any version: a comment goes along with its paragraph's line."""
    rows = Paragraph.objects.filter(in_version__report=found, in_version__audience=Audience.OFFICE)
    return list(rows.select_related("about").order_by("recorded_at", "id"))


def open_comments(found: Report) -> list[Paragraph]:
    """Comments the team has not answered yet."""
    rows = Paragraph.objects.filter(in_version__report=found, in_version__audience=Audience.OFFICE, answer="")
    return list(rows.select_related("about").order_by("recorded_at", "id"))


def findings_of(found: Report) -> list[Any]:
    """The findings of the report's inspection, in the order of foci and items. The caller knows the report."""
    return findings.of_inspection(found.inspection_id)


def finding_of(found: Report, key: UUID) -> Any:
    """One finding of the report's inspection. Raises NotKnown."""
    one = next((f for f in findings_of(found) if f.id == key), None)
    if one is None:
        raise NotKnown("report.finding_not_known", _("没有这个问题，或者不属于本次巡察。"))
    return one


def placed(version: Version) -> set[UUID]:
    """Findings that stand in a paragraph of the version."""
    rows = Tie.objects.filter(paragraph__in_version=version, finding__isnull=False)
    return set(rows.values_list("finding_id", flat=True))


def texts_telling(version: Version, but: Paragraph | None = None) -> dict[UUID, str]:
    """For each finding the words of the version's paragraphs that tell of it, leaving one paragraph aside."""
    said: dict[UUID, list[str]] = {}
    rows = version.paragraphs.exclude(pk=but.pk if but else None).prefetch_related("ties").order_by("order")
    for row in rows:
        for tie in row.ties.all():
            if tie.finding_id:
                said.setdefault(tie.finding_id, []).append(row.text)
    return {key: "\n".join(texts) for key, texts in said.items()}


def left_out(found: Report) -> list[LeftOut]:
    return list(found.left_out.select_related("finding").order_by("recorded_at", "id"))


# ------------------------------------------------------------------------------------------------ counted figures


def counted(found: Report, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What each field stands for, counted from the records now."""
    return {(name, of): _count(found.inspection_id, name, of) for name, of in wanted}


def _count(inspection: UUID, name: str, of: str) -> str:
    whole = inspections.in_package(inspection)
    if name == "谈话数":
        return str(fieldwork.counted_interviews(whole).count())
    if name == "资料数":
        return str(sum(fieldwork.received_by_unit(whole).values()))
    return findings.figure(inspection, name, of)


def filled(texts: Sequence[str], found: Report, version: Version) -> list[str]:
    """Texts with their fields filled: as frozen at the decision, else as counted now."""
    wanted = figures.fields_in(texts)
    frozen = {tuple(k.split(" ", 1)) if " " in k else (k, ""): v for k, v in version.figures.items()}
    values = {**counted(found, wanted - {*frozen}), **frozen}
    return [figures.filled(t, lambda name, of: values.get((name, of), "")) for t in texts]


# ------------------------------------------------------------------------------------------------ feedback


def feedback_visible_to(actor: Actor) -> QuerySet[Feedback]:
    """The team's own; all for the office; for a body's liaison what was given to that body, nothing else.

    The inspected body sees it once head and leading group have both been told; another body (a town that hears before
    its villages) from its own meeting on.
    """
    known = Q(inspection__team_id__in=actor.scopes(*TEAM))
    if actor.is_office:
        known |= Q(pk__isnull=False)
    bodies = actor.scopes(Role.BODY_LIAISON)
    if bodies:
        told = FeedbackReceipt.objects.filter(through__isnull=True, body_id__in=bodies).values("feedback")
        known |= Q(id__in=told) & (~Q(state=FeedbackState.PREPARED) | ~Q(body_id__in=bodies))
    return Feedback.objects.filter(known)


def feedback(key: UUID, actor: Actor) -> Feedback:
    """Raises NotKnown."""
    rows = feedback_visible_to(actor).select_related("inspection__team", "body", "report")
    return _one(with_members(rows).filter(id=key))


def with_members(rows: QuerySet[Feedback]) -> QuerySet[Feedback]:
    """With how many members the package has: what is told through its head is asked for only where there are any."""
    return rows.annotate(member_count=Count("inspection__members", distinct=True))


def locked_feedback(key: UUID, actor: Actor) -> Feedback:
    rows = feedback_visible_to(actor).select_related("inspection__team", "body").filter(id=key)
    return _one(rows.select_for_update(of=("self",)))


def feedback_of(inspection: UUID, actor: Actor) -> Feedback | None:
    return feedback_visible_to(actor).filter(inspection_id=inspection).first()


def any_feedback(key: UUID) -> Feedback:
    """Whoever asks: for rooms above that act on what was signed for. Raises NotKnown."""
    return _one(Feedback.objects.select_related("inspection", "body").filter(id=key))


def feedback_items(found: Feedback) -> list[FeedbackItem]:
    return list(found.items.select_related("finding").order_by("order"))


def receipts(found: Feedback) -> list[FeedbackReceipt]:
    return list(found.receipts.select_related("body").order_by("told_on", "recorded_at"))


def receipt(found: Feedback, recipient: str, body: UUID) -> FeedbackReceipt:
    """Raises NotKnown where the feedback was not given to them."""
    return _one(found.receipts.select_for_update().filter(recipient=recipient, body_id=body))


def lacking_receipts(found: Feedback, *, signed: bool) -> tuple[str, ...]:
    """Required recipients of the inspected body not told yet, or (with `signed`) not signed yet."""
    there = found.receipts.filter(body_id=found.body_id)
    if signed:
        there = there.filter(signed_on__isnull=False)
    return tuple(missing(set(there.values_list("recipient", flat=True))))


def not_relayed(found: Feedback) -> list[Any]:
    """Members of the package who are told through their head and have not been; extended ones are told by nobody."""
    if getattr(found, "member_count", None) == 0:
        return []
    told = set(found.receipts.values_list("body", flat=True))
    return [
        m for m in inspections.members(found.inspection) if m.target.package_of_id and m.body_id not in told
    ]


def relayed_through(found: Feedback) -> list[FeedbackReceipt]:
    """Members the head of the package signed for, by day."""
    if getattr(found, "member_count", None) == 0:
        return []
    rows = found.receipts.filter(through__isnull=False).select_related("body")
    return list(rows.order_by("told_on", "recorded_at"))


def waiting_at_door(actor: Actor) -> list[FeedbackReceipt]:
    """Feedback given to the liaison's body and not signed for yet."""
    bodies = actor.scopes(Role.BODY_LIAISON)
    rows = FeedbackReceipt.objects.filter(through__isnull=True, body_id__in=bodies, signed_on__isnull=True)
    return list(rows.select_related("feedback", "body").order_by("told_on"))


def edges_of_items(items: Iterable[FeedbackItem]) -> Mapping[UUID, Ref]:
    return {i.finding_id: i.ref for i in items}


def decided_in(inspections: Collection[UUID], upto: date) -> list[Report]:
    """The figure `reports`: decided on by the end of a day."""
    return list(
        Report.objects.filter(inspection_id__in=inspections, decided_on__lte=upto).order_by("decided_on")
    )


def decision_days(inspections: Collection[UUID], step: str, upto: date) -> list[date]:
    """Days on which a step of the report's route was decided, of `team_meeting … secretary_meeting`. For the figures."""
    subjects = Report.objects.filter(inspection_id__in=inspections).values_list("id", flat=True)
    return approvals.days_decided(Report.kind(), subjects, step, upto)


def delivered_in(inspections: Collection[UUID], upto: date) -> list[Feedback]:
    """Feedback given by the end of a day. For the figures."""
    rows = Feedback.objects.filter(inspection_id__in=inspections, delivered_on__lte=upto)
    return list(rows.order_by("delivered_on"))


def bodies_signed_in(inspections: Collection[UUID], upto: date) -> list[Any]:
    """The figure `bodies_given_feedback`: bodies that signed by the end of a day, each once, also those that are no target."""
    rows = FeedbackReceipt.objects.filter(feedback__inspection_id__in=inspections, signed_on__lte=upto)
    return list({r.body_id: r.body for r in rows.select_related("body").order_by("signed_on")}.values())


def told_in(inspections: Collection[UUID], upto: date) -> list[FeedbackReceipt]:
    """Every time feedback was given to somebody by the end of a day, in order."""
    rows = FeedbackReceipt.objects.filter(feedback__inspection_id__in=inspections, told_on__lte=upto)
    return list(rows.select_related("feedback__inspection__body").order_by("told_on", "recorded_at", "id"))


def demands_in(inspections: Collection[UUID], upto: date) -> list[FeedbackDemand]:
    """The figure `feedback_demands`: numbered demands in the feedback opinions given by the end of a day."""
    rows = FeedbackDemand.objects.filter(
        feedback__inspection_id__in=inspections, feedback__delivered_on__lte=upto
    )
    return list(rows.order_by("feedback", "order"))


# ------------------------------------------------------------------------------------------------ for pages


def listed(actor: Actor) -> QuerySet[Report]:
    """Reports the actor may know, newest first."""
    rows = visible_to(actor).select_related("inspection__team__batch__round")
    return rows.order_by("-drafted_on", "-recorded_at")


def version(found: Report, audience: str, order: int) -> Version:
    """Raises NotKnown."""
    return _one(found.versions.filter(audience=audience, order=order))


def paragraph_of_line(found: Report, line: UUID) -> Paragraph:
    """The paragraph of that line in the team's newest version. Raises NotKnown."""
    return _one(team_version(found).paragraphs.filter(line=line).prefetch_related("ties"))


def comment(found: Report, key: UUID) -> Paragraph:
    """A comment of the office on this report. Raises NotKnown."""
    rows = Paragraph.objects.filter(in_version__report=found, in_version__audience=Audience.OFFICE)
    return _one(rows.select_related("about").filter(id=key))


def feedback_suggestion(found: Report) -> dict[str, str]:
    """Overall view and advice of the decided text, and whom the rule set has copied, to begin the feedback with."""
    newest = team_version(found)
    rows = paragraphs(newest)
    texts = filled([p.text for p in rows], found, newest)
    by_section: dict[str, list[str]] = {}
    for row, text in zip(rows, texts, strict=True):
        by_section.setdefault(row.section, []).append(text)
    return {
        "opinion": "\n".join(by_section.get(OVERALL, [])),
        "demands": "\n".join(by_section.get(ADVICE, [])),
        "copies_to": "，".join(regulations.copies_of(found.inspection.rule_set, "feedback_opinion")),
    }


def grouped_items(found: Feedback) -> list[tuple[str, list[FeedbackItem]]]:
    """The problems under the titles of the report's sections, in order."""
    rows = feedback_items(found)
    return [
        (s.title, here)
        for s in sections(found.inspection.rule_set)
        if (here := [r for r in rows if r.section == s.code])
    ]


def receipt_by_id(found: Feedback, key: UUID) -> FeedbackReceipt:
    """Raises NotKnown."""
    return _one(found.receipts.select_related("body").filter(id=key))


def told(actor: Actor) -> list[FeedbackReceipt]:
    """What the liaison's bodies were told, newest first."""
    rows = FeedbackReceipt.objects.filter(
        through__isnull=True, body_id__in=actor.scopes(Role.BODY_LIAISON)
    ).exclude(feedback__state=FeedbackState.PREPARED)
    return list(rows.select_related("feedback", "body").order_by("-told_on", "recorded_at"))


def told_feedback(key: UUID, actor: Actor) -> Feedback:
    """Feedback as the inspected body may know it: delivered, and given to the liaison's own body. Raises NotKnown."""
    bodies = FeedbackReceipt.objects.filter(
        through__isnull=True, body_id__in=actor.scopes(Role.BODY_LIAISON)
    ).values("feedback")
    rows = Feedback.objects.filter(id=key, id__in=bodies).exclude(state=FeedbackState.PREPARED)
    return _one(with_members(rows.select_related("inspection__team", "body")))


def receipts_at_door(found: Feedback, actor: Actor) -> list[FeedbackReceipt]:
    """The receipts of the liaison's own body."""
    return list(
        found.receipts.filter(
            through__isnull=True, body_id__in=actor.scopes(Role.BODY_LIAISON)
        ).select_related("body")
    )


def receipt_at_door(found: Feedback, key: UUID, actor: Actor) -> FeedbackReceipt:
    """Raises NotKnown."""
    return _one(
        found.receipts.filter(id=key, body_id__in=actor.scopes(Role.BODY_LIAISON)).select_related("body")
    )


def sent_back(actor: Actor) -> QuerySet[Report]:
    """Reports sent back to the reader's teams, newest first; none for the office, which sent them."""
    rows = visible_to(actor).filter(state=ReportState.RETURNED).order_by("-drafted_on", "-recorded_at")
    return rows.none() if actor.is_office else rows


def awaiting_feedback(actor: Actor) -> QuerySet[Report]:
    """Decided reports whose feedback is not signed for, the earliest decision first; `given` where it was delivered."""
    about = Feedback.objects.filter(report=OuterRef("pk"))
    return (
        visible_to(actor)
        .filter(~Exists(about.filter(state=FeedbackState.SIGNED_FOR)), state=ReportState.DECIDED)
        .annotate(given=Exists(about.filter(delivered_on__isnull=False)))
        .select_related("inspection")
        .order_by("decided_on")
    )


def last_days(rows: Iterable[Any], today: date) -> list[tuple[Any, date | None, bool]]:
    """Reports that await feedback, with the last day for giving it and whether that has passed."""
    found: list[tuple[Any, date | None, bool]] = []
    for row in rows:
        due = regulations.due(
            row.inspection.rule_set,
            "feedback_after_decision",
            row.decided_on,
            days=regulations.calendar(),
        )
        found.append((row, due.day, today > due.day and not row.given))
    return found
