from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.terms import TEAM, Actor, Decision, NotAllowed, Role, WrongState, no, yes

from .models import FactReply, FactSheet, Finding, SpotOrder, SpotRectification, Workpaper
from .queries import Whole
from .rules.facts import WANTS_ANSWER
from .rules.signing import why_not
from .rules.states import (
    AT_DOOR,
    NUMBERED,
    OPEN,
    OrderState,
    SheetState,
    State,
    may_go,
    order_may_go,
)
from .wording import problem

# Stages of an inspection in which matters are written down: from entering until the report is decided.
WRITTEN_IN = frozenset({"entered", "on_site", "left", "reporting"})


def serves(actor: Actor, team: UUID, *roles: Role) -> bool:
    """Whether the actor serves in that very team, in one of the roles where they are named."""
    return team in actor.scopes(*(roles or TEAM))


def can_view(actor: Actor, paper: Workpaper) -> bool:
    """The team always; the office once the paper is signed and comes up for review, also where it was merged then."""
    return serves(actor, paper.inspection.team_id) or (actor.is_office and bool(paper.number))


def can_view_finding(actor: Actor, finding: Finding) -> bool:
    return actor.is_office or serves(actor, finding.inspection.team_id)


def can_draft(actor: Actor, team: UUID, stage: str) -> Decision:
    """Any member of the team, from entering until the report is decided."""
    if actor.person is None or not serves(actor, team):
        return no("workpaper.not_of_team", _("底稿由本巡察组的成员起草。"))
    if stage not in WRITTEN_IN:
        return no("workpaper.not_now", _("进驻以后、报告决定以前才起草底稿。"))
    return yes()


def can_write(actor: Actor, paper: Workpaper, undertakers: frozenset[UUID]) -> Decision:
    """Who undertakes the paper or drafted it; until it is judged. Signatures there are then voided, and said so."""
    if not serves(actor, paper.inspection.team_id):
        return no("workpaper.not_of_team", _("底稿由本巡察组的成员起草。"))
    if paper.state == State.JUDGED:
        return no("workpaper.judged", _("已研判，不再改。有新情况另起底稿。"))
    if paper.state == State.RESHAPED:
        return no("workpaper.reshaped", _("已合并或者拆分，在新的底稿里改。"))
    if actor.person not in undertakers | {paper.drafted_by_id}:
        return no("workpaper.not_yours", _("由本件的承办人改。"))
    return yes()


def can_sign(actor: Actor, all_of: Whole, *, second_factor: bool) -> Decision:
    """Undertakers in any order, then a deputy, then the lead; nobody checks a paper of their own."""
    if not serves(actor, all_of.paper.inspection.team_id):
        return no("workpaper.not_of_team", _("由本组的承办人、副组长、组长签。"))
    found = why_not(all_of.standing, actor.person)
    if found is not None:
        return no(found.code, problem(found).message)
    if second_factor and not actor.second_factor:
        return no("workpaper.second_factor", _("规则集要求签字前用动态口令再核一次身份。"))
    return yes()


def can_record_ink(actor: Actor, paper: Workpaper) -> Decision:
    """Signatures on paper are recorded by anyone of the team, from the scanned sheet."""
    if not serves(actor, paper.inspection.team_id):
        return no("workpaper.not_of_team", _("由本组成员登记。"))
    if paper.state in NUMBERED:
        return no("workpaper.already_signed", _("组长已签，不再收签字。"))
    if paper.state == State.RESHAPED:
        return no("workpaper.reshaped", _("已合并或者拆分，在新的底稿里签。"))
    return yes()


def can_reshape(actor: Actor, paper: Workpaper, undertakers: frozenset[UUID]) -> Decision:
    """Merge or split: who may write the paper, or lead and deputy; until it is judged, when findings come of it."""
    if not serves(actor, paper.inspection.team_id):
        return no("workpaper.not_of_team", _("由本巡察组合并、拆分。"))
    if paper.state == State.JUDGED:
        return no(
            "workpaper.judged",
            _("%(number)s 已研判，结果已有编号，可能已写进报告，不再合并、拆分。有新情况另起底稿。")
            % {"number": paper.shown_number},
        )
    if paper.state == State.RESHAPED:
        return no("workpaper.reshaped", _("%(number)s 已合并或者拆分。") % {"number": paper.shown_number})
    heads = serves(actor, paper.inspection.team_id, Role.LEAD, Role.DEPUTY)
    if not heads and actor.person not in undertakers | {paper.drafted_by_id}:
        return no("workpaper.not_yours", _("由承办人、副组长或者组长合并、拆分。"))
    return yes()


