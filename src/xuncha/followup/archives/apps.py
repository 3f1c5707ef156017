from collections.abc import Mapping, Set
from typing import Any
from uuid import UUID

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms.together import Steps, stepwise


class Archives(AppConfig):
    name = "xuncha.followup.archives"
    verbose_name = _("归档")

    def ready(self) -> None:
        """Register what this room supplies below."""
        from xuncha.foundation.journal.events import event
        from xuncha.foundation.links.conditions import condition
        from xuncha.foundation.links.kinds import kind
        from xuncha.foundation.papers.templates import paper
        from xuncha.foundation.terms import OFFICE, TEAM, Role
        from xuncha.foundation.ui.cards import home_card
        from xuncha.foundation.ui.sections import section
        from xuncha.onsite.inspections.dossier import Tally, dossier_section

        from . import cards, printing, queries, supplies
        from .models import Loan, RoundCopy, Volume

        event("archives.catalogued", _("编目"))
        event("archives.volume_filed", _("写出案卷"))
        event("archives.copy_opened", _("打开案卷文件夹"))
        event("archives.round_filed", _("写出整轮移交"))
        event("archives.round_opened", _("打开整轮移交"))
        event("archives.loan_asked", _("申请借阅案卷"))
        event("archives.loan_decided", _("批准借阅案卷"))
        event("archives.loan_returned", _("归还案卷"))
        kind(Volume.kind(), _("案卷"), _volumes)
        kind(Loan.kind(), _("案卷借阅"), _loans)
        kind(RoundCopy.kind(), _("整轮移交"), _round_copies)
        home_card("archives.loans", roles=queries.READERS, build=cards.loans, order=70)
        condition(
            "archive.catalogued",
            _("案卷已编目"),
            subject="inspections.inspection",
            audience=OFFICE | TEAM | {Role.LEADING_GROUP, Role.SECRETARY},
            supply=supplies.catalogued,
        )
        paper(
            "archives.catalogue",
            _("案卷目录"),
            subject=Volume.kind(),
            build=printing.catalogue,
            who=queries.READERS,
            signed=True,
        )
        section("archives", _("案卷"), "archives:volumes", roles=OFFICE, order=70)
        dossier_section(
            "archives",
            _("案卷目录"),
            href=_href,
            count=lambda actor, inspection: Tally((queries.entries_now(inspection.pk),), lambda n: n or None),
            audience=queries.READERS,
            order=95,
            group="after",
            begins="fed_back",
            later=_("反馈后"),
        )


def _href(inspection: Any) -> str:
    from django.urls import reverse

    return reverse("archives:inspection", args=[inspection.pk])


def _round_copies(actor: Any, ids: Set[UUID]) -> Mapping[UUID, Any]:
    from django.urls import reverse

    from xuncha.foundation.links.kinds import Described

    from . import queries

    return {
        row.pk: Described(row.round.title, reverse("archives:rounds"))
        for row in queries.round_copies(actor).filter(pk__in=ids)
    }


def _loans(actor: Any, ids: Set[UUID]) -> Mapping[UUID, Any]:
    from django.urls import reverse

    from xuncha.foundation.links.kinds import Described

    from . import queries

    return {
        row.pk: Described(
            row.borrower, reverse("archives:loans"), row.volume.number, str(row.get_state_display())
        )
        for row in queries.loans_visible_to(actor).filter(pk__in=ids)
    }


@stepwise
def _volumes(actor: Any, ids: Set[UUID]) -> Steps[Mapping[UUID, Any]]:
    from django.urls import reverse
    from django.utils.translation import gettext

    from xuncha.foundation.links.kinds import Described

    from . import queries

    rows = queries.visible_to(actor).filter(pk__in=ids)
    yield rows
    return {
        v.pk: Described(
            gettext("%(body)s案卷目录") % {"body": v.inspection.body.name},
            reverse("archives:inspection", args=[v.inspection_id]),
            v.number,
        )
        for v in rows
    }
