"""What this room answers when the registries ask, and what it does when a route ends."""

from collections.abc import Mapping, Set
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.links.kinds import Described
from xuncha.foundation.search.registry import LIMIT, Entry
from xuncha.foundation.terms import TEAM, Actor, Ref
from xuncha.foundation.terms.together import Steps, stepwise

from . import queries
from .actions.note_report_decision import note_report_decision
from .actions.submit_report import ROUTE
from .models import Feedback, FeedbackItem, Paragraph, RecipientLabel, Report
from .rules.states import FeedbackState, ReportState


@stepwise
def describe_reports(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(id__in=ids)
    yield rows
    return {
        r.id: Described(r.title, reverse("reports:report", args=[r.id]), state=str(r.get_state_display()))
        for r in rows
    }


@stepwise
def describe_paragraphs(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = Paragraph.objects.filter(id__in=ids, in_version__report__in=queries.visible_to(actor))
    rows = rows.select_related("in_version")
    yield rows
    return {
        p.id: Described(
            p.text[:40], f"{reverse('reports:report', args=[p.in_version.report_id])}#line-{p.line}"
        )
        for p in rows
    }


@stepwise
def describe_feedback(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.feedback_visible_to(actor).select_related("body").filter(id__in=ids)
    yield rows
    return {
        f.id: Described(f.body.name, _feedback_href(actor, f), f.number, str(f.get_state_display()))
        for f in rows
    }


@stepwise
def describe_items(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = FeedbackItem.objects.filter(id__in=ids, feedback__in=queries.feedback_visible_to(actor))
    rows = rows.select_related("feedback__inspection")
    yield rows
    return {
        i.id: Described(i.heading, f"{_feedback_href(actor, i.feedback)}#item-{i.order}", str(i.order))
        for i in rows
    }


def _feedback_href(actor: Actor, feedback: Feedback) -> str:
    """The page of those who give, or the door of those who are told."""
    at_door = not actor.is_office and not actor.scopes(*TEAM)
    return reverse("reports:door_feedback" if at_door else "reports:feedback", args=[feedback.id])


def report_decided(ref: Ref, actor: Actor) -> Answer:
    found = Report.objects.filter(inspection_id=ref.id).first()
    if found is None:
        href = reverse("reports:draft", args=[ref.id])
        return Answer((Missing(_("报告没有起草"), _("巡察组"), href=href, button=_("起草报告")),))
    if found.state == ReportState.DECIDED:
        return Answer()
    what, who = {
        ReportState.DRAFTING: (_("报告起草中"), _("巡察组；写完由组长报批")),
        ReportState.SUBMITTED: (_("报告报批中"), _("审批人")),
        ReportState.RETURNED: (_("报告已退回修改"), _("巡察组")),
    }[ReportState(found.state)]
    return Answer((Missing(what, who, due=found.due_on, href=reverse("reports:report", args=[found.id])),))


def feedback_signed_for(ref: Ref, actor: Actor) -> Answer:
    found = queries.with_members(Feedback.objects.filter(inspection_id=ref.id)).first()
    if found is None:
        return Answer((Missing(_("反馈意见没有准备"), _("巡察组、巡察办")),))
    if found.state == FeedbackState.SIGNED_FOR:
        return _relayed(found)
    told = found.state == FeedbackState.DELIVERED
    left = "、".join(str(RecipientLabel(r).label) for r in queries.lacking_receipts(found, signed=told))
    what = _("反馈意见没有签收：%(who)s") if told else _("还没有反馈：%(who)s")
    who = _("被巡察单位") if told else _("巡察组")
    href = reverse("reports:feedback", args=[found.id])
    return Answer((Missing(what % {"who": left}, who, due=found.due_on, href=href),))


def _relayed(found: Feedback) -> Answer:
    """A package's feedback has also reached its members, through their head."""
    left = queries.not_relayed(found)
    if not left:
        return Answer()
    names = "、".join(m.body_name for m in left[:6]) + ("…" if len(left) > 6 else "")
    return Answer(
        (
            Missing(
                _("反馈没有转达到 %(n)d 个成员单位") % {"n": len(left)},
                _("牵头单位；巡察办登记签收"),
                href=reverse("reports:relay", args=[found.id]),
                button=_("登记转达"),
                detail=names,
            ),
        )
    )


def decided(by: Actor, subject: Ref, facts: Mapping[str, Any]) -> None:
    """The route of a report has ended."""
    if subject.kind == Report.kind() and facts["route"] == ROUTE:
        note_report_decision(
            by=by,
            report=subject.id,
            outcome=str(facts["outcome"]),
            on=date.fromisoformat(str(facts["on"])),
            reason=str(facts["reason"]),
        )


def withdrawn(by: Actor, request: Ref, facts: Mapping[str, Any]) -> None:
    """Taken back by who sent it: the team goes on writing."""
    subject = Ref.parse(str(facts["subject"]))
    if subject.kind == Report.kind() and facts["route"] == ROUTE:
        note_report_decision(
            by=by,
            report=subject.id,
            outcome="withdrawn",
            on=by.clock.today(),
            reason=str(facts.get("reason") or _("送审人撤回")),
        )


def find_reports(words: str, actor: Actor) -> list[Entry]:
    """Reports by title or body."""
    rows = queries.listed(actor)
    for word in words.split():
        rows = rows.filter(Q(title__contains=word) | Q(inspection__body_name__contains=word))
    shown = {f"role:{r}" for r in queries.DECIDERS}
    return [
        Entry(
            r.title,
            reverse("reports:report", args=[r.id]),
            "",
            str(r.get_state_display()),
            frozenset(
                {f"team:{r.inspection.team_id}", *(("office", *shown) if r.first_submitted_on else ())}
            ),
        )
        for r in rows[:LIMIT]
    ]


# ------------------------------------------------------------------------------------------------ the dossier


def report_href(inspection: Any) -> str:
    return reverse("reports:of_inspection", args=[inspection.package_id or inspection.id])


def report_state(actor: Actor, inspection: Any) -> str | None:
    """Where the report stands, for who may know it."""
    found = queries.report_of(inspection.package_id or inspection.id, actor)
    return None if found is None else str(found.get_state_display())


def feedback_href(inspection: Any) -> str:
    return reverse("reports:feedback_of", args=[inspection.package_id or inspection.id])


def feedback_state(actor: Actor, inspection: Any) -> str | None:
    found = queries.feedback_of(inspection.package_id or inspection.id, actor)
    return None if found is None else str(found.get_state_display())
