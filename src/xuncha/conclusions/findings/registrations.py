"""What this room tells the ground floor and the inspection's page: kinds, offers, conditions, sections, cards, papers."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.conditions import condition
from xuncha.foundation.links.kinds import kind
from xuncha.foundation.links.offers import offer
from xuncha.foundation.links.subscriptions import on
from xuncha.foundation.papers.templates import paper
from xuncha.foundation.search import registry as search
from xuncha.foundation.terms import OFFICE, TEAM, Ref, Role
from xuncha.foundation.ui.cards import home_card
from xuncha.foundation.ui.sections import section
from xuncha.onsite.inspections.dossier import dossier_duty, dossier_papers, dossier_section
from xuncha.onsite.inspections.package import package_layer
from xuncha.preparation.teams.hands import in_hands

from . import cards, orders, papers, supplies
from .sources import SOURCES


def register() -> None:
    """Called once, when all rooms are there."""
    _kinds()
    _offers()
    _conditions()
    _pages()
    search.register("findings.workpaper", _("底稿"), find=supplies.find_papers)
    search.register("findings.finding", _("问题"), find=supplies.find_findings)
    in_hands(
        "findings.papers",
        _("未签的底稿"),
        open_of=supplies.papers_in_hand,
        take_over=supplies.take_over,
        order=30,
    )
    on("coordination.letter_sent", supplies.letter_goes_out)
    on("coordination.letter_changed", supplies.letter_changes)
    on("coordination.letter_withdrawn", supplies.letter_withdrawn)
    on("papers.issued", supplies.paper_issued)
    on("papers.scan_returned", supplies.scan_returned)
    on("evidence.cited", supplies.citation_changes)
    on("evidence.citation_withdrawn", supplies.citation_changes)


def _kinds() -> None:
    kind("findings.workpaper", _("底稿"), supplies.describe_workpapers)
    kind("findings.finding", _("问题"), supplies.describe_findings)
    kind("findings.instance", _("实例"), supplies.describe_instances)
    kind("findings.advice", _("工作建议"), supplies.describe_advice)
    kind("findings.spotrectification", _("立行立改"), supplies.describe_spots)
    kind("findings.spotorder", _("立行立改通知书"), orders.describe)
    kind("findings.factsheet", _("事实确认单"), supplies.describe_fact_sheets)
    kind("findings.factfile", _("单位答复的材料"), supplies.describe_fact_files)


def _offers() -> None:
    offer(
        "coordination.letter",
        "submit_advice_letter",
        _("巡察建议书再送审"),
        decide=supplies.may_submit_again,
        href=_submit_again,
    )
    for source in SOURCES:
        offer(
            source,
            "draft_workpaper",
            _("据此起草底稿"),
            decide=supplies.may_draft_from,
            href=_draft_from,
        )

    offer(
        "inspections.inspection",
        "draft_common",
        _("起草共性问题底稿"),
        decide=supplies.may_draft_common,
        href=_draft_common,
    )


def _draft_common(inspection: Ref) -> str:
    return reverse("findings:draft_common", args=[inspection.id])


def _submit_again(letter: Ref) -> str:
    return reverse("findings:advice_again", args=[letter.id])


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
    condition(
        "facts.answered",
        _("事实确认单已答复"),
        subject="inspections.inspection",
        audience=OFFICE | TEAM,
        supply=supplies.facts_answered,
    )


def _pages() -> None:
    paper(
        "findings.workpaper",
        _("问题底稿"),
        subject="findings.workpaper",
        build=papers.workpaper,
        who=TEAM | OFFICE,
        issuers=TEAM,
        signed=True,
        scope=papers.scope,
    )
    paper(
        "findings.fact_sheet",
        _("事实确认单"),
        subject="findings.factsheet",
        build=papers.fact_sheet,
        who=TEAM | OFFICE,
        issuers=TEAM,
        signed=True,
        scope=papers.facts_scope,
    )
    paper(
        "findings.spot_notice",
        _("立行立改通知书"),
        subject="findings.spotorder",
        build=papers.spot_notice,
        who=TEAM | OFFICE,
        issuers=TEAM,
        scope=papers.spot_scope,
    )
    section(
        "findings",
        _("底稿与问题"),
        "findings:workpapers",
        roles=TEAM | OFFICE,
        order=50,
        key="w",
    )
    section(
        "door_facts", _("事实确认"), "findings:door_facts", roles={Role.BODY_LIAISON}, order=20, door=True
    )
    home_card(
        "findings.facts_at_door", roles={Role.BODY_LIAISON}, build=cards.facts_at_door, order=5, place="door"
    )
    home_card("findings.facts", roles=TEAM, build=cards.facts_in_hand, order=25)
    home_card("findings.advice", roles=OFFICE, build=cards.advice_to_send, order=58)
    home_card("findings.to_sign", roles=TEAM, build=cards.to_sign, order=20)
    home_card("findings.sent_back", roles=TEAM, build=cards.sent_back, order=15)
    dossier_section(
        "workpapers",
        _("底稿"),
        supplies.papers_href,
        supplies.count_papers,
        OFFICE | TEAM,
        10,
        group="judge",
        begins="entered",
        later=_("进驻后"),
    )
    dossier_section(
        "facts",
        _("事实确认单"),
        supplies.facts_href,
        supplies.count_facts,
        OFFICE | TEAM,
        15,
        group="judge",
        begins="entered",
        later=_("进驻后"),
    )
    dossier_section(
        "findings",
        _("问题"),
        supplies.findings_href,
        supplies.count_findings,
        OFFICE | TEAM,
        20,
        group="judge",
        begins="entered",
        later=_("研判后"),
    )
    dossier_section(
        "spots",
        _("立行立改"),
        orders.href,
        orders.count,
        OFFICE | TEAM,
        18,
        group="judge",
        begins="entered",
        later=_("研判后"),
    )
    package_layer("findings.papers", _("底稿"), supplies.papers_by_cell, 10)
    package_layer("findings.findings", _("问题"), supplies.findings_by_cell, 20)
    dossier_duty("workpapers", _("底稿"), supplies.paper_loads, 30)
    dossier_papers(supplies.papers_waiting)
