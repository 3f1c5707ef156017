from uuid import UUID

from django.http import HttpRequest, HttpResponse

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.web import presenters
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.links.edges import neighbours, neighbours_of
from xuncha.foundation.links.kinds import known_kinds
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page


def finding(request: HttpRequest, finding: UUID) -> HttpResponse:
    """A finding with everything one and two clicks away, both ways."""
    actor = actor_of(request)
    found = queries.finding(finding, actor)
    near = neighbours(found.ref, actor)
    far = neighbours_of([n.ref for n in near], actor)
    second = [(n, [m for m in far[n.ref] if m.forward == n.forward]) for n in near]
    context = {
        "finding": found,
        "class_pairs": presenters.class_pairs(found),
        "before": [(n, far) for n, far in second if not n.forward],
        "after": [(n, far) for n, far in second if n.forward],
        "kinds": known_kinds(),
        "history": presenters.journal_lines(lines(found.ref, actor)),
    }
    return page(request, "findings/finding.html", context)


def of_inspection(request: HttpRequest, inspection: UUID) -> HttpResponse:
    """All findings of an inspection, grouped under the foci of its rule set."""
    actor = actor_of(request)
    where = queries.inspection_of(inspection, actor)
    groups = presenters.finding_groups(where, queries.of_inspection(where.id))
    return page(request, "findings/findings.html", {"inspection": where, "groups": groups})
