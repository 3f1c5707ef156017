from datetime import timedelta

import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import papers
from xuncha.followup.rectification.actions.hand_in_report import hand_in_report
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def told(cast, ledger, **more):
    today = cast.clock.today()
    given = {"kind": "progress", "begins": ledger.opened_on, "ends": today, "text": "退款过半。"} | more
    return hand_in_report(by=given.pop("by", cast.body_liaison.actor), ledger=ledger.id, **given)


def test_the_figures_are_counted_from_the_list(cast):
    ledger = made.settled(cast)
    report = told(cast, ledger)
    assert (report.order, report.counted["total"], report.counted["done"]) == (1, 2, 2)
    assert journal_says("rectification.report_handed_in", about=report.ref).facts["kind"] == "progress"


def test_after_the_period_only_with_a_reason(cast):
    ledger = made.accepted(cast)
    cast.clock.move_to(ledger.due_on + timedelta(days=1))
    with pytest.raises(BadInput, match="late"):
        told(cast, ledger)
    assert told(cast, ledger, late_reason="等审计结果").late_reason == "等审计结果"
    assert told(cast, ledger, kind="quarterly").late_reason == ""


def test_what_it_lacks_is_said_at_once(cast):
    ledger = made.accepted(cast)
    with pytest.raises(BadInput) as refused:
        told(cast, ledger, kind="yearly", text=" ", ends=cast.clock.today() + timedelta(days=2))
    codes = {p.code for p in refused.value.problems}
    assert codes == {"report.unknown_kind", "report.no_text", "report.in_future"}


@pytest.mark.parametrize(("who", "refusal"), [("lead", NotAllowed), ("stranger", NotKnown)])
def test_only_the_body_reports(cast, who, refusal):
    ledger = made.accepted(cast)
    with pytest.raises(refusal):
        told(cast, ledger, by=getattr(cast, who).actor)


def test_not_before_the_plan_is_accepted(cast):
    with pytest.raises(NotAllowed, match="plan_not_accepted"):
        told(cast, made.opened(cast))


def test_its_page_and_paper_stand_on_both_sides_and_nobody_elses(cast):
    report = made.reported(cast)
    assert "逐笔核对完毕" in cast.body_liaison.client.get(f"/door/rectification/reports/{report.pk}").text
    assert cast.office.client.get(f"/rectification/reports/{report.pk}").status_code == 200
    assert cast.stranger.client.get(f"/rectification/reports/{report.pk}").status_code == 404
    paper = cast.body_liaison.client.get(f"/door/rectification/reports/{report.pk}.docx")
    assert paper.content[:2] == b"PK"
    assert papers.the_report(report.ref, cast.stranger.actor) is None