def can_return(actor: Actor, paper: Workpaper) -> Decision:
    """A deputy or the lead sends a paper back while it is being signed, or before it is judged."""
    if not serves(actor, paper.inspection.team_id, Role.LEAD, Role.DEPUTY):
        return no("workpaper.checkers_only", _("由副组长或者组长退回。"))
    if not may_go(State(paper.state), State.RETURNED):
        return no("workpaper.nothing_to_return", _("还没有人签，或者已经研判，不用退回。"))
    if paper.state == State.SIGNED and not serves(actor, paper.inspection.team_id, Role.LEAD):
        return no("workpaper.lead_only", _("组长签过的由组长退回。"))
    return yes()


def can_judge(actor: Actor, paper: Workpaper) -> Decision:
    """The lead, once, after the team meeting."""
    if not serves(actor, paper.inspection.team_id, Role.LEAD):
        return no("workpaper.lead_only", _("由组长按组务会的意见研判。"))
    if paper.state == State.JUDGED:
        return no("workpaper.judged", _("已研判过，一件底稿只研判一次。"))
    if paper.state == State.RESHAPED:
        return no("workpaper.reshaped", _("已合并或者拆分，研判新的底稿。"))
    if paper.state != State.SIGNED:
        return no("workpaper.not_signed", _("三道签字签完才研判。"))
    return yes()


def can_arrange(actor: Actor, inspection: Any) -> Decision:
    """Lead and deputy, in the file of a package's head, until the report is decided."""
    if not serves(actor, inspection.team_id, Role.LEAD, Role.DEPUTY):
        return no("findings.arranged_by_lead", _("问题清单由组长、副组长编排。"))
    if inspection.package_id is not None:
        return no("findings.list_of_package", _("打捆巡察只有一份问题清单，在牵头单位的案卷里编排。"))
    if inspection.stage not in WRITTEN_IN:
        return no("findings.list_closed", _("报告已审定，问题清单不再编排。"))
    return yes()


def can_send_advice(actor: Actor) -> Decision:
    """Letters to outside bodies are the office's."""
    if actor.is_office:
        return yes()
    return no("advice.office_only", _("巡察建议书由巡察办起草、送审、发出。"))


def can_check_spot(actor: Actor, spot: SpotRectification, undertakers: frozenset[UUID]) -> Decision:
    """Someone of the team who did not undertake the paper checks that it was put right."""
    if not serves(actor, spot.inspection.team_id):
        return no("workpaper.not_of_team", _("由本组成员核查。"))
    if spot.done_on is not None:
        return no("spot.checked", _("已核查过。"))
    if actor.person is None or actor.person in undertakers:
        return no("spot.another_person", _("由承办人以外的组员核查。"))
    return yes()


def can_issue_spot_order(actor: Actor, inspection: Any) -> Decision:
    """The lead, until the report is decided."""
    if not serves(actor, inspection.team_id, Role.LEAD):
        return no("spot.order_by_lead", _("立行立改通知书由组长签发。"))
    if inspection.stage not in WRITTEN_IN:
        return no("spot.order_too_late", _("进驻以后、报告决定以前才发立行立改通知书。"))
    return yes()


def _order_step(actor: Actor, order: SpotOrder, wanted: OrderState) -> Decision:
    if not serves(actor, order.inspection.team_id):
        return no("workpaper.not_of_team", _("由本组成员办理。"))
    if not order_may_go(OrderState(order.state), wanted):
        return no(
            "spot.order_state",
            _("这份通知书现在是“%(state)s”，不能这样办。") % {"state": order.get_state_display()},
        )
    return yes()


def can_send_spot_order(actor: Actor, order: SpotOrder) -> Decision:
    return _order_step(actor, order, OrderState.SENT)


def can_sign_for_spot_order(actor: Actor, order: SpotOrder) -> Decision:
    """A member of the team records who signed for it on the body's side."""
    return _order_step(actor, order, OrderState.SIGNED)


def can_withdraw_spot_order(actor: Actor, order: SpotOrder) -> Decision:
    """The lead, before it went out."""
    decision = _order_step(actor, order, OrderState.WITHDRAWN)
    if decision and not serves(actor, order.inspection.team_id, Role.LEAD):
        return no("spot.order_by_lead", _("立行立改通知书由组长撤销。"))
    return decision


