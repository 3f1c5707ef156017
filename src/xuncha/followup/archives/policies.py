from typing import Any

from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, Decision, Role, no, yes

from .models import Loan
from .rules.states import LoanState, may_go

READY = ("fed_back", "rectifying", "assessed", "filed")


def can_catalogue(actor: Actor, inspection: Any) -> Decision:
    """The office, or the team's liaison who keeps its papers; from the feedback on."""
    theirs = inspection.team_id in actor.scopes(Role.LIAISON, Role.LEAD)
    if not actor.has(*OFFICE) and not theirs:
        return no("archives.who_catalogues", _("由巡察办或本组联络员、组长编目。"))
    if inspection.stage not in READY:
        return no("archives.too_early", _("反馈以后再编目，现在材料还在变。"))
    return yes()


def can_ask(actor: Actor) -> Decision:
    """Whoever may know the volume, for themselves; the office also for somebody outside."""
    return yes() if actor.person is not None else no("archives.nobody", _("由借阅人本人或巡察办登记。"))


def can_decide_loan(actor: Actor, loan: Loan) -> Decision:
    """The head of the office; nobody lends to themselves."""
    if not actor.has(Role.OFFICE_HEAD):
        return no("archives.head_lends", _("借阅由巡察办主任批准。"))
    if loan.person_id is not None and loan.person_id == actor.person:
        return no("archives.own_loan", _("不能批准自己的借阅；主任写明理由就能打开，不用借阅。"))
    if not may_go(LoanState(loan.state), LoanState.LENT):
        return no("archives.loan_decided", _("已经批过。"))
    return yes()


def can_return_loan(actor: Actor, loan: Loan) -> Decision:
    if not (actor.has(*OFFICE) or (actor.person is not None and actor.person == loan.person_id)):
        return no("archives.not_your_loan", _("由借阅人或巡察办登记归还。"))
    if not may_go(LoanState(loan.state), LoanState.RETURNED):
        return no("archives.not_lent", _("没有借出，或者已经归还。"))
    return yes()


def can_file(actor: Actor) -> Decision:
    """The head of the office, who may open each single thing in it with a reason."""
    if actor.has(Role.OFFICE_HEAD):
        return yes()
    return no("archives.head_writes", _("案卷的文件夹由巡察办主任写出和打开。"))
