"""A later day goes along the route of the rule set: taken in the system or recorded from the signed paper."""

import pytest

from tests.factories import approvals as route
from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.ask_extension import ask_extension
from xuncha.followup.rectification.actions.decide_extension import decide_extension
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, new_id
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.approvals.actions.record_step import record_step
from xuncha.standing.approvals.actions.take_step import take_step
from xuncha.standing.approvals.actions.withdraw_request import withdraw_request

pytestmark = pytest.mark.django_db


def request_of(cast, extension):
    (found,) = approvals.of_subject(extension.ref, cast.office.actor)
    return found


def now(cast, extension):
    return queries.extension(extension.id, cast.office.actor)


def test_asked_it_stands_before_the_head_of_the_office_then_the_leading_group(cast):
    extension = made.extension(cast)
    request = request_of(cast, extension)
    assert [s.role for s in request.steps.all()] == ["office_head", "leading_group"]
    assert "款项要分期收回" in request.summary and "2024-" not in request.title
    take_step(by=cast.office.actor, request=request.id, approve=True)
    assert now(cast, extension).state == "asked"
    assert [w.request.id for w in approvals.waiting_for_me(cast.leading_group.actor)] == [request.id]


def test_the_last_step_grants_it_and_the_journal_says_so(cast):
    extension = made.extension(cast)
    route.approve(cast, extension.ref)
    item = queries.item(extension.item_id, cast.office.actor)
    assert (now(cast, extension).state, item.extended_to) == ("granted", extension.until)
    assert journal_says("rectification.extension_decided", about=item.ref).facts["granted"] is True


def test_steps_may_be_recorded_from_a_signed_paper(cast):
    extension = made.extension(cast)
    request, day = request_of(cast, extension), cast.clock.today()
    for who in ("巡察办主任签字", "领导小组第3次会议"):
        with pytest.raises(BadInput):
            record_step(by=cast.staff.actor, request=request.id, decided_by=who, on=day, approve=True)
        record_step(
            by=cast.staff.actor,
            request=request.id,
            decided_by=who,
            on=day,
            approve=True,
            minutes="清委巡纪要〔2024〕3号",
        )
    assert now(cast, extension).state == "granted"
    page = cast.office.client.get(f"/rectification/items/{extension.item_id}").content.decode()
    assert "领导小组第3次会议" in page


def test_a_return_refuses_it_with_its_reason_and_moves_nothing(cast):
    extension = made.extension(cast)
    route.send_back(cast, extension.ref, reason="按期完成")
    assert (now(cast, extension).state, now(cast, extension).answer) == ("refused", "按期完成")
    assert queries.item(extension.item_id, cast.office.actor).extended_to is None
    door = cast.body_liaison.client.get(f"/door/rectification/items/{extension.item_id}").content.decode()
    assert "不同意延期" in door and "按期完成" in door


def test_taken_back_another_may_be_asked(cast):
    extension = made.extension(cast)
    withdraw_request(by=cast.office.actor, request=request_of(cast, extension).id, reason="单位来函撤回")
    assert now(cast, extension).state == "withdrawn"
    again = ask_extension(
        by=cast.body_liaison.actor, item=extension.item_id, until=extension.until, reason="重新申请"
    )
    assert again.state == "asked"


def test_who_entered_the_request_takes_no_step_of_it(cast):
    ledger = made.accepted(cast)
    extension = ask_extension(
        by=cast.office.actor,
        item=made.items(ledger)[0].id,
        until=ledger.due_on.replace(year=ledger.due_on.year + 1),
        reason="单位来文",
    )
    with pytest.raises(NotAllowed, match="own_request"):
        take_step(by=cast.office.actor, request=request_of(cast, extension).id, approve=True)
    assert now(cast, extension).state == "asked"


def test_nobody_decides_beside_the_route(cast):
    extension, day = made.extension(cast), cast.clock.today()
    for who in ("office", "leading_group", "body_liaison"):
        with pytest.raises(NotAllowed):
            decide_extension(by=getattr(cast, who).actor, extension=extension.id, outcome="approved", on=day)
    with pytest.raises(NotKnown):
        decide_extension(by=cast.office.actor, extension=new_id(), outcome="approved", on=day)


@pytest.mark.parametrize(
    ("who", "refusal"), [("staff", NotAllowed), ("body_liaison", NotAllowed), ("stranger", NotKnown)]
)
def test_nobody_else_takes_a_step(cast, who, refusal):
    extension = made.extension(cast)
    with pytest.raises(refusal):
        take_step(by=getattr(cast, who).actor, request=request_of(cast, extension).id, approve=True)
