"""Who may know a petition, and who may do what with it."""

from django.utils.translation import gettext as _

from xuncha.foundation.terms import TEAM, Actor, Decision, NotAllowed, Role, WrongState, no, yes
from xuncha.onsite.inspections.policies import serves

from . import queries
from .models import Petition, SealedItem
from .rules.states import TRANSITIONS, Level, State
from .words import STATES

# Codes that say "not now" rather than "not you".
_NOT_NOW = frozenset({"petition.state", "petition.halted", "petition.no_deadline", "petition.not_halted"})


def guard(decision: Decision) -> None:
    """Raise what the decision means: WrongState for not now, NotAllowed for not you."""
    (WrongState if decision.code in _NOT_NOW else NotAllowed).unless(decision)


def _not_there() -> Decision:
    return no("petition.not_yours", _("没有这份材料，或您不参与这项工作。"))


def can_view(actor: Actor, petition: Petition) -> Decision:
    """The same answer as `petition in visible_to(actor)`."""
    if petition.kept_for:
        keeps = actor.has(Role(petition.kept_for))
        hidden = petition.hidden_from_id is not None and petition.hidden_from_id in actor.scopes(*TEAM)
        return yes() if keeps and not hidden else _not_there()
    if actor.has(Role.CLERK):
        return yes()
    team = petition.inspection.team_id if petition.inspection is not None else None
    if team is None or not serves(actor, team):
        return _not_there()
    if serves(actor, team, Role.LEAD) or actor.person in queries.handler_ids(petition):
        return yes()
    return _not_there()


def can_view_sealed(actor: Actor, item: SealedItem) -> Decision:
    if actor.has(Role.CLERK) or (actor.has(Role.OFFICE_HEAD) and item.level != Level.OFFICE):
        return yes()
    return _not_there()


def can_register(actor: Actor, team: object | None) -> Decision:
    """The clerk for any; whoever serves in a team for that team's inspections: the telephone rings at night."""
    if actor.has(Role.CLERK) or (team is not None and team in actor.scopes(*TEAM)):
        return yes()
    return no("petition.clerk_only", _("信访由信访员登记；巡察组人员登记反映本组被巡察单位的。"))


def can_import(actor: Actor) -> Decision:
    """What the public page took: the clerk."""
    if actor.has(Role.CLERK):
        return yes()
    return no("petition.clerk_only", _("网络来件由信访员导入。"))


def _keeps(actor: Actor, petition: Petition) -> bool:
    return bool(petition.kept_for) and bool(can_view(actor, petition))


def _is_clerk(actor: Actor, petition: Petition) -> bool:
    """The clerk's part: the clerk's own, or the keeper's once it is set apart."""
    return _keeps(actor, petition) or (not petition.kept_for and actor.has(Role.CLERK))


def _is_lead(actor: Actor, petition: Petition) -> bool:
    """The lead's part: the lead's own, or the keeper's once it is set apart."""
    if petition.kept_for:
        return _keeps(actor, petition)
    return petition.inspection is not None and serves(actor, petition.inspection.team_id, Role.LEAD)


def _handles(actor: Actor, petition: Petition) -> bool:
    return _is_lead(actor, petition) or (
        not petition.kept_for and actor.person is not None and actor.person in queries.handler_ids(petition)
    )


def _step(petition: Petition, wanted: State) -> Decision:
    if petition.halted_on is not None:
        return _halted()
    if wanted in TRANSITIONS[State(petition.state)]:
        return yes()
    return _not_now(petition)


def _halted() -> Decision:
    return no("petition.halted", _("期限还在暂停，先登记恢复。"))


def _runs(actor: Actor, petition: Petition) -> Decision:
    """A deadline is changed by the clerk, or the keeper, while it runs."""
    if not _is_clerk(actor, petition):
        return _clerk_only()
    if State(petition.state) in {State.REGISTERED, State.PASSED_ON}:
        return yes()
    return no("petition.no_deadline", _("这件信访现在没有在走的期限。"))


def can_pause(actor: Actor, petition: Petition) -> Decision:
    decision = _runs(actor, petition)
    return _halted() if decision and petition.halted_on is not None else decision


can_extend = can_pause


def can_resume(actor: Actor, petition: Petition) -> Decision:
    decision = _runs(actor, petition)
    if decision and petition.halted_on is None:
        return no("petition.not_halted", _("期限没有暂停。"))
    return decision


