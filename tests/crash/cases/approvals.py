from datetime import date

from tests.crash.harness import crash_case
from tests.factories.approvals import opened
from xuncha.foundation.terms import Ref, new_id
from xuncha.standing.approvals.actions.open_request import open_request
from xuncha.standing.approvals.actions.record_step import record_step
from xuncha.standing.approvals.actions.take_step import take_step
from xuncha.standing.approvals.actions.withdraw_request import withdraw_request

ON = date(2024, 3, 4)


@crash_case("approvals.open_request")
def request_opened(cast):
    by, subject = cast.office.actor, Ref("approvals.sample", new_id())
    return lambda: open_request(by=by, subject=subject, route="round", rule_set="2017", title="第五轮巡察")


@crash_case("approvals.take_step")
def step_taken(cast):
    by = cast.office.actor
    request = opened("round", by=by).id
    return lambda: take_step(by=by, request=request, approve=True)


@crash_case("approvals.record_step")
def step_recorded(cast):
    by = cast.office.actor
    request = opened("round", by=by).id
    return lambda: record_step(
        by=by, request=request, decided_by="沈建华", on=ON, approve=True, minutes="清委巡纪要〔2024〕1号"
    )


@crash_case("approvals.withdraw_request")
def request_withdrawn(cast):
    by = cast.office.actor
    request = opened("round", by=by).id
    return lambda: withdraw_request(by=by, request=request, reason="另行安排")
