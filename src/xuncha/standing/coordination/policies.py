"""Who may know and do what with letters and briefings."""

from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, TEAM, Actor, Decision, Role, no, yes

from .models import Briefing, Letter
from .rules.states import BriefingState, State, briefing_may_go, may_go

HEADS = frozenset({Role.LEAD, Role.DEPUTY})


def serves(actor: Actor, team: UUID | None, *roles: Role) -> bool:
    """Whether the actor serves in that very team, in one of the roles where they are named."""
    return team is not None and team in actor.scopes(*(roles or TEAM))


def can_view(actor: Actor, letter: Letter) -> bool:
    """Office, and the team it is sent for. One with clues: office head, who is named, lead and deputy of the team."""
    if not letter.restricted:
        return actor.is_office or serves(actor, letter.team)
    if actor.has(Role.OFFICE_HEAD) or serves(actor, letter.team, *HEADS):
        return True
    named = actor.person is not None and actor.person in {h.person_id for h in letter.handlers.all()}
    return named and (actor.is_office or serves(actor, letter.team))


def can_view_briefing(actor: Actor, briefing: Briefing) -> bool:
    return actor.is_office or serves(actor, briefing.team)


def can_write(actor: Actor, *, restricted: bool, team: UUID | None) -> Decision:
    """The office writes; where clues go, its head, or the lead of the team they come from."""
    if restricted:
        if actor.has(Role.OFFICE_HEAD) or serves(actor, team, Role.LEAD):
            return yes()
        return no("letter.not_yours", _("这类函件由巡察办主任或本组组长办理。"))
    if actor.is_office:
        return yes()
    return no("letter.office_only", _("函件由巡察办办理。"))


def can_handle(actor: Actor, letter: Letter) -> Decision:
    """Who may write it; a restricted one also who is named to handle it."""
    if letter.restricted and actor.person in {h.person_id for h in letter.handlers.all()}:
        return yes()
    return can_write(actor, restricted=letter.restricted, team=letter.team)


def _step(actor: Actor, letter: Letter, to: State, code: str, reason: str) -> Decision:
    allowed = can_handle(actor, letter)
    if not allowed:
        return allowed
    return yes() if may_go(State(letter.state), to) else no(code, reason)


def can_change(actor: Actor, letter: Letter) -> Decision:
    return _step(actor, letter, State.SENT, "letter.sent", _("已经发出的不能再改。"))


def can_send(actor: Actor, letter: Letter) -> Decision:
    return _step(actor, letter, State.SENT, "letter.sent", _("已经发出或撤销。"))


def can_withdraw(actor: Actor, letter: Letter) -> Decision:
    return _step(actor, letter, State.WITHDRAWN, "letter.sent", _("只有没发出的可以撤销。"))


def can_receipt(actor: Actor, letter: Letter) -> Decision:
    return _step(actor, letter, State.RECEIPTED, "letter.not_waiting", _("没有发出，或者已经签收。"))


def can_reply(actor: Actor, letter: Letter) -> Decision:
    return _step(actor, letter, State.ANSWERED, "letter.not_waiting", _("没有发出，或者已经办结。"))


def can_return(actor: Actor, letter: Letter) -> Decision:
    return _step(actor, letter, State.RETURNED, "letter.not_waiting", _("没有发出，或者已经办结。"))


def can_close(actor: Actor, letter: Letter) -> Decision:
    return _step(actor, letter, State.CLOSED, "letter.not_waiting", _("没有发出，或者已经办结。"))


def can_remind(actor: Actor, letter: Letter) -> Decision:
    return _step(actor, letter, State.ANSWERED, "letter.not_waiting", _("没有发出，或者已经办结，不用催办。"))


def can_name_handler(actor: Actor, letter: Letter) -> Decision:
    if not letter.restricted or not actor.has(Role.OFFICE_HEAD):
        return no("letter.head_only", _("由巡察办主任指定经办人。"))
    return yes()


def can_keep_keys(actor: Actor) -> Decision:
    """Keys of receivers: the head of the office, who answers for what leaves the house."""
    if actor.has(Role.OFFICE_HEAD):
        return yes()
    return no("receiver_key.head_only", _("接收单位公钥由巡察办主任登记。"))


def can_receive_briefing(actor: Actor) -> Decision:
    if actor.holds(OFFICE):
        return yes()
    return no("briefing.office_only", _("通报由巡察办登记。"))


def can_hand_over(actor: Actor, briefing: Briefing) -> Decision:
    if not actor.is_office:
        return no("briefing.office_only", _("由巡察办转交巡察组。"))
    if not briefing_may_go(BriefingState(briefing.state), BriefingState.HANDED_OVER):
        return no("briefing.handed_over", _("已经转交，或者已经退还。"))
    return yes()


def can_sign_for(actor: Actor, briefing: Briefing) -> Decision:
    """The team it was handed to signs for it."""
    if not serves(actor, briefing.team, Role.LEAD, Role.DEPUTY, Role.LIAISON):
        return no("briefing.team_only", _("由接收的巡察组组长、副组长或联络员签收。"))
    if not briefing_may_go(BriefingState(briefing.state), BriefingState.RECEIPTED):
        return no("briefing.not_waiting", _("已经签收。"))
    return yes()


def can_give_back(actor: Actor, briefing: Briefing) -> Decision:
    if not actor.is_office:
        return no("briefing.office_only", _("由巡察办登记退还。"))
    if not briefing_may_go(BriefingState(briefing.state), BriefingState.GIVEN_BACK):
        return no("briefing.with_team", _("巡察组还没有签收，或者已经退还。"))
    return yes()
