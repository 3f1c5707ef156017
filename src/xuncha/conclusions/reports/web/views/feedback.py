from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.reports import policies, queries
from xuncha.conclusions.reports.actions.change_feedback import change_feedback
from xuncha.conclusions.reports.actions.deliver_feedback import deliver_feedback
from xuncha.conclusions.reports.actions.prepare_feedback import prepare_feedback
from xuncha.conclusions.reports.actions.relay_feedback import relay_feedback
from xuncha.conclusions.reports.actions.sign_for_feedback import sign_for_feedback
from xuncha.conclusions.reports.models import Feedback, FeedbackReceipt, FeedbackStateLabel
from xuncha.conclusions.reports.rules.receipts import REQUIRED
from xuncha.conclusions.reports.rules.states import FeedbackState
from xuncha.conclusions.reports.web import presenters
from xuncha.conclusions.reports.web.forms import (
    DeliverForm,
    DoorReceiptForm,
    FeedbackForm,
    ReceiptForm,
    RelayForm,
)
from xuncha.foundation.files.store import keep
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, Role
from xuncha.foundation.ui.parts import JournalLine
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, page, submit
from xuncha.onsite.inspections import queries as inspections


def _href(feedback: Feedback) -> str:
    return reverse("reports:feedback", args=[feedback.id])


