from django.utils.translation import gettext_lazy as _

from xuncha.foundation.terms import OFFICE, Actor, Decision, no, yes

from .models import Body
from .queries import visible_to


def can_view(actor: Actor, body: Body) -> Decision:
    """The same answer as `body in visible_to(actor)`."""
    if visible_to(actor).filter(id=body.id).exists():
        return yes()
    return no("body.not_known", _("没有这个单位，或您不参与这项工作。"))


def can_keep_register(actor: Actor, body: Body | None = None) -> Decision:
    """The register is the office's to keep."""
    if actor.holds(OFFICE):
        return yes()
    return no("body.office_only", _("单位名册由巡察办维护，请联系巡察办。"))
