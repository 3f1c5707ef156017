"""Pages before entry: the letter to the body, the public notice, where it was put up."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.files.web.respond import file_response
from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.onsite.inspections import policies, queries
from xuncha.onsite.inspections.actions.issue_entry_notice import issue_entry_notice as issue
from xuncha.onsite.inspections.actions.note_notice_receipt import note_notice_receipt
from xuncha.onsite.inspections.actions.post_public_notice import post_public_notice as post
from xuncha.onsite.inspections.actions.prepare_public_notice import prepare_public_notice as prepare
from xuncha.onsite.inspections.models import Inspection, Posting
from xuncha.onsite.inspections.web.forms import EntryNoticeForm, PostingForm, PublicNoticeForm, ReceiptForm

PREPARE = "党组织工作汇报和有关专题汇报\n领导班子成员和干部花名册\n谈话室和资料室\n确定一名联络员"
COMMITMENTS = (
    "如实汇报工作、提供资料，不隐瞒、不虚报\n不干扰、不阻挠干部群众反映情况\n不以任何方式打听、泄露巡察情况"
)


def notices(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """通知与公告: both papers, who signed for the letter, where the notice hangs."""
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    return page(
        request,
        "inspections/notices.html",
        {
            "inspection": found,
            "letter": queries.entry_notice(found.id),
            "notice": queries.public_notice(found.id),
            "postings": queries.postings(found.id),
            "may_issue": policies.can_issue_entry_notice(actor, found),
            "may_note": policies.can_note_receipt(actor, found),
            "may_publish": policies.can_publish(actor, found),
        },
    )


def _verb(
    request: HttpRequest, found: Inspection, form: Any, act: Any, title: str, notice: str
) -> HttpResponseBase:
    here = reverse("inspections:notices", args=[found.id])
    return submit(request, form, act, then=here, title=title, button=title, back=here, notice=notice)


def issue_entry_notice(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    NotAllowed.unless(policies.can_issue_entry_notice(actor, found))
    initial = {
        "on": actor.clock.today(),
        "enters_on": found.team.batch.begins,
        "prepare": PREPARE,
        "commitments": COMMITMENTS,
    }

    def act(data: dict[str, Any]) -> Any:
        lines = {key: data.pop(key).splitlines() for key in ("prepare", "commitments")}
        return issue(by=actor, inspection=found.id, **lines, **data)

    form = EntryNoticeForm.of(request, initial=initial)
    return _verb(request, found, form, act, _("发进驻通知"), _("已编号，可以出正式稿"))


def note_receipt(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    NotAllowed.unless(policies.can_note_receipt(actor, found))
    return _verb(
        request,
        found,
        ReceiptForm.of(request, initial={"on": actor.clock.today()}),
        lambda data: note_notice_receipt(by=actor, inspection=found.id, **data),
        _("登记签收"),
        _("已登记签收"),
    )


def prepare_public_notice(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    NotAllowed.unless(policies.can_publish(actor, found))
    return _verb(
        request,
        found,
        PublicNoticeForm.of(request),
        lambda data: prepare(by=actor, inspection=found.id, **data),
        _("拟巡察公告"),
        _("公告已拟好，可以打印张贴"),
    )


def post_public_notice(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    NotAllowed.unless(policies.can_publish(actor, found))

    def act(data: dict[str, Any]) -> Posting:
        photo = data.pop("photo")
        return post(by=actor, inspection=found.id, stream=photo, name=photo.name if photo else "", **data)

    form = PostingForm.of(request, initial={"on": actor.clock.today()})
    return _verb(request, found, form, act, _("登记张贴"), _("已登记张贴"))


def posting_photo(request: HttpRequest, inspection: UUID, posting: UUID) -> HttpResponseBase:
    """公告照片: the photograph as it came in."""
    found = queries.posting(inspection, posting, actor_of(request))
    return file_response(found.photo, found.photo.name, request=request)
