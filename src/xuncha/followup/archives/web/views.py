"""The catalogue of an inspection, and its two verbs."""

from itertools import groupby
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuncha.followup.archives import policies, queries
from xuncha.followup.archives.actions.catalogue_inspection import catalogue_inspection
from xuncha.followup.archives.actions.file_volume import file_volume
from xuncha.followup.archives.actions.open_copy import open_copy
from xuncha.followup.archives.models import Retention
from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.terms import Ref
from xuncha.foundation.ui.forms import Form, TextField
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.inspections import queries as inspections


class CatalogueForm(Form):
    place = TextField(
        label=gettext_lazy("纸质案卷放在哪里"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("如：档案室 3 柜 2 层。"),
    )

    retention = forms.ChoiceField(label=gettext_lazy("保管期限"), choices=Retention.choices)


class FileForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("做什么用"), max_length=300, help_text=gettext_lazy("如：移交档案室、上级调阅。")
    )


def volumes(request: HttpRequest) -> HttpResponse:
    """Inspections from the feedback on, with the last catalogue of each."""
    actor = actor_of(request)
    return page(
        request,
        "archives/volumes.html",
        {"rows": queries.newest(actor), "head": bool(policies.can_file(actor))},
    )


def inspection(request: HttpRequest, inspection: UUID) -> HttpResponse:
    actor = actor_of(request)
    found = inspections.inspection(inspection, actor)
    volume = queries.latest(found.pk)
    may_open = bool(policies.can_file(actor)) or queries.has_borrowed(actor, found.pk)
    entries = list(volume.entries.order_by("order")) if volume else []
    known = describe(actor, [Ref(e.thing_kind, e.thing_id) for e in entries])
    rows = [(e, known.get(Ref(e.thing_kind, e.thing_id))) for e in entries]
    return page(
        request,
        "archives/inspection.html",
        {
            "inspection": found,
            "volume": volume,
            "groups": [
                (label, list(part)) for label, part in groupby(rows, key=lambda r: r[0].get_group_display())
            ],
            "total": len(entries),
            "pages": sum(e.pages or 0 for e in entries),
            "copies": list(volume.copies.all()) if volume and may_open else [],
            "may_catalogue": policies.can_catalogue(actor, found),
            "may_file": policies.can_file(actor),
        },
    )


def catalogue(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = inspections.inspection(inspection, actor)
    back = reverse("archives:inspection", args=[found.pk])
    last = queries.latest(found.pk)
    return submit(
        request,
        CatalogueForm.of(
            request,
            initial={
                "place": last.place if last else "",
                "retention": last.retention if last else Retention.FOR_EVER,
            },
        ),
        lambda data: catalogue_inspection(by=actor, inspection=found.pk, **data),
        then=back,
        title=_("编目"),
        button=_("编目"),
        back=back,
        notice=_("已编目"),
    )


def file_it(request: HttpRequest, volume: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.volume(volume, actor)
    back = reverse("archives:inspection", args=[found.inspection_id])
    return submit(
        request,
        FileForm.of(request),
        lambda data: file_volume(by=actor, volume=found.pk, **data),
        then=back,
        title=_("写出案卷"),
        button=_("写出"),
        back=back,
        notice=_("已写出，在右边下载"),
    )


def open_it(request: HttpRequest, copy: UUID) -> HttpResponseBase:
    """A folder that was written: the entry first, then the bytes."""
    actor = actor_of(request)
    found = queries.copy(copy, actor)
    back = reverse("archives:inspection", args=[found.volume.inspection_id])
    return submit(
        request,
        FileForm.of(request),
        lambda data: file_response(open_copy(by=actor, copy=found.pk, **data).file),
        then=back,
        title=_("打开 %(number)s") % {"number": found.file.name},
        button=_("记入留痕并下载"),
        back=back,
        opening=True,
    )
