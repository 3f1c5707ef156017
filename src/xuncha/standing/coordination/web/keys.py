"""Keys of receivers: the list, registering one, ending one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.terms import NotAllowed
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import page, submit
from xuncha.standing.coordination import policies, queries
from xuncha.standing.coordination.actions.end_receiver_key import end_receiver_key
from xuncha.standing.coordination.actions.register_receiver_key import register_receiver_key
from xuncha.standing.coordination.web import forms


def keys(request: HttpRequest) -> HttpResponse:
    """Keys in force first; those that ended stay."""
    return page(request, "coordination/keys.html", {"rows": list(queries.receiver_keys(actor_of(request)))})


def register(request: HttpRequest) -> HttpResponseBase:
    actor = actor_of(request)
    NotAllowed.unless(policies.can_keep_keys(actor))
    back = reverse("coordination:keys")
    return submit(
        request,
        forms.KeyForm.of(request),
        lambda data: register_receiver_key(by=actor, **data),
        then=back,
        title=_("登记接收单位公钥"),
        button=_("登记"),
        back=back,
        notice=lambda made: _("已登记，指纹 %(f)s") % {"f": made.fingerprint},
    )


def end(request: HttpRequest, receiver_key: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.receiver_key(receiver_key, actor)
    back = reverse("coordination:keys")
    return submit(
        request,
        forms.ReasonForm.of(request),
        lambda data: end_receiver_key(by=actor, key=found.id, **data),
        then=back,
        title=_("停用%(name)s的公钥") % {"name": found.receiver_name},
        button=_("停用"),
        back=back,
    )
