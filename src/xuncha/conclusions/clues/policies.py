"""Who may know a clue and do what with it: lead and deputy of the team, who is assigned, the head of the office."""

from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.terms import TEAM, Actor, Decision, Role, no, yes

from .models import Clue, ClueItem
from .rules.content import Level
from .rules.states import OUT, WRITABLE, ItemState, State, item_may_go, may_go

HEADS = frozenset({Role.LEAD, Role.DEPUTY})
# Raw notes are made while the team works; a clue may come up as long as the inspection is not filed.
NOTED_IN = frozenset({"entered", "on_site", "left", "reporting"})


def serves(actor: Actor, team: UUID, *roles: Role) -> bool:
    return team in actor.scopes(*(roles or TEAM))


def may_know(actor: Actor, team: UUID) -> bool:
    """Whether clues of this team's inspections exist for the actor without being assigned."""
    return actor.has(Role.OFFICE_HEAD) or serves(actor, team, *HEADS)


def assigned(actor: Actor, clue: Clue) -> bool:
    """Named for it, and still of the team or of the office."""
    if actor.person is None or not (actor.is_office or serves(actor, clue.inspection.team_id)):
        return False
    return any(a.person_id == actor.person and a.until is None for a in clue.assignments.all())


def can_view(actor: Actor, clue: Clue) -> bool:
    return may_know(actor, clue.inspection.team_id) or assigned(actor, clue)


def can_view_item(actor: Actor, item: ClueItem) -> bool:
    """Who may know clues, and who noted it while of the team."""
    team = item.inspection.team_id
    return may_know(actor, team) or (
        actor.person is not None and actor.person == item.noted_by_id and serves(actor, team)
    )


def can_note_item(actor: Actor, team: UUID, stage: str) -> Decision:
    """Any member of the team, while the inspection is worked on."""
    if actor.person is None or not serves(actor, team):
        return no("clue_item.not_of_team", _("素材由本巡察组的成员记。"))
    if stage not in NOTED_IN:
        return no("clue_item.not_now", _("进驻以后、报告决定以前才记素材。"))
    return yes()


def can_settle_item(actor: Actor, item: ClueItem, to: ItemState) -> Decision:
    if not may_know(actor, item.inspection.team_id):
        return no("clue_item.heads_only", _("由组长或副组长研究决定。"))
    if not item_may_go(ItemState(item.state), to):
        return no("clue_item.settled", _("已经研究过。"))
    return yes()


def can_note(actor: Actor, team: UUID, stage: str) -> Decision:
    """Lead or deputy of the team, or the head of the office, until the inspection is filed."""
    if actor.person is None or not may_know(actor, team):
        return no("clue.heads_only", _("线索由组长、副组长或巡察办主任登记。"))
    if stage == "filed":
        return no("clue.filed", _("这次巡察已经归档，不再登记线索。"))
    return yes()


def can_amend(actor: Actor, clue: Clue) -> Decision:
    if State(clue.state) not in WRITABLE:
        return no("clue.settled", _("已决定处置或已移交，内容不能再改。"))
    return yes() if actor.person is not None else no("clue.nobody_acting", _("由承办的人修改。"))


def can_assign(actor: Actor, clue: Clue) -> Decision:
    """The lead names members, the head of the office names staff; of persons managed above, nobody else is named."""
    if not (actor.has(Role.OFFICE_HEAD) or serves(actor, clue.inspection.team_id, Role.LEAD)):
        return no("clue.assigning", _("由组长或巡察办主任指定。"))
    if clue.level == Level.HIGHER:
        return no("clue.higher_level", _("涉及上级管理干部的，不再扩大知悉范围。"))
    return yes()


def _step(actor: Actor, clue: Clue, to: State) -> Decision:
    if not may_go(State(clue.state), to):
        return no("clue.wrong_state", _("线索现在的状态不能这样办。"))
    return yes()


def can_begin(actor: Actor, clue: Clue) -> Decision:
    if not may_know(actor, clue.inspection.team_id):
        return no("clue.heads_only", _("由组长、副组长或巡察办主任决定。"))
    return _step(actor, clue, State.VERIFYING)


def can_record(actor: Actor, clue: Clue) -> Decision:
    """Whoever may know it writes down what was looked into, while it is being verified."""
    if actor.person is None or clue.state != State.VERIFYING:
        return no("clue.not_verifying", _("正在了解核实的线索才登记核实情况。"))
    return yes()


def can_conclude(actor: Actor, clue: Clue, to: State) -> Decision:
    if not may_know(actor, clue.inspection.team_id):
        return no("clue.heads_only", _("由组长、副组长或巡察办主任决定。"))
    return _step(actor, clue, to)


def can_decide(actor: Actor, clue: Clue) -> Decision:
    """The disposal is decided above; the head of the office, or the lead where it is handed over at once, records it."""
    if not (actor.has(Role.OFFICE_HEAD) or serves(actor, clue.inspection.team_id, Role.LEAD)):
        return no("clue.deciding", _("处置意见由巡察办主任或组长登记。"))
    return _step(actor, clue, State.READY)


def can_transfer(actor: Actor, clue: Clue) -> Decision:
    if not (actor.has(Role.OFFICE_HEAD) or serves(actor, clue.inspection.team_id, Role.LEAD)):
        return no("clue.transferring", _("移交由巡察办主任或组长办理。"))
    return _step(actor, clue, State.TRANSFERRED)


def can_pack(actor: Actor, clue: Clue) -> Decision:
    """Who transfers it puts it into the parcel."""
    if not (actor.has(Role.OFFICE_HEAD) or serves(actor, clue.inspection.team_id, Role.LEAD)):
        return no("clue.transferring", _("移交由巡察办主任或组长办理。"))
    if State(clue.state) not in OUT:
        return no("clue.not_transferred", _("移交以后才写移交包。"))
    return yes()


def can_take_return(actor: Actor, clue: Clue) -> Decision:
    """Office head, lead, or staff named for it; a second report may follow the first."""
    office = actor.has(Role.OFFICE_HEAD) or serves(actor, clue.inspection.team_id, Role.LEAD)
    if not (office or (actor.is_office and assigned(actor, clue))):
        return no("clue.returns", _("办理结果由巡察办主任、组长或指定的经办人登记。"))
    if State(clue.state) not in OUT:
        return no("clue.not_transferred", _("移交以后才登记办理结果。"))
    return yes()


def can_send_back(actor: Actor, clue: Clue) -> Decision:
    allowed = can_take_return(actor, clue)
    return allowed if not allowed else _step(actor, clue, State.RETURNED)