def _not_now(petition: Petition) -> Decision:
    state = STATES[State(petition.state)]
    return no("petition.state", _("这件信访现在是“%(state)s”，不能这样办。") % {"state": state})


def _clerk_only() -> Decision:
    return no("petition.clerk_only", _("由信访员办理；单独保管的，由保管人办理。"))


def can_complete(actor: Actor, petition: Petition) -> Decision:
    """Fill in what was not known at first: the clerk, or whoever of the team took it, until its scope is decided."""
    if not (_is_clerk(actor, petition) or _handles(actor, petition)):
        return _clerk_only()
    return yes() if State(petition.state) == State.REGISTERED else _not_now(petition)


def can_attach(actor: Actor, petition: Petition) -> Decision:
    """Scans may come as long as it is not ended."""
    if not (_is_clerk(actor, petition) or _handles(actor, petition)):
        return _clerk_only()
    ended = State(petition.state) in {State.CLOSED, State.LINKED}
    return _not_now(petition) if ended else yes()


def can_accept(actor: Actor, petition: Petition) -> Decision:
    """The clerk or the lead; for an inspection only."""
    if not (_is_clerk(actor, petition) or _is_lead(actor, petition)):
        return _clerk_only()
    return _step(petition, State.ACCEPTED)


def can_rule_out(actor: Actor, petition: Petition) -> Decision:
    if not (_is_clerk(actor, petition) or _handles(actor, petition)):
        return _clerk_only()
    if State(petition.state) == State.PASSED_ON:  # that step is the receiver's answer
        return _not_now(petition)
    return _step(petition, State.OUT_OF_SCOPE)


def can_link(actor: Actor, petition: Petition) -> Decision:
    if not (_is_clerk(actor, petition) or _handles(actor, petition)):
        return _clerk_only()
    return _step(petition, State.LINKED)


def can_assign(actor: Actor, petition: Petition) -> Decision:
    """The lead: to members of the own team, and to others after them."""
    if not _is_lead(actor, petition):
        return no("petition.lead_only", _("由组长分办。"))
    return yes() if State(petition.state) == State.ASSIGNED else _step(petition, State.ASSIGNED)


def can_pass_on(actor: Actor, petition: Petition) -> Decision:
    if not _is_clerk(actor, petition):
        return _clerk_only()
    return _step(petition, State.PASSED_ON)


def can_record_answer(actor: Actor, petition: Petition) -> Decision:
    """What the receiver sent back: the clerk."""
    if not _is_clerk(actor, petition):
        return _clerk_only()
    if petition.halted_on is not None:
        return _halted()
    return yes() if State(petition.state) == State.PASSED_ON else _not_now(petition)


def can_settle(actor: Actor, petition: Petition) -> Decision:
    """Whoever has it, or the lead."""
    if not _handles(actor, petition):
        return no("petition.handler_only", _("由承办人或组长写明结果。"))
    return _step(petition, State.SETTLED) if petition.state != State.PASSED_ON else _not_now(petition)


def can_close(actor: Actor, petition: Petition) -> Decision:
    if not (_is_clerk(actor, petition) or _handles(actor, petition)):
        return _clerk_only()
    return _step(petition, State.CLOSED)


def can_set_aside(actor: Actor, petition: Petition) -> Decision:
    """Whoever has it before them, before it is ended: what names one's own superior is not for one's own team."""
    if petition.kept_for:
        return no("petition.set_aside", _("这件信访已经单独保管。"))
    if not (_is_clerk(actor, petition) or _handles(actor, petition)):
        return _clerk_only()
    ended = State(petition.state) in {State.CLOSED, State.LINKED}
    return _not_now(petition) if ended else yes()


def can_open(actor: Actor, petition: Petition) -> Decision:
    """Read what it says: whoever knows it; the head of the office with a reason."""
    return yes() if can_view(actor, petition) or can_open_as_head(actor) else _not_there()


def can_open_as_head(actor: Actor) -> Decision:
    if actor.has(Role.OFFICE_HEAD):
        return yes()
    return no("petition.head_only", _("只有巡察办主任可以写明理由后调看。"))


def can_note_sealed(actor: Actor) -> Decision:
    if actor.has(Role.CLERK):
        return yes()
    return no("petition.clerk_only", _("密封件由信访员登记和转交。"))
