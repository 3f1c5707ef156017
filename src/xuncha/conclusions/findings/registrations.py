"""What this room tells the ground floor and the inspection's page: kinds, offers, conditions, sections, cards, papers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.conditions import condition
from xuncha.foundation.links.kinds import kind
from xuncha.foundation.links.offers import offer
from xuncha.foundation.links.subscriptions import on
from xuncha.foundation.terms import OFFICE, TEAM, Ref

from . import supplies

SOURCES = ("fieldwork.interview", "evidence.item", "inspections.point")


def register() -> None:
    """Called once, when all rooms are there."""
    _kinds()
    _offers()
    _conditions()
    on("evidence.cited", supplies.citation_changes)
    on("evidence.citation_withdrawn", supplies.citation_changes)


def _kinds() -> None:
    kind("findings.workpaper", _("底稿"), supplies.describe_workpapers)
    kind("findings.finding", _("问题"), supplies.describe_findings)
    kind("findings.advice", _("工作建议"), supplies.describe_advice)
    kind("findings.spotrectification", _("立行立改"), supplies.describe_spots)


def _offers() -> None:
    for source in SOURCES:
        offer(
            source,
            "draft_workpaper",
            _("据此起草底稿"),
            decide=supplies.may_draft_from,
            href=_draft_from,
        )


def _draft_from(source: Ref) -> str:
    return f"{reverse('findings:draft_from')}?source={source}"


def _conditions() -> None:
    condition(
        "workpapers.signed",
        _("底稿都已签署"),
        subject="inspections.inspection",
        audience=OFFICE | TEAM,
        supply=supplies.workpapers_signed,
    )
    condition(
        "workpapers.judged",
        _("底稿都已研判"),
        subject="inspections.inspection",
        audience=OFFICE | TEAM,
        supply=supplies.workpapers_judged,
    )
