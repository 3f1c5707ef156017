"""Reading is for everybody who signed in; writing is the office's."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, Decision, no, yes


def can_edit(actor: Actor) -> Decision:
    """Documents, editions, clauses, the table of holidays."""
    if actor.has(*OFFICE):
        return yes()
    return no("regulations.office_edits", _("法规和放假调休表由巡察办维护。发现有误，请告诉巡察办。"))
