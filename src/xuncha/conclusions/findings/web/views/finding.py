from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xuncha.conclusions.findings import instances, policies, queries
from xuncha.conclusions.findings.actions.arrange_findings import arrange_findings
from xuncha.conclusions.findings.web import presenters
from xuncha.conclusions.findings.web.forms import DEPTHS, HeadingsForm
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.links.edges import neighbours, neighbours_of
from xuncha.foundation.links.kinds import known_kinds
from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit


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
        "instances": presenters.instance_rows(*presenters.instances_of(found), actor),
        "kinds": known_kinds(),
        "history": presenters.journal_lines(lines(found.ref, actor)),
    }
    return page(request, "findings/finding.html", context)


def of_inspection(request: HttpRequest, inspection: UUID) -> HttpResponse:
    """All findings of an inspection, grouped under the foci of its rule set."""
    actor = actor_of(request)
    where = queries.inspection_of(inspection, actor)
    groups = presenters.finding_groups(where, queries.of_inspection(where.id))
    context = {
        "inspection": where,
        "groups": groups,
        "may_arrange": policies.can_arrange(actor, where),
        "common": instances.of_member(where.id) if where.package_id else [],
    }
    return page(request, "findings/findings.html", context)


def arrange(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """编排问题清单: three headings to each finding; the same words in two lines are one heading."""
    actor = actor_of(request)
    where = queries.inspection_of(inspection, actor)
    NotAllowed.unless(policies.can_arrange(actor, where))
    rows = queries.of_inspection(where.id)
    paths = [queries.path_of(f, where.rule_set) for f in rows]
    form = HeadingsForm.of(request, findings=rows, paths=paths, seen=queries.list_version(rows))
    back = reverse("findings:findings", args=[where.id])
    return submit(
        request,
        form,
        lambda data: arrange_findings(
            by=actor, inspection=where.id, headings=form.headings(data), seen=form.seen
        ),
        then=back,
        template="findings/arrange.html",
        context={
            "inspection": where,
            "there": [sorted({p[depth] for p in paths if depth < len(p)}) for depth in range(DEPTHS)],
        },
        title=_("编排问题清单"),
        button=_("保存编排"),
        back=back,
        notice=lambda moved: (
            ngettext("%(n)d 个问题换了位置", "%(n)d 个问题换了位置", len(moved)) % {"n": len(moved)}
        ),
    )
