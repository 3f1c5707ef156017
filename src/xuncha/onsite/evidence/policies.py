"""Who may do what to evidence."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import Actor, Decision, Role, no, yes
from xuncha.onsite.inspections.policies import serves

from .models import Citation, Item
from .rules.states import CITATION_TRANSITIONS, TRANSITIONS, CitationState, Form, ItemState


def can_view(actor: Actor, item: Item) -> Decision:
    """The own team; for anyone else the item is not there."""
    if serves(actor, item.inspection.team_id):
        return yes()
    return no("evidence.not_yours", _("没有这份材料，或您不参与这项工作。"))


def can_register(actor: Actor, team: object) -> Decision:
    """Any member of the team that works on the inspection."""
    if serves(actor, team):  # type: ignore[arg-type]
        return yes()
    return no("evidence.not_yours", _("证据由本组人员登记。"))


def can_supersede(actor: Actor, item: Item) -> Decision:
    if not serves(actor, item.inspection.team_id):
        return no("evidence.not_yours", _("证据由本组人员登记。"))
    if item.form == Form.RECORD and item.file_id is None:
        return no("evidence.record", _("这是系统内的记录，要改就另做一份补充记录。"))
    if ItemState.SUPERSEDED not in TRANSITIONS[ItemState(item.state)]:
        return no("evidence.superseded", _("这份证据已被另一份替代。"))
    return yes()


def can_move_custody(actor: Actor, item: Item) -> Decision:
    if serves(actor, item.inspection.team_id):
        return yes()
    return no("evidence.not_yours", _("交接由本组人员登记。"))


def can_cite(actor: Actor, item: Item) -> Decision:
    if not serves(actor, item.inspection.team_id):
        return no("evidence.not_yours", _("证据由本组人员引用。"))
    if item.state != ItemState.CURRENT:
        return no("evidence.superseded", _("这份证据已被另一份替代，请引用新的一份。"))
    return yes()


def can_withdraw(actor: Actor, citation: Citation) -> Decision:
    if not serves(actor, citation.item.inspection.team_id):
        return no("evidence.not_yours", _("引用由本组人员撤回。"))
    if CitationState.WITHDRAWN not in CITATION_TRANSITIONS[CitationState(citation.state)]:
        return no("citation.withdrawn", _("这处引用已经撤回。"))
    return yes()


def can_open(actor: Actor) -> Decision:
    """The head of the office, one item at a time, with a reason."""
    if actor.has(Role.OFFICE_HEAD):
        return yes()
    return no("evidence.head_only", _("只有巡察办主任可以写明理由后调看。"))