def prepare(request: HttpRequest, report: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.report(report, actor)
    form = FeedbackForm.of(request, initial=queries.feedback_suggestion(found))
    return submit(
        request,
        form,
        lambda data: prepare_feedback(by=actor, report=found.id, **FeedbackForm.apart(data)),
        then=_href,
        back=reverse("reports:report", args=[found.id]),
        title=_("准备反馈意见"),
        button=_("从审定的报告准备"),
        notice=_("已备好，问题照审定的报告列出"),
    )


def of_inspection(request: HttpRequest, inspection: UUID) -> HttpResponse:
    """The inspection's feedback where there is one; else where it comes from."""
    actor = actor_of(request)
    where = inspections.inspection(inspection, actor)
    found = queries.feedback_of(where.id, actor)
    if found is not None:
        return feedback(request, found.id)
    made = queries.report_of(where.id, actor)
    may = policies.can_prepare_feedback(actor, made) if made else None
    return page(request, "reports/no_feedback.html", {"inspection": where, "report": made, "may": may})


def feedback(request: HttpRequest, feedback: UUID) -> HttpResponse:
    """The feedback opinion: problems, numbered demands, who was told and who has signed."""
    actor = actor_of(request)
    found = queries.feedback(feedback, actor)
    receipts = [(r, policies.can_sign_for(actor, found, r)) for r in queries.receipts(found)]
    context = _content(found) | {
        "receipts": receipts,
        "not_relayed": queries.not_relayed(found) if found.delivered_on else [],
        "may_relay": policies.can_relay(actor, found),
        "lacking": queries.lacking_receipts(found, signed=False),
        "may_change": bool(policies.can_change_feedback(actor, found)),
        "deliver_may": policies.can_deliver(actor, found),
        "history": [JournalLine(x.at, x.who, x.label) for x in lines(found.ref, actor)[:8]],
    }
    return page(request, "reports/feedback.html", context)


def _content(found: Feedback) -> dict[str, Any]:
    return {
        "feedback": found,
        "shape": presenters.FEEDBACK_SHAPES[FeedbackState(found.state)],
        "state": FeedbackStateLabel(found.state).label,
        "groups": queries.grouped_items(found),
        "demands": list(found.demands.all()),
    }


def change(request: HttpRequest, feedback: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.feedback(feedback, actor)
    form = FeedbackForm.of(request, seen=found.version, initial=_as_written(found))

    def now() -> Current:
        fresh = queries.feedback(found.id, actor)
        return Current(seen=fresh.version, values=_as_written(fresh))

    return submit(
        request,
        form,
        lambda data: change_feedback(by=actor, feedback=found.id, seen=form.seen, **FeedbackForm.apart(data)),
        then=_href(found),
        back=_href(found),
        title=_("修改反馈意见"),
        button=_("保存"),
        notice=_("已保存"),
        again=now,
    )


def _as_written(found: Feedback) -> dict[str, Any]:
    return {
        "opinion": found.opinion,
        "demands": "\n".join(d.text for d in found.demands.all()),
        "contact": found.contact,
        "copies_to": found.copies_to,
    }


def deliver(request: HttpRequest, feedback: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.feedback(feedback, actor)
    missing = queries.lacking_receipts(found, signed=False)
    form = DeliverForm.of(
        request,
        seen=found.version,
        initial={"on": actor.clock.today(), "recipients": [str(r) for r in missing or REQUIRED]},
    )
    return submit(
        request,
        form,
        lambda data: deliver_feedback(by=actor, feedback=found.id, seen=form.seen, **data),
        then=_href(found),
        back=_href(found),
        title=_("登记反馈"),
        notice=_("已登记，等签收"),
        again=lambda: Current(seen=queries.feedback(found.id, actor).version),
    )


def relay(request: HttpRequest, feedback: UUID) -> HttpResponseBase:
    """转达反馈: members not told yet, all ticked; the head's signature on the list of them."""
    found = queries.feedback(feedback, actor_of(request))
    return _relay(request, found, back=_href(found), template="reports/relay.html")


def _relay(request: HttpRequest, found: Feedback, *, back: str, template: str) -> HttpResponseBase:
    actor = actor_of(request)
    left = [(str(m.pk), m.body_name) for m in queries.not_relayed(found)]
    form = RelayForm.of(
        request,
        members=left,
        initial={"members": [key for key, _name in left], "on": actor.clock.today()},
    )

    def act(data: dict[str, Any]) -> Any:
        scan, chosen = _kept(actor, found, data.pop("scan", None)), [UUID(key) for key in data.pop("members")]
        return relay_feedback(by=actor, feedback=found.id, members=chosen, scan=scan, **data)

    return submit(
        request,
        form,
        act,
        then=back,
        back=back,
        template=template,
        title=_("转达反馈"),
        button=_("登记"),
        notice=lambda made: _("已记 %(n)d 个单位") % {"n": len(made)},
    )


def sign(request: HttpRequest, feedback: UUID, receipt: UUID) -> HttpResponseBase:
    """Record a signature from the signed paper."""
    actor = actor_of(request)
    found = queries.feedback(feedback, actor)
    row = queries.receipt_by_id(found, receipt)
    form = ReceiptForm.of(request, initial={"on": actor.clock.today()})
    return submit(
        request,
        form,
        lambda data: _act_sign(actor, found, row, data),
        then=_href(found),
        back=_href(found),
        title=_("登记签收"),
        notice=_("已登记签收"),
    )


def _kept(actor: Actor, found: Feedback, upload: Any) -> UUID | None:
    """The scan of a signed list, under the inspection's key; None where there is none."""
    if not upload:
        return None
    return keep(upload, name=upload.name, scope=inspection_scope(found.inspection_id), by=actor).id


def _act_sign(actor: Actor, found: Feedback, row: FeedbackReceipt, data: dict[str, Any]) -> FeedbackReceipt:
    scan = _kept(actor, found, data.pop("scan", None))
    return sign_for_feedback(
        by=actor,
        feedback=found.id,
        recipient=row.recipient,
        body=row.body_id,
        scan=scan,
        **data,
    )


# ------------------------------------------------------------------------------------------------ the body's door


def door(request: HttpRequest) -> HttpResponse:
    """What the liaison's body was given, and what waits for its signature."""
    actor = actor_of(request)
    return page(request, "reports/door.html", {"rows": queries.told(actor)})


def door_feedback(request: HttpRequest, feedback: UUID) -> HttpResponse:
    """The opinion as the body reads it, nothing else."""
    actor = actor_of(request)
    found = queries.told_feedback(feedback, actor)
    own = found.body_id in actor.scopes(Role.BODY_LIAISON)
    context = _content(found) | {
        "receipts": queries.receipts_at_door(found, actor),
        "relayed": queries.relayed_through(found) if own else [],
        "not_relayed": queries.not_relayed(found) if own else [],
    }
    return page(request, "reports/door_feedback.html", context)


def door_relay(request: HttpRequest, feedback: UUID) -> HttpResponseBase:
    """The head of a package signs for its members at its own door; for another body told the verb does not exist."""
    actor = actor_of(request)
    found = queries.told_feedback(feedback, actor)
    if found.body_id not in actor.scopes(Role.BODY_LIAISON):
        raise queries.not_known()
    back = reverse("reports:door_feedback", args=[found.id])
    return _relay(request, found, back=back, template="reports/door_relay.html")


def door_sign(request: HttpRequest, feedback: UUID, receipt: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.told_feedback(feedback, actor)
    row = queries.receipt_at_door(found, receipt, actor)
    form = DoorReceiptForm.of(request, initial={"on": actor.clock.today()})
    here = reverse("reports:door_feedback", args=[found.id])
    return submit(
        request,
        form,
        lambda data: sign_for_feedback(
            by=actor, feedback=found.id, recipient=row.recipient, body=row.body_id, **data
        ),
        then=here,
        back=here,
        template="reports/door_sign.html",
        context={"feedback": found, "row": row},
        title=_("签收反馈意见"),
        button=_("签收"),
        notice=_("已签收"),
    )
