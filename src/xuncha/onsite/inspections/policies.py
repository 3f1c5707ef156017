"""Who may do what to an inspection and its points."""

from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, TEAM, Actor, Decision, Role, no, yes

from .models import Inspection, Point, Resolution
from .rules.states import (
    ENTRY_MEETING_IN,
    OWNERS,
    POINT_TRANSITIONS,
    POINTS_NOTED_IN,
    POINTS_SETTLED_IN,
    PointState,
    Stage,
    next_stage,
)
from .words import STAGES

OPENERS = OFFICE | {Role.SECRETARY, Role.LEADING_GROUP}


def serves(actor: Actor, team: UUID, *roles: Role) -> bool:
    """Whether this person serves in that very team, in one of these roles (any role of a team if none is named)."""
    return team in actor.scopes(*(roles or TEAM))


def can_view(actor: Actor, inspection: Inspection) -> Decision:
    """Own team and office; for anyone else the inspection is not there."""
    if actor.is_office or serves(actor, inspection.team_id):
        return yes()
    return no("inspection.not_yours", _("没有这份材料，或您不参与这项工作。"))


def can_view_point(actor: Actor, point: Point) -> Decision:
    return can_view(actor, point.inspection)


def can_open_tour(actor: Actor) -> Decision:
    """A tour opens with the authorisation: whoever decides or records that."""
    if actor.holds(OPENERS):
        return yes()
    return no("tour.not_authorising", _("巡察任务随授权决定一起建立，由决定或登记授权的人办理。"))


def carries_stages(inspection: Inspection) -> Decision:
    """Stages, notices, meetings and report stand once for a package: with its head, never with a member."""
    if inspection.package_id is None:
        return yes()
    return no(
        "inspection.of_package",
        _("这是打捆巡察的成员：关口、通知、公告、报告和反馈都在牵头单位的案卷里办。"),
    )


def can_pass_gate(actor: Actor, inspection: Inspection) -> Decision:
    """The lead while the team works, the office from the decision on; for a package once, in its head's file."""
    own = carries_stages(inspection)
    if not own:
        return own
    following = next_stage(Stage(inspection.stage))
    if following is None:
        return no("inspection.filed", _("这项巡察已经归档，没有下一关口。"))
    if OWNERS[following] == "lead":
        if serves(actor, inspection.team_id, Role.LEAD):
            return yes()
        return no("gate.lead_only", _("“%(stage)s”由组长办理。") % {"stage": STAGES[following]})
    if actor.is_office:
        return yes()
    return no("gate.office_only", _("“%(stage)s”由巡察办办理。") % {"stage": STAGES[following]})


def can_confirm_condition(actor: Actor, inspection: Inspection) -> Decision:
    """Whoever opens the gate may say of a condition nobody supplies that it holds."""
    return can_pass_gate(actor, inspection)


def can_hold_entry_meeting(actor: Actor, inspection: Inspection) -> Decision:
    own = carries_stages(inspection)
    if not own:
        return own
    if not serves(actor, inspection.team_id, Role.LEAD, Role.DEPUTY, Role.LIAISON):
        return no("entry.not_yours", _("进驻动员会由组长、副组长或联络员登记。"))
    if Stage(inspection.stage) not in ENTRY_MEETING_IN:
        return no("entry.wrong_stage", _("进驻以后、转入现场以前登记进驻动员会。"))
    return yes()


def can_note_point(actor: Actor, inspection: Inspection) -> Decision:
    """The team until it leaves; the office too while briefings come in before entry."""
    stage = Stage(inspection.stage)
    if not serves(actor, inspection.team_id) and not (actor.is_office and stage == Stage.PREPARED):
        return no("point.not_yours", _("疑点由本组人员记；进驻以前巡察办也可以记。"))
    if stage not in POINTS_NOTED_IN:
        return no("point.too_late", _("已经离场，不再记新的疑点。"))
    return yes()


