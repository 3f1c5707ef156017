from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import evidence as evidence_factory
from tests.factories import fieldwork as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState, new_id
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions.approve_request import approve_request
from xuncha.onsite.fieldwork.actions.change_request import change_request
from xuncha.onsite.fieldwork.actions.note_not_provided import note_not_provided
from xuncha.onsite.fieldwork.actions.receive_material import Receipt, receive_material
from xuncha.onsite.fieldwork.actions.request_materials import Asked, request_materials
from xuncha.onsite.fieldwork.actions.return_material import Returned, return_material
from xuncha.onsite.fieldwork.actions.send_back_request import send_back_request
from xuncha.onsite.fieldwork.actions.send_request import send_request
from xuncha.onsite.fieldwork.models import MaterialRequest, SlipLine
from xuncha.onsite.fieldwork.rules.materials import Line, all_answered, all_back, by_unit, copy_numbers, said
from xuncha.onsite.inspections.actions.pass_gate import pass_gate

unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # two cores, many at once


def items(request):
    return list(request.items.all())


def receive(cast, request, *pairs, who="team_liaison", **more):
    receipts = [Receipt(item.id, quantity, item.wanted) for item, quantity in pairs]
    given = {"handed_by": "罗明", "receipts": receipts, **more}
    return receive_material(by=getattr(cast, who).actor, request=request.id, **given)


def test_a_member_drafts_the_lead_approves_and_it_is_sent(cast, inspection):
    request = request_materials(
        by=cast.member.actor,
        inspection=inspection.id,
        matter="核对尾款",
        items=factory.LINES,
        due_on=date(2024, 3, 8),
    )
    assert (request.number, request.state, request.asked_of) == ("调-001", "drafted", "清源县文化和旅游局")
    assert journal_says("fieldwork.request_drafted", about=request.ref).facts["lines"] == 3
    approve_request(by=cast.lead.actor, request=request.id, seen=request.version)
    sent = send_request(by=cast.member.actor, request=request.id, sent_to="办公室主任")
    assert (sent.state, sent.approved_by, sent.sent_to) == ("sent", "韩立群", "办公室主任")
    for event in ("request_approved", "request_sent"):
        journal_says(f"fieldwork.{event}", about=request.ref)


def test_every_line_that_does_not_hold_is_named(cast, inspection):
    lines = [Asked("", 0, "斤", "fax"), Asked("凭证", 2, "册", "original"), Asked("账", 0)]
    with pytest.raises(BadInput) as refused:
        request_materials(by=cast.member.actor, inspection=inspection.id, matter="", items=lines)
    assert [p.where for p in refused.value.problems] == [
        *("matter", "name-1", "quantity-1", "unit-1", "wanted-1", "quantity-3"),
    ]
    with pytest.raises(BadInput):
        request_materials(by=cast.member.actor, inspection=inspection.id, matter="x", items=[])


@pytest.mark.parametrize(
    ("who", "error"), [("office", NotAllowed), ("stranger", NotKnown), ("body_liaison", NotKnown)]
)
def test_only_the_team_asks(cast, inspection, who, error):
    with pytest.raises(error):
        request_materials(
            by=getattr(cast, who).actor, inspection=inspection.id, matter="x", items=factory.LINES
        )


@pytest.mark.parametrize("who", ["deputy", "member", "team_liaison"])
def test_only_the_lead_approves_or_sends_back(cast, inspection, who):
    request = factory.request(cast, inspection, "drafted")
    with pytest.raises(NotAllowed):
        approve_request(by=getattr(cast, who).actor, request=request.id)
    with pytest.raises(NotAllowed):
        send_back_request(by=getattr(cast, who).actor, request=request.id, reason="x")


def test_what_was_sent_back_goes_to_the_lead_again_changed_by_its_drafter(cast, inspection):
    request = factory.request(cast, inspection, "sent_back")
    assert request.reason == "写明年度"
    change = {"request": request.id, "matter": "核对2022年尾款", "items": factory.LINES[:1]}
    with pytest.raises(NotAllowed):
        change_request(by=cast.second_member.actor, **change)
    with pytest.raises(Stale):
        change_request(by=cast.member.actor, seen=1, **change)
    changed = change_request(by=cast.member.actor, **change)
    assert (changed.state, changed.reason, len(items(changed))) == ("drafted", "", 1)
    journal_says("fieldwork.request_changed", about=request.ref)


