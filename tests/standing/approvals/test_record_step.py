from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from tests.factories.approvals import opened
from tests.journal_says import journal_says
from tests.standing.approvals.cast import LEADING_GROUP, OFFICE_HEAD, OFFICE_STAFF, TODAY
from xuncha.foundation.files.store import keep
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.standing.approvals.actions.open_request import open_request
from xuncha.standing.approvals.actions.record_step import record_step
from xuncha.standing.approvals.actions.take_step import take_step

pytestmark = pytest.mark.django_db


def picture() -> BytesIO:
    """A page as a scanner gives it."""
    held = BytesIO()
    Image.new("L", (40, 60), 255).save(held, "PDF")
    held.seek(0)
    return held


def record(request, by=OFFICE_STAFF, **given):
    words = {
        "decided_by": "领导小组第三次会议",
        "on": TODAY,
        "approve": True,
        "minutes": "清委巡纪要〔2022〕3号",
    }
    return record_step(by=by, request=request.id, **{**words, **given})


def test_a_decision_of_a_meeting_is_recorded_and_shows_so():
    request = opened("round")
    record(request, decided_by="郑怀远")
    record(request)
    step = request.steps.get(code="leading_group")
    assert (step.state, step.how, step.decided_by, step.minutes) == (
        "approved",
        "recorded",
        "领导小组第三次会议",
        "清委巡纪要〔2022〕3号",
    )
    assert step.is_recorded
    assert step.recorded_by == OFFICE_STAFF.code
    assert step.decided_code == "", "nobody acted in the system"
    assert (
        journal_says("approvals.step_recorded", about=request.ref).facts["decided_by"] == "领导小组第三次会议"
    )


def test_the_signed_paper_stays_with_the_step():
    scan = keep(picture(), name="签字件.pdf", scope="office", by=OFFICE_STAFF)
    request = opened("round")
    record(request, scan=scan.id, minutes="")
    assert request.steps.get(code="office").scan_id == scan.id


def test_without_scan_or_minutes_nothing_is_recorded():
    request = opened("round")
    with pytest.raises(BadInput) as refused:
        record(request, minutes=" ", decided_by=" ")
    assert [p.code for p in refused.value.problems] == ["step.decided_by", "step.paper"]
    assert request.steps.filter(state="waiting").count() == 3


def test_the_last_step_recorded_approves_with_the_day_of_the_paper():
    request = opened("recusal", on=date(2022, 8, 1))
    record(request, on=date(2022, 8, 2))
    record(request, on=date(2022, 8, 5), late_reason="会期延后")
    request.refresh_from_db()
    assert (request.state, request.decided_on) == ("approved", date(2022, 8, 5))
    said = journal_says("approvals.decided", about=request.subject)
    assert said.facts["on"] == "2022-08-05"
    assert request.steps.get(code="leading_group").late_reason == "会期延后"


def test_a_return_from_paper_needs_its_reason():
    request = opened("round")
    with pytest.raises(BadInput):
        record(request, approve=False)
    record(request, approve=False, reason="对象未征求组织部意见")
    request.refresh_from_db()
    assert request.state == "returned"


@pytest.mark.parametrize(
    ("day", "code"), [(date(2022, 8, 16), "step.future"), (date(2022, 8, 14), "step.before_opened")]
)
def test_a_day_that_cannot_be_is_refused(day, code):
    request = opened("round")
    with pytest.raises(BadInput) as refused:
        record(request, on=day)
    assert refused.value.problems[0].code == code


def test_only_the_office_records():
    request = opened("round")
    take_step(by=OFFICE_HEAD, request=request.id, approve=True)
    with pytest.raises(NotAllowed) as refused:
        record(request, by=LEADING_GROUP)
    assert refused.value.code == "step.office_records"


def test_a_step_that_only_a_meeting_takes_cannot_be_taken_in_the_system():
    request = opened("round")
    request.steps.filter(code="office").update(allowed="recorded")
    with pytest.raises(NotAllowed) as refused:
        take_step(by=OFFICE_HEAD, request=request.id, approve=True)
    assert refused.value.code == "step.only_recorded"
    record(request)


def test_a_step_that_must_be_taken_in_person_cannot_be_recorded():
    request = opened("round")
    request.steps.filter(code="office").update(allowed="system")
    with pytest.raises(NotAllowed) as refused:
        record(request)
    assert refused.value.code == "step.only_system"


def test_a_closed_request_takes_nothing_more():
    request = opened("round")
    record(request, approve=False, reason="重拟")
    with pytest.raises(WrongState):
        record(request)


def test_after_a_return_it_can_be_sent_again():
    request = opened("round")
    record(request, approve=False, reason="重拟")
    again = opened("round", subject=request.subject)
    assert again.id != request.id
    with pytest.raises(WrongState):
        open_request(by=OFFICE_HEAD, subject=request.subject, route="round", rule_set="2017", title="再送")
