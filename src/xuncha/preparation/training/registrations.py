"""What this room supplies to the ground floor: the class as a kind, event codes, the training condition of the gates."""

from collections.abc import Mapping, Set
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuncha.foundation.links.kinds import Described, kind
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.together import Steps, stepwise

from . import queries

EVENTS: dict[str, Promise] = {
    "training.class_opened": _("开办培训班"),
    "training.enrolled": _("报名培训"),
    "training.withdrawn": _("退出培训"),
    "training.signed_in": _("培训签到"),
    "training.result_recorded": _("登记培训结果"),
    "training.results_recorded": _("登记一班结果"),
}


def register() -> None:
    """Tell the registries. Called once, when all rooms are there."""
    kind("training.trainingclass", _("培训班"), _classes)


@stepwise
def _classes(actor: Actor, ids: Set[UUID]) -> Steps[Mapping[UUID, Described]]:
    rows = queries.classes_visible_to(actor).filter(id__in=ids)
    yield rows
    return {c.id: Described(c.title, reverse("training:class", args=[c.id])) for c in rows}
