"""What this room answers to the gate: whether the inspection is catalogued, and whether anything came since."""

from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.links.conditions import Answer, Missing
from xuncha.foundation.terms import OFFICE, Actor, Ref
from xuncha.onsite.inspections import queries as inspections

from . import collecting, queries


def catalogued(ref: Ref, actor: Actor) -> Answer:
    href = reverse("archives:inspection", args=[ref.id])
    last = queries.latest(ref.id)
    if last is None:
        return Answer((Missing(_("案卷还没有编目"), _("巡察办、本组联络员"), None, href, _("去编目")),))
    if not actor.has(*OFFICE):
        return Answer(())
    kept = set(last.entries.values_list("thing_kind", "thing_id"))
    now = collecting.everything(inspections.inspection(ref.id, actor), actor)
    newer = sum((t.kind, t.key) not in kept for t in now)
    if newer:
        what = _("编目以后又有 %(n)s 件新材料") % {"n": newer}
        return Answer((Missing(what, _("巡察办、本组联络员"), None, href, _("重新编目")),))
    return Answer(())
