"""Figures of rectification are counted by what the round counts: findings, measures or tasks."""

import pytest

from tests.factories import rectification as made
from xuncha.followup.rectification.actions.check_step import check_step
from xuncha.followup.rectification.actions.record_committee_hearing import record_committee_hearing
from xuncha.followup.rectification.actions.record_visit import record_visit
from xuncha.followup.rectification.actions.submit_proof import submit_proof
from xuncha.overview.statistics import queries
from xuncha.preparation.planning.actions.set_round_counting import set_round_counting

pytestmark = pytest.mark.django_db


def figures(cast, round_, base="findings"):
    set_round_counting(
        by=cast.office.actor,
        round=round_.id,
        rate_decimals=2,
        counts_as_done=["done"],
        rectification_base=base,
    )
    return queries.bulletin(round_.code, cast.clock.today())["figures"]


def test_the_base_of_the_round_says_what_is_counted(cast):
    task = made.task(cast)
    measure = task.measure
    submit_proof(by=cast.body_liaison.actor, measure=measure.id, note="退款凭证")
    check_step(by=cast.staff.actor, measure=measure.id, outcome="done")
    check_step(by=cast.staff.actor, measure=measure.id, task=task.id, outcome="not_done", reason="没有做")
    round_ = measure.item.ledger.inspection.target.batch.round
    assert figures(cast, round_)["rectification"]["total"] == 2
    measures = figures(cast, round_, "measures")["rectification"]
    assert (measures["total"], measures["done"], measures["rate"]) == (2, 1, "50.000000")
    tasks = figures(cast, round_, "tasks")
    assert (tasks["rectification"]["total"], tasks["rectification"]["not_done"]) == (1, 1)
    assert tasks["rectification_by"][0]["not_done"] == 1


def test_later_checks_and_the_hearing_are_counted(cast):
    ledger, today = made.accepted(cast), cast.clock.today()
    round_ = ledger.inspection.target.batch.round
    assert figures(cast, round_)["rectification_checks"] == {"teams": 0, "bodies": 0}
    for team in ("第一组", "第二组"):
        record_visit(
            by=cast.office.actor,
            ledger=ledger.id,
            kind="supervision",
            team=team,
            outcome="mostly",
            found="看了凭证",
        )
    record_committee_hearing(by=cast.office.actor, ledgers=[ledger.id], on=today, meeting="县委常委会")
    counted = figures(cast, round_)
    assert counted["rectification_checks"] == {"teams": 2, "bodies": 1}
    assert counted["committee_heard_rectification_on"] == today.isoformat()
