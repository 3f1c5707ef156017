"""Pages of a package: item by member on one sheet, and a look noted in several members at once."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.inspections import checklist, policies, queries
from xuncha.onsite.inspections import package as packages
from xuncha.onsite.inspections.actions.note_looks import note_looks
from xuncha.onsite.inspections.models import Inspection
from xuncha.onsite.inspections.web.forms import LooksForm


def package(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """打捆巡察: each item in each member: looked at, found, or nobody has looked; a member leads to its head's sheet."""
    actor = actor_of(request)
    head = _head(queries.inspection(inspection, actor))
    sheets = packages.sheets(head, actor)
    cells = [cell for sheet in sheets for _f, lines in sheet.groups for line in lines for cell in line.cells]
    return page(
        request,
        "inspections/package.html",
        {
            "inspection": head,
            "sheets": sheets,
            "members": len(queries.members(head)),
            "bare": sum(cell.bare for cell in cells),
            "found": sum(cell.found_count for cell in cells),
            "may_look": policies.can_look_at_many(actor, head),
        },
    )


def look_at_many(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """批量登记查看: which members, which item, how and what was seen; those nobody has looked at are ticked."""
    actor = actor_of(request)
    head = _head(queries.inspection(inspection, actor))
    NotAllowed.unless(policies.can_look_at_many(actor, head))
    members = queries.members(head)
    if not members:
        raise queries.not_known()
    item = request.GET.get("item", "")
    form = LooksForm.of(
        request,
        members=[(str(m.pk), m.body_name) for m in members],
        items=list({i.code: f"{i.code} {i.label}" for m in members for i in checklist.items(m)}.items()),
        methods=[(m.code, str(m.label)) for m in checklist.methods(head)],
        initial={
            "item": item,
            "members": [str(key) for key in packages.bare_members(head, item)] if item else [],
            "on": actor.clock.today(),
        },
    )
    back = reverse("inspections:package", args=[head.pk])

    def act(data: dict[str, Any]) -> Any:
        chosen = [UUID(key) for key in data.pop("members")]
        return note_looks(by=actor, package=head.pk, members=chosen, **data)

    return submit(
        request,
        form,
        act,
        then=back,
        template="inspections/look_at_many.html",
        title=_("几个单位一起登记查看"),
        button=_("记下"),
        back=back,
        notice=lambda made: _("已在 %(n)d 个单位记下") % {"n": len(made)},
    )


def _head(found: Inspection) -> Inspection:
    return found.package or found