def guard_order(decision: Decision) -> None:
    """Raise what the decision means: WrongState for not now, NotAllowed for not you."""
    not_now = {"spot.order_state", "spot.order_too_late"}
    (WrongState if decision.code in not_now else NotAllowed).unless(decision)


def can_view_facts(actor: Actor, sheet: FactSheet) -> bool:
    """The team always; the office and the body's own liaison once it was sent."""
    if serves(actor, sheet.inspection.team_id):
        return True
    return sheet.state in AT_DOOR and (actor.is_office or sheet.body_id in actor.scopes(Role.BODY_LIAISON))


def can_draft_facts(actor: Actor, team: UUID, stage: str) -> Decision:
    """Any member of the team, while papers are written."""
    if actor.person is None or not serves(actor, team):
        return no("facts.not_of_team", _("事实确认单由本巡察组起草。"))
    if stage not in WRITTEN_IN:
        return no("facts.not_now", _("进驻以后、报告决定以前才送事实确认。"))
    return yes()


def can_change_facts(actor: Actor, sheet: FactSheet) -> Decision:
    if not serves(actor, sheet.inspection.team_id):
        return no("facts.not_of_team", _("事实确认单由本巡察组起草。"))
    if sheet.state != SheetState.DRAFT:
        return no("facts.sent", _("已经送出或者撤销，不能再改。有新的事实另起一份。"))
    return yes()


def can_send_facts(actor: Actor, sheet: FactSheet) -> Decision:
    """The lead puts facts to the body."""
    if not serves(actor, sheet.inspection.team_id, Role.LEAD):
        return no("facts.lead_only", _("由组长签发。"))
    return can_change_facts(actor, sheet)


def can_reply_to_facts(actor: Actor, sheet: FactSheet) -> Decision:
    """The body's liaison at the door; or the team, from the paper that came back."""
    if sheet.state != SheetState.SENT:
        return no("facts.not_waiting", _("没有送出，或者已经办结，不再收答复。"))
    if sheet.body_id in actor.scopes(Role.BODY_LIAISON) or serves(actor, sheet.inspection.team_id):
        return yes()
    return no("facts.reply_not_yours", _("由被巡察单位联络员答复，或者由巡察组照纸上的答复登记。"))


def can_note_facts_refused(actor: Actor, sheet: FactSheet) -> Decision:
    """A member of the team, with a second one as witness."""
    if actor.person is None or not serves(actor, sheet.inspection.team_id):
        return no("facts.not_of_team", _("由本组两名组员注明。"))
    if sheet.state != SheetState.SENT:
        return no("facts.not_waiting", _("没有送出，或者已经办结。"))
    return yes()


def can_answer_reply(
    actor: Actor, sheet: FactSheet, reply: FactReply, undertakers: frozenset[UUID]
) -> Decision:
    """Who undertakes the paper, a deputy or the lead."""
    heads = serves(actor, sheet.inspection.team_id, Role.LEAD, Role.DEPUTY)
    if not heads and not (serves(actor, sheet.inspection.team_id) and actor.person in undertakers):
        return no("facts.answer_not_yours", _("由本件底稿的承办人、副组长或者组长回应。"))
    if sheet.state != SheetState.SENT:
        return no("facts.not_waiting", _("已经办结，不再回应。"))
    if reply.said not in WANTS_ANSWER:
        return no("facts.nothing_to_answer", _("没有异议，不用回应。"))
    return yes()


def can_take_fact_file(actor: Actor, sheet: FactSheet) -> Decision:
    """Evidence is registered by the team."""
    if serves(actor, sheet.inspection.team_id):
        return yes()
    return no("facts.not_of_team", _("由本组成员登记。"))


def can_settle_facts(actor: Actor, sheet: FactSheet) -> Decision:
    if not serves(actor, sheet.inspection.team_id, Role.LEAD, Role.DEPUTY):
        return no("facts.heads_only", _("由组长或者副组长办结。"))
    if sheet.state != SheetState.SENT:
        return no("facts.not_waiting", _("没有送出，或者已经办结。"))
    return yes()


def is_open(paper: Workpaper) -> bool:
    """Whether it may be written on without taking anybody's signature away."""
    return paper.state in OPEN