def test_received_line_by_line_on_slips_files_become_evidence_and_copies_are_numbered(cast, inspection):
    request = factory.request(cast, inspection, "sent")
    vouchers, minutes, slips = items(request)
    receipts = [
        Receipt(vouchers.id, 1, "original", evidence_factory.pdf(4), "凭证.pdf"),
        Receipt(slips.id, 2, "copy"),
    ]
    slip = receive_material(
        by=cast.team_liaison.actor, request=request.id, receipts=receipts, handed_by="罗明"
    )
    assert slip.number == "交-001"
    line = SlipLine.objects.get(item=vouchers)
    assert (line.evidence.number, line.evidence.form, line.evidence.source) == (
        "证0001",
        "original",
        request.ref,
    )
    assert SlipLine.objects.get(item=slips).copy_numbers == "调-001-03-1至2"
    request.refresh_from_db()
    assert request.state == "sent"  # one volume, the minutes and a copy are still awaited
    receive(cast, request, (vouchers, 1), (minutes, 1), (slips, 1))
    request.refresh_from_db()
    assert request.state == "received"
    assert SlipLine.objects.filter(item=slips).latest("recorded_at").copy_numbers == "调-001-03-3"
    assert queries.received_by_unit([inspection.id]) == {"份": 3, "册": 2, "本": 1}
    assert journal_says("fieldwork.material_received", about=request.ref).facts["slip"] == "交-002"


def test_more_than_awaited_twice_a_line_or_a_strange_line_is_refused(cast, inspection):
    request = factory.request(cast, inspection, "sent")
    vouchers = items(request)[0]
    strange = items(factory.request(cast, inspection, "sent"))[0]
    for pairs in ([(vouchers, 3)], [(vouchers, 0)], [(vouchers, 1), (vouchers, 1)], [(strange, 1)], []):
        with pytest.raises(BadInput):
            receive(cast, request, *pairs)
    with pytest.raises(BadInput):
        receive(cast, request, (vouchers, 1), handed_by=" ")
    with pytest.raises(BadInput):
        receive(cast, request, (vouchers, 1), on=date(2024, 3, 1))
    assert not SlipLine.objects.exists()


def test_a_bad_file_takes_the_whole_slip_back(cast, inspection):
    import io

    request = factory.request(cast, inspection, "sent")
    vouchers, minutes, _slips = items(request)
    receipts = [
        Receipt(minutes.id, 1, "original"),
        Receipt(vouchers.id, 1, "original", io.BytesIO(b""), "空.pdf"),
    ]
    with pytest.raises(BadInput):
        receive_material(by=cast.member.actor, request=request.id, receipts=receipts, handed_by="罗明")
    assert not SlipLine.objects.exists()
    assert queries.received_by_unit([inspection.id]) == {}


def test_originals_go_back_and_their_custody_with_them(cast, inspection):
    request = factory.request(cast, inspection, "sent")
    vouchers, minutes, slips = items(request)
    receipts = [
        Receipt(vouchers.id, 2, "original", evidence_factory.pdf(4), "凭证.pdf"),
        Receipt(minutes.id, 1, "original"),
        Receipt(slips.id, 3, "copy"),
    ]
    receive_material(by=cast.member.actor, request=request.id, receipts=receipts, handed_by="罗明")
    with pytest.raises(BadInput) as refused:
        return_material(
            by=cast.member.actor, request=request.id, returns=[Returned(vouchers.id, 3)], taken_by="罗明"
        )
    assert refused.value.problems[0].where == "quantity-1"
    return_material(
        by=cast.member.actor, request=request.id, returns=[Returned(vouchers.id, 2)], taken_by="罗明"
    )
    item = SlipLine.objects.get(item=vouchers, evidence__isnull=False).evidence
    assert evidence.holder_now(evidence.item(item.id, cast.member.actor), "original") == request.asked_of
    request.refresh_from_db()
    assert request.state == "received"
    return_material(
        by=cast.lead.actor, request=request.id, returns=[Returned(minutes.id, 1)], taken_by="罗明"
    )
    request.refresh_from_db()
    assert (request.state, request.returned_on) == ("returned", date(2024, 3, 4))
    journal_says("fieldwork.request_settled", about=request.ref)


