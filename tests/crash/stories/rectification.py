"""Rectification after the plan: later days, steps, another leader, reports, visits, the grade, the committee."""

from datetime import timedelta

from tests.crash.harness import ANEW, crash_story
from tests.factories import approvals
from tests.factories import rectification as made
from tests.followup.rectification import test_import_measures as measures
from tests.followup.rectification import test_import_progress as progress
from xuncha.followup.rectification.actions.add_task import add_task
from xuncha.followup.rectification.actions.answer_report import answer_report
from xuncha.followup.rectification.actions.ask_extension import ask_extension
from xuncha.followup.rectification.actions.check_step import check_step
from xuncha.followup.rectification.actions.hand_in_report import hand_in_report
from xuncha.followup.rectification.actions.import_measures import import_measures
from xuncha.followup.rectification.actions.import_progress import import_progress
from xuncha.followup.rectification.actions.record_committee_hearing import record_committee_hearing
from xuncha.followup.rectification.actions.record_visit import record_visit
from xuncha.followup.rectification.actions.take_over_item import take_over_item


@crash_story
def after_the_plan(cast):
    ledger, today = made.accepted(cast), cast.clock.today()
    door, office = cast.body_liaison.actor, cast.office.actor
    measure = made.proven(cast)
    task = add_task(by=door, measure=measure.id, text="逐笔核对")
    check_step(by=cast.staff.actor, measure=measure.id, task=task.id, outcome="done")
    asked = ask_extension(
        by=door, item=measure.item_id, until=ledger.due_on + timedelta(days=30), reason="分期收回"
    )
    ANEW.add("approvals.take_step")  # the last one sets decide_extension off
    approvals.approve(cast, asked.ref)
    take_over_item(by=door, item=measure.item_id, leader="新任局长", reason="调任")
    report = hand_in_report(
        by=door, ledger=ledger.id, kind="progress", begins=ledger.opened_on, ends=today, text="退款过半"
    )
    answer_report(by=office, report=report.id, receive=True)
    record_visit(
        by=office, ledger=ledger.id, kind="supervision", team="一组", outcome="mostly", found="看了凭证"
    )
    record_committee_hearing(by=office, ledgers=[ledger.id], on=today, meeting="县委常委会")


@crash_story
def graded(cast):
    made.assessed(cast)


@crash_story
def from_a_stick(cast):
    ledger = made.opened(cast)
    file = measures.filled(cast, ledger, lambda page: measures.fill(page, 2))
    import_measures(by=cast.body_liaison.actor, ledger=ledger.id, file=file.id)


@crash_story
def progress_on_a_stick(cast):
    ledger = made.accepted(cast)
    sheet = progress.kept(cast, ledger, lambda page: progress.tell(page, said="凭证", file="凭证.pdf"))
    proofs = progress.proof(cast, ledger, "凭证.pdf")
    import_progress(by=cast.body_liaison.actor, ledger=ledger.id, file=sheet, proofs=proofs)
