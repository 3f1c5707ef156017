from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, Decision, Role, no, yes

from . import queries
from .models import Item, Ledger, Measure
from .rules.checking import is_another_person
from .rules.states import ItemState, LedgerState


def can_view(actor: Actor, ledger: Ledger) -> Decision:
    known = queries.can_view(actor, ledger)
    return yes() if known else no("rectification.not_known", _("没有这份整改材料，或您不参与这项工作。"))


def is_the_bodys(actor: Actor, ledger: Ledger) -> Decision:
    """The liaison of the body that rectifies; the office may enter for it what came on paper."""
    if ledger.body_id in actor.scopes(Role.BODY_LIAISON) or actor.has(*OFFICE):
        return yes()
    return no("rectification.not_the_body", _("由整改单位的联络员填报，或由巡察办按来文代录。"))


def can_plan(actor: Actor, ledger: Ledger) -> Decision:
    """Measures are written and changed until the plan is accepted."""
    if not (mine := is_the_bodys(actor, ledger)):
        return mine
    if ledger.state in (LedgerState.OPEN, LedgerState.RETURNED):
        return yes()
    return no("rectification.plan_not_open", _("方案已经送审或通过，措施不能再改。退回后可以修改。"))


def can_add_measure(actor: Actor, ledger: Ledger) -> Decision:
    """Adding is also right after the plan was accepted: more may turn out to be needed."""
    if ledger.state == LedgerState.ACCEPTED:
        return is_the_bodys(actor, ledger)
    return can_plan(actor, ledger)


def can_review_plan(actor: Actor, ledger: Ledger) -> Decision:
    if not actor.has(*OFFICE):
        return no("rectification.office_reviews", _("整改方案由巡察办审核。"))
    if ledger.state != LedgerState.SUBMITTED:
        return no("rectification.plan_not_submitted", _("方案还没有送审，或已经审核。"))
    return yes()


def can_work(actor: Actor, item: Item) -> Decision:
    """Progress, proof: while the plan is accepted and the item is neither with the checker nor done."""
    if not (mine := is_the_bodys(actor, item.ledger)):
        return mine
    if item.ledger.state != LedgerState.ACCEPTED:
        return no("rectification.plan_not_accepted", _("整改方案通过以后再填进展。"))
    if item.state == ItemState.SUBMITTED:
        return no("rectification.with_checker", _("这一条已经送核，等巡察办核验。"))
    if item.state == ItemState.DONE:
        return no("rectification.done", _("这一条已经核验完成。"))
    return yes()


def can_check(actor: Actor, item: Item) -> Decision:
    if not actor.has(*OFFICE):
        return no("rectification.office_checks", _("由巡察办核验。"))
    if item.state != ItemState.SUBMITTED:
        return no("rectification.not_handed_in", _("这一条还没有送核。"))
    if not is_another_person(actor.code, queries.doers(item)):
        return no("rectification.own_work", _("核验人不能是填报、提交佐证的人，请换一位同事核验。"))
    return yes()


def can_record_result(actor: Actor, measure: Measure) -> Decision:
    if measure.item.ledger.state != LedgerState.ACCEPTED:
        return no("rectification.plan_not_accepted", _("整改方案通过以后再填成果。"))
    return is_the_bodys(actor, measure.item.ledger)


def can_disclose(actor: Actor, ledger: Ledger) -> Decision:
    if ledger.state != LedgerState.ACCEPTED:
        return no("rectification.plan_not_accepted", _("整改方案还没有通过，没有可以公开的整改情况。"))
    return is_the_bodys(actor, ledger)
