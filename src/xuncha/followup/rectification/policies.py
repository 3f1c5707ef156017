from django.utils.translation import gettext as _

from xuncha.foundation.terms import OFFICE, Actor, Decision, Role, no, yes

from . import queries
from .models import BodyReport, Item, Ledger, Measure
from .rules.assessing import needs_visit_first
from .rules.checking import is_another_person
from .rules.states import ExtensionState, ItemState, LedgerState, ReportState


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


def can_bring_progress(actor: Actor, ledger: Ledger) -> Decision:
    """A filled-in progress sheet: by the body, or the office for it, once the plan was accepted."""
    if not (mine := is_the_bodys(actor, ledger)):
        return mine
    if ledger.state != LedgerState.ACCEPTED:
        return no("rectification.plan_not_accepted", _("整改方案通过以后再填进展。"))
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


def can_ask_extension(actor: Actor, item: Item) -> Decision:
    """A later day is asked for while the item is open; one request at a time."""
    if not (mine := is_the_bodys(actor, item.ledger)):
        return mine
    if item.ledger.state != LedgerState.ACCEPTED:
        return no("rectification.plan_not_accepted", _("整改方案通过以后再申请延期。"))
    if item.state == ItemState.DONE:
        return no("rectification.done", _("这一条已经核验完成。"))
    if any(e.state == ExtensionState.ASKED for e in item.extensions.all()):
        return no("rectification.extension_waits", _("已经申请延期，正在审批。"))
    return yes()


def can_check_step(actor: Actor, measure: Measure) -> Decision:
    """One step by itself: by the office, of work that is not the checker's own and has proof."""
    if not actor.has(*OFFICE):
        return no("rectification.office_checks", _("由巡察办核验。"))
    if measure.item.ledger.state != LedgerState.ACCEPTED:
        return no("rectification.plan_not_accepted", _("整改方案通过以后再核验。"))
    if not measure.proofs.exists():
        return no("rectification.measure_unproven", _("这项措施还没有佐证，没有可以核验的。"))
    if not is_another_person(actor.code, queries.doers(measure.item)):
        return no("rectification.own_work", _("核验人不能是填报、提交佐证的人，请换一位同事核验。"))
    return yes()


def can_hand_over_item(actor: Actor, item: Item) -> Decision:
    if not (mine := is_the_bodys(actor, item.ledger)):
        return mine
    if item.state == ItemState.DONE:
        return no("rectification.done", _("这一条已经核验完成，不用接续。"))
    if not queries.leaders_of(item):
        return no("rectification.nobody_yet", _("这一条还没有措施，也就没有责任领导可换。"))
    return yes()


def can_report(actor: Actor, ledger: Ledger) -> Decision:
    if ledger.state != LedgerState.ACCEPTED:
        return no("rectification.plan_not_accepted", _("整改方案通过以后再报送整改报告。"))
    return is_the_bodys(actor, ledger)


def can_answer_report(actor: Actor, report: BodyReport) -> Decision:
    if not actor.has(*OFFICE):
        return no("rectification.office_receives", _("整改报告由巡察办收下或退回。"))
    if report.state != ReportState.HANDED_IN:
        return no("rectification.report_answered", _("这份报告已经答复。"))
    return yes()


def can_look_again(actor: Actor, ledger: Ledger) -> Decision:
    if not actor.has(*OFFICE):
        return no("rectification.office_visits", _("督查、回访由巡察办登记。"))
    if ledger.state != LedgerState.ACCEPTED:
        return no("rectification.plan_not_accepted", _("整改方案通过以后再登记督查、回访。"))
    return yes()


def can_assess(actor: Actor, ledger: Ledger) -> Decision:
    """By the office, once every item has a check, by somebody who did none of the work."""
    if not actor.has(*OFFICE):
        return no("rectification.office_assesses", _("整改评估由巡察办作出。"))
    open_items = queries.unsettled(ledger)
    if ledger.state != LedgerState.ACCEPTED or open_items:
        said = _("还有 %(n)s 条没有核验结论，核验完再评估。") % {"n": len(open_items)}
        return no("rectification.not_all_checked", said)
    given = list(ledger.assessments.all())
    last = given[-1] if given else None
    if needs_visit_first(
        last.grade if last else None, last.on if last else None, [v.on for v in ledger.visits.all()]
    ):
        return no("rectification.visit_first", _("上次评为一般或差，要先回访，看过重新整改的情况再评。"))
    return yes()


def can_note_hearing(actor: Actor) -> Decision:
    return (
        yes() if actor.has(*OFFICE) else no("rectification.office_notes", _("党委听取整改汇报由巡察办登记。"))
    )