def can_settle_point(actor: Actor, point: Point) -> Decision:
    """Whoever has it, the lead or a deputy; anyone of the team where nobody has it."""
    if not serves(actor, point.inspection.team_id):
        return no("point.not_yours", _("疑点由本组人员了结。"))
    if PointState.SETTLED not in POINT_TRANSITIONS[PointState(point.state)]:
        return no("point.settled", _("这个疑点已经了结，结果不能再改。"))
    if Stage(point.inspection.stage) not in POINTS_SETTLED_IN:
        return no("point.too_late", _("已经转入报告阶段，疑点不再变动。"))
    holder = point.who_has_id
    if holder in (None, actor.person) or serves(actor, point.inspection.team_id, Role.LEAD, Role.DEPUTY):
        return yes()
    return no(
        "point.with_another",
        _("这个疑点在 %(name)s 手里，由其本人、组长或副组长了结。") % {"name": point.who_has},
    )


def can_look(actor: Actor, inspection: Inspection) -> Decision:
    """The team, from the preparation to the writing of the report."""
    if not serves(actor, inspection.team_id):
        return no("look.not_yours", _("检查清单由本组人员登记。"))
    if Stage(inspection.stage) not in POINTS_SETTLED_IN:
        return no("look.too_late", _("已经转入报告阶段，检查清单不再变动。"))
    return yes()


def can_look_at_many(actor: Actor, inspection: Inspection) -> Decision:
    """A look at several members of a package at once: the same people, in the file of its head."""
    return can_look(actor, inspection)


def can_leave_out(actor: Actor, inspection: Inspection) -> Decision:
    """What does not apply to this body is for the lead to say."""
    decision = can_look(actor, inspection)
    if decision and not serves(actor, inspection.team_id, Role.LEAD):
        return no("look.lead_only", _("哪一项不查，由组长决定。"))
    return decision


def can_issue_entry_notice(actor: Actor, inspection: Inspection) -> Decision:
    """The office, before the team enters."""
    own = carries_stages(inspection)
    if not own:
        return own
    if not actor.is_office:
        return no("notice.office_only", _("进驻通知由巡察办发出。"))
    if Stage(inspection.stage) != Stage.PREPARED:
        return no("notice.too_late", _("已经进驻，不再发进驻通知。"))
    return yes()


def can_note_receipt(actor: Actor, inspection: Inspection) -> Decision:
    """The office or the team's lead, deputy or liaison."""
    own = carries_stages(inspection)
    if not own:
        return own
    if actor.is_office or serves(actor, inspection.team_id, Role.LEAD, Role.DEPUTY, Role.LIAISON):
        return yes()
    return no("notice.not_yours", _("由巡察办或者本组联络员办理。"))


def can_publish(actor: Actor, inspection: Inspection) -> Decision:
    """The public notice: the team's lead, deputy or liaison, and the office, until the team leaves."""
    decision = can_note_receipt(actor, inspection)
    if decision and Stage(inspection.stage) not in POINTS_NOTED_IN:
        return no("notice.too_late", _("已经离场，公告不再变动。"))
    return decision


def can_note_meeting(actor: Actor, inspection: Inspection) -> Decision:
    """The team's lead, deputy or liaison, until the report is decided."""
    if not serves(actor, inspection.team_id, Role.LEAD, Role.DEPUTY, Role.LIAISON):
        return no("meeting.not_yours", _("组务会由组长、副组长或联络员登记。"))
    if OWNERS[Stage(inspection.stage)] == "office":
        return no("meeting.too_late", _("报告已经决定，不再登记组务会。"))
    return yes()


def can_finish_resolution(actor: Actor, resolution: Resolution) -> Decision:
    """Who was given it, and the lead or a deputy in their place."""
    team = resolution.meeting.tour.team_id
    mine = resolution.owner_id is not None and resolution.owner_id == actor.person and serves(actor, team)
    if mine or serves(actor, team, Role.LEAD, Role.DEPUTY):
        return yes()
    return no("resolution.not_yours", _("由承办人，或者组长、副组长办结。"))


def can_report_upward(actor: Actor, inspection: Inspection) -> Decision:
    """The lead or a deputy, until the report is decided."""
    if not serves(actor, inspection.team_id, Role.LEAD, Role.DEPUTY):
        return no("upward.not_yours", _("重要事项由组长或副组长请示报告。"))
    if OWNERS[Stage(inspection.stage)] == "office":
        return no("upward.too_late", _("报告已经决定，不再登记请示报告。"))
    return yes()


def can_answer_upward(actor: Actor) -> Decision:
    """The office records the answer of whoever was asked."""
    if actor.is_office:
        return yes()
    return no("upward.office_only", _("答复由巡察办登记。"))