def test_nothing_that_did_not_come_is_returned(cast, inspection):
    request = factory.request(cast, inspection, "sent")
    with pytest.raises(BadInput):
        return_material(
            by=cast.member.actor,
            request=request.id,
            returns=[Returned(items(request)[0].id, 1)],
            taken_by="罗明",
        )
    with pytest.raises(BadInput):
        return_material(by=cast.member.actor, request=request.id, returns=[], taken_by="")


def test_copies_alone_settle_the_request_when_they_come(cast, inspection):
    request = factory.request(cast, inspection, "sent", lines=[Asked("拨款审批单", 3)])
    receive(cast, request, (items(request)[0], 3))
    request.refresh_from_db()
    assert request.state == "returned"


def test_what_is_not_provided_is_noted_in_the_bodys_words(cast, inspection):
    request = factory.request(cast, inspection, "sent", lines=[Asked("会议记录本", 1, "本", "original")])
    line = items(request)[0]
    with pytest.raises(BadInput):
        note_not_provided(by=cast.member.actor, request=request.id, item=line.id, because=" ")
    with pytest.raises(NotKnown):
        note_not_provided(by=cast.member.actor, request=request.id, item=new_id(), because="x")
    note_not_provided(by=cast.member.actor, request=request.id, item=line.id, because="办公室搬迁时遗失")
    request.refresh_from_db()
    assert request.state == "returned"
    assert journal_says("fieldwork.material_not_provided", about=request.ref).facts["line"] == 1
    with pytest.raises(WrongState):
        note_not_provided(by=cast.member.actor, request=request.id, item=line.id, because="再注")


def test_outstanding_materials_keep_the_team_on_site_and_say_how_many_of_which(cast, inspection):
    request = factory.request(cast, inspection, "received")
    factory.request(cast, inspection, "drafted")
    with pytest.raises(WrongState) as refused:
        pass_gate(by=cast.lead.actor, inspection=inspection.id)
    texts = [str(p.message) for p in refused.value.problems]
    assert any("2 册、1 本" in text for text in texts)
    assert any("未送出 1 张" in text for text in texts)
    assert [i.request_id for i in queries.outstanding(inspection.id, cast.member.actor)] == [request.id] * 2
    factory.all_returned(cast, request)
    assert queries.outstanding(inspection.id, cast.member.actor) == []


@pytest.mark.parametrize("who", ["stranger", "office", "body_liaison"])
def test_others_reach_no_request(cast, inspection, who):
    request = factory.request(cast, inspection, "sent")
    with pytest.raises(NotKnown):
        receive(cast, request, (items(request)[0], 1), who=who)
    assert MaterialRequest.objects.get().state == "sent"


quantities = st.integers(1, 50)


@unhurried
@given(st.lists(st.tuples(st.sampled_from(["份", "册", "本"]), quantities)))
def test_units_are_never_added_to_one_another(pairs):
    sums = by_unit(pairs)
    for unit in ("份", "册", "本"):
        assert sums.get(unit, 0) == sum(q for u, q in pairs if u == unit)
    assert said(sums).count("、") == max(len(sums) - 1, 0)


@unhurried
@given(quantities, st.integers(0, 50), st.integers(0, 50))
def test_awaited_and_held_never_fall_below_nothing(asked, received, returned):
    received, returned = min(received, asked), min(returned, received, asked)
    line = Line("册", asked, received, received, returned)
    assert line.awaited == asked - received >= 0
    assert line.to_return == received - returned >= 0
    assert all_answered([line]) is (received == asked)
    assert all_back([line]) is (returned == received)
    assert Line("册", asked, received, explained=True).awaited == 0


def test_numbers_of_copies_go_on_where_they_stopped():
    assert copy_numbers("调-001", 2, 1, 1) == "调-001-02-1"
    assert copy_numbers("调-001", 2, 2, 3) == "调-001-02-2至4"
