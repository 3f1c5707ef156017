"""How this room's things are shown, and what it puts on bars, first screens and files of an inspection."""

from collections.abc import Mapping, Set
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.foundation.links.kinds import Described, kind
from xuncha.foundation.papers.templates import paper
from xuncha.foundation.terms import OFFICE, TEAM, Actor, Role
from xuncha.foundation.terms.together import Steps, stepwise
from xuncha.foundation.ui.cards import home_card
from xuncha.foundation.ui.sections import section
from xuncha.onsite.inspections.dossier import Tally, dossier_section

from . import cards, papers, queries
from .models import BodyReport, CommitteeHearing, Extension, Item, Ledger, Measure, Proof, Task, Visit


def _page(actor: Actor, name: str, key: UUID) -> str:
    ours = actor.holds(queries.OUR_SIDE)
    return reverse(f"rectification:{name if ours else 'door_' + name}", args=[key])


@stepwise
def ledgers(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.visible_to(actor).filter(pk__in=ids)
    yield rows
    return {
        r.pk: Described(
            _("%(body)s整改台账") % {"body": r.body.name},
            _page(actor, "ledger", r.pk),
            state=r.get_state_display(),
        )
        for r in rows
    }


@stepwise
def items(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = Item.objects.filter(pk__in=ids, ledger__in=queries.visible_to(actor).values("pk"))
    yield rows
    return {
        r.pk: Described(r.title, _page(actor, "item", r.pk), str(r.order), r.get_state_display())
        for r in rows
    }


@stepwise
def measures(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = Measure.objects.filter(pk__in=ids, item__ledger__in=queries.visible_to(actor).values("pk"))
    yield rows
    return {r.pk: Described(r.text, _page(actor, "item", r.item_id)) for r in rows}


@stepwise
def proofs(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = Proof.objects.filter(pk__in=ids, measure__item__ledger__in=queries.visible_to(actor).values("pk"))
    rows = rows.select_related("measure")
    yield rows
    return {r.pk: Described(r.note, _page(actor, "item", r.measure.item_id)) for r in rows}


@stepwise
def tasks(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = Task.objects.filter(
        pk__in=ids, measure__item__ledger__in=queries.visible_to(actor).values("pk")
    ).select_related("measure")
    yield rows
    return {r.pk: Described(r.text, _page(actor, "item", r.measure.item_id)) for r in rows}


@stepwise
def extensions(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = Extension.objects.filter(
        pk__in=ids, item__ledger__in=queries.visible_to(actor).values("pk")
    ).select_related("item")
    yield rows
    return {
        r.pk: Described(r.item.title, _page(actor, "item", r.item_id), state=r.get_state_display())
        for r in rows
    }


@stepwise
def reports(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = BodyReport.objects.filter(pk__in=ids, ledger__in=queries.visible_to(actor).values("pk"))
    yield rows
    return {
        r.pk: Described(
            r.get_kind_of_display(), _page(actor, "report", r.pk), str(r.order), r.get_state_display()
        )
        for r in rows
    }


@stepwise
def visits(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = Visit.objects.filter(pk__in=ids, ledger__in=queries.visible_to(actor).values("pk")).select_related(
        "ledger__body"
    )
    yield rows
    return {
        r.pk: Described(
            f"{r.get_kind_of_display()} {r.ledger.body.name}",
            _page(actor, "ledger", r.ledger_id),
            r.team,
            r.get_outcome_display(),
        )
        for r in rows
    }


@stepwise
def hearings(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    known = queries.visible_to(actor).values("pk")
    rows = CommitteeHearing.objects.filter(pk__in=ids, heard__ledger__in=known).distinct()
    yield rows
    return {r.pk: Described(r.meeting, reverse("rectification:ledgers")) for r in rows}


def results_of(model: Any):  # type: ignore[no-untyped-def]
    """Rows of what came of it lead to the item they belong to."""

    @stepwise
    def describe(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
        rows = model.objects.filter(
            pk__in=ids, measure__item__ledger__in=queries.visible_to(actor).values("pk")
        )
        rows = rows.select_related("measure__item")
        yield rows
        return {
            r.pk: Described(
                getattr(r, "title", "") or r.get_kind_of_display(),
                _page(actor, "item", r.measure.item_id),
                state=r.measure.item.title,
            )
            for r in rows
        }

    return describe


def register() -> None:
    """Kinds, paper, sections, cards, the dossier's line."""
    kind(Ledger.kind(), gettext_lazy("整改台账"), ledgers)
    kind(Item.kind(), gettext_lazy("整改条目"), items)
    kind(Measure.kind(), gettext_lazy("整改措施"), measures)
    kind(Proof.kind(), gettext_lazy("整改佐证"), proofs)
    kind(Task.kind(), gettext_lazy("整改任务"), tasks)
    kind(Extension.kind(), gettext_lazy("延期申请"), extensions)
    kind(BodyReport.kind(), gettext_lazy("整改报告"), reports)
    kind(Visit.kind(), gettext_lazy("督查回访"), visits)
    kind(CommitteeHearing.kind(), gettext_lazy("党委听取整改汇报"), hearings)
    words = {
        "money": gettext_lazy("资金成果"),
        "persons": gettext_lazy("人员处理"),
        "rules": gettext_lazy("制度成果"),
        "meetings": gettext_lazy("会议成果"),
    }
    for row, model in queries.RESULTS.items():
        kind(model.kind(), words[row], results_of(model))
    paper(
        "rectification.list",
        gettext_lazy("整改问题清单、任务清单、责任清单"),
        subject=Ledger.kind(),
        build=papers.the_list,
        who=queries.OUR_SIDE,
        signed=True,
    )
    paper(
        "rectification.report",
        gettext_lazy("整改报告"),
        subject=BodyReport.kind(),
        build=papers.the_report,
        who=queries.OUR_SIDE,
        signed=True,
    )
    section(
        "rectification", gettext_lazy("整改"), "rectification:ledgers", roles=OFFICE | TEAM, order=60, key="z"
    )
    section(
        "door_rectification",
        gettext_lazy("整改"),
        "rectification:door_ledgers",
        roles={Role.BODY_LIAISON},
        order=60,
        door=True,
    )
    home_card("rectification.to_check", roles=OFFICE, build=cards.to_check, order=50)
    home_card("rectification.plans", roles=OFFICE, build=cards.plans_to_review, order=20, place="decide")
    home_card("rectification.reports", roles=OFFICE, build=cards.reports_to_answer, order=55)
    home_card("rectification.late", roles=OFFICE, build=cards.late, order=50, place="late")
    home_card(
        "rectification.door",
        roles={Role.BODY_LIAISON},
        build=cards.at_the_door,
        order=10,
        place="door",
    )
    home_card(
        "rectification.door_ledgers",
        roles={Role.BODY_LIAISON},
        build=cards.door_ledgers,
        order=60,
        place="door",
    )
    dossier_section(
        "rectification",
        gettext_lazy("整改"),
        href=_dossier_href,
        count=lambda actor, inspection: Tally(
            (Item.objects.filter(ledger__inspection=inspection.pk),), lambda every: every
        ),
        audience=queries.OUR_SIDE,
        order=90,
        group="after",
        begins="rectifying",
        later=gettext_lazy("反馈后"),
    )


def _dossier_href(inspection: Any) -> str:
    found = queries.ledgers_of(inspection.pk)
    return reverse("rectification:ledger", args=[found[0].pk]) if found else reverse("rectification:ledgers")
