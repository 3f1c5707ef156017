from typing import Any

from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, Decision, Role, no, yes

READY = ("fed_back", "rectifying", "assessed", "filed")


def can_catalogue(actor: Actor, inspection: Any) -> Decision:
    """The office, or the team's liaison who keeps its papers; from the feedback on."""
    theirs = inspection.team_id in actor.scopes(Role.LIAISON, Role.LEAD)
    if not actor.has(*OFFICE) and not theirs:
        return no("archives.who_catalogues", _("由巡察办或本组联络员、组长编目。"))
    if inspection.stage not in READY:
        return no("archives.too_early", _("反馈以后再编目，现在材料还在变。"))
    return yes()


def can_file(actor: Actor) -> Decision:
    """The head of the office, who may open each single thing in it with a reason."""
    if actor.has(Role.OFFICE_HEAD):
        return yes()
    return no("archives.head_writes", _("案卷的文件夹由巡察办主任写出和打开。"))
