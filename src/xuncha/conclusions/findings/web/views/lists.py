from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import StateLabel, Workpaper
from xuncha.conclusions.findings.web.presenters import paper_rows
from xuncha.foundation.terms import Actor
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page
from xuncha.onsite.inspections import queries as inspections
from xuncha.standing.regulations.queries import rule_set

PER_PAGE = 40


def workpapers(request: HttpRequest) -> HttpResponse:
    """All papers the reader may know."""
    actor = actor_of(request)
    context = _listed(request, queries.papers(actor))
    context |= {"inspections": _where_to_draft(actor), "mine": queries.waiting_for_me(actor)}
    return page(request, "findings/workpapers.html", context, fragment="rows")


def of_inspection(request: HttpRequest, inspection: UUID) -> HttpResponse:
    """The papers of one inspection."""
    actor = actor_of(request)
    where = inspections.inspection(inspection, actor)
    context = _listed(request, queries.papers_of(where.id, actor))
    foci = rule_set(where.rule_set).taxonomy.focuses
    context |= {
        "inspection": where,
        "foci": [(code, str(f.label)) for code, f in foci.items()],
        "can_draft": policies.can_draft(actor, where.team_id, where.stage),
        "findings": queries.findings_visible_to(actor).filter(inspection=where).count(),
    }
    return page(request, "findings/workpapers.html", context, fragment="rows")


def _listed(request: HttpRequest, rows: QuerySet[Workpaper]) -> dict[str, Any]:
    """One page of the list, its filters kept in the address."""
    asked = {name: request.GET.get(name, "")[:80] for name in ("state", "focus", "item", "words")}
    counts = queries.state_counts(rows)
    found = Paginator(queries.narrowed(rows, **asked), PER_PAGE).get_page(request.GET.get("page"))
    return {
        "asked": asked,
        "narrowed": any(asked.values()),
        "states": [(s.value, s.label, counts[s.value]) for s in StateLabel if counts[s.value]],
        "total": sum(counts.values()),
        "page_obj": found,
        "rows": paper_rows(list(found)),
    }


def _where_to_draft(actor: Actor) -> list[Any]:
    """Inspections in which the reader may draft now."""
    known = inspections.visible_to(actor).filter(team_id__in=inspections.team_ids(actor))
    return [i for i in known if policies.can_draft(actor, i.team_id, i.stage)]
