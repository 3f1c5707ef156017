"""Forms of the materials and talks as a browser sends them, without scripts."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import evidence as evidence_factory
from tests.factories import fieldwork as factory
from tests.factories import inspections
from xuncha.onsite.evidence.models import Item
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.models import Interview, MaterialRequest, SlipLine

LINES = {
    "name-1": "原始凭证",
    "quantity-1": "2",
    "unit-1": "册",
    "wanted-1": "original",
    "name-3": "审批单",
    "quantity-3": "",
    "unit-3": "份",
    "wanted-3": "copy",
}


def test_empty_lines_are_left_out_and_a_missing_quantity_is_one(cast, inspection):
    answer = cast.member.client.post(
        f"/inspections/{inspection.id}/materials/request",
        {"matter": "核对尾款", "due_on": "2024年3月8日", **LINES},
    )
    request = MaterialRequest.objects.get()
    assert answer.headers["Location"] == f"/materials/{request.id}/"
    assert [(i.name, i.quantity, i.unit, i.wanted) for i in request.items.all()] == [
        ("原始凭证", 2, "册", "original"),
        ("审批单", 1, "份", "copy"),
    ]


def test_more_lines_keep_what_was_typed_and_send_nothing(cast, inspection):
    answer = cast.member.client.post(
        f"/inspections/{inspection.id}/materials/request", {"matter": "", "more": "1", **LINES}
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="name-11"' in text and "原始凭证" in text
    assert "x-errors" not in text
    assert not MaterialRequest.objects.exists()


def test_a_line_that_does_not_hold_is_said_at_its_place(cast, inspection):
    answer = cast.member.client.post(
        f"/inspections/{inspection.id}/materials/request", {"matter": "核对", "name-1": "", "quantity-1": "3"}
    )
    assert answer.status_code == 422
    assert "第 1 行没有写资料名称" in answer.content.decode()


def test_a_double_click_makes_one_request(cast, inspection):
    client = cast.member.client
    address = f"/inspections/{inspection.id}/materials/request"
    once = client.get(address).content.decode().split('name="once" value="')[1].split('"')[0]
    first = client.post(address, {"matter": "核对", "once": once, **LINES})
    second = client.post(address, {"matter": "核对", "once": once, **LINES})
    assert first.headers["Location"] == second.headers["Location"]
    assert MaterialRequest.objects.count() == 1


def test_received_with_a_scan_and_returned_by_the_forms(cast, inspection):
    request = factory.request(cast, inspection, "sent")
    scan = SimpleUploadedFile("凭证.pdf", evidence_factory.pdf(4).getvalue())
    answer = cast.member.client.post(
        f"/materials/{request.id}/receive",
        {
            "handed_by": "罗明",
            "on": "2024-3-4",
            "quantity-1": "2",
            "thing-1": "original",
            "file-1": scan,
            "quantity-2": "1",
            "thing-2": "original",
            "quantity-3": "0",
            "thing-3": "copy",
        },
    )
    assert answer.status_code == 302
    assert Item.objects.get().title == "2022年原始凭证"
    assert SlipLine.objects.count() == 2
    wrong = cast.member.client.post(
        f"/materials/{request.id}/return", {"taken_by": "罗明", "on": "2024-3-4", "quantity-1": "9"}
    )
    assert wrong.status_code == 422
    assert "手里还有原件 2 册" in wrong.content.decode()
    cast.member.client.post(
        f"/materials/{request.id}/return",
        {"taken_by": "罗明", "on": "2024-3-4", "quantity-1": "2", "quantity-2": "1"},
    )
    assert queries.outstanding(inspection.id, cast.member.actor)[0].name == "拨款审批单"


def test_an_empty_scan_refuses_the_slip(cast, inspection):
    request = factory.request(cast, inspection, "sent")
    answer = cast.member.client.post(
        f"/materials/{request.id}/receive",
        {
            "handed_by": "罗明",
            "on": "2024-3-4",
            "quantity-1": "2",
            "thing-1": "original",
            "file-1": SimpleUploadedFile("空.pdf", b""),
            "thing-2": "copy",
            "thing-3": "copy",
        },
    )
    assert answer.status_code == 422
    assert "文件是空的" in answer.content.decode()
    assert not SlipLine.objects.exists()


def test_a_talk_is_planned_with_the_people_ticked(cast, inspection):
    sent = {
        "name": "李国栋",
        "post": "股长",
        "on": "2024-3-11",
        "at": "15:00",
        "place": "302 室",
        "outline_post": "中层干部",
        "interviewers": [str(cast.member.person), str(cast.second_member.person)],
    }
    address = f"/inspections/{inspection.id}/interviews/plan"
    assert (
        cast.member.client.post(address, {**sent, "interviewers": sent["interviewers"][:1]}).status_code
        == 422
    )
    answer = cast.member.client.post(address, sent)
    assert answer.headers["Location"] == f"/interviews/{Interview.objects.get().id}/"


def test_a_record_with_a_signed_scan_is_confirmed_by_the_form(cast, inspection):
    talk = factory.interview(cast, inspection, "held")
    scan = SimpleUploadedFile("签名.pdf", evidence_factory.pdf(2).getvalue())
    sent = {"way": "paper", "pages": "2", "on": "2024-3-4", "scan": scan}
    assert cast.member.client.post(f"/interviews/{talk.id}/confirm", sent).status_code == 302
    talk.refresh_from_db()
    assert (talk.state, talk.page_count, talk.scan.pages) == ("confirmed", 2, 2)


@pytest.mark.parametrize("state", ["planned", "recording", "held", "confirmed", "refused", "cancelled"])
def test_every_state_of_a_talk_has_its_page(cast, inspection, state):
    talk = factory.interview(cast, inspection, state)
    for who in ("member", "lead", "team_liaison"):
        assert getattr(cast, who).client.get(f"/interviews/{talk.id}/").status_code == 200


def test_the_last_lines_of_the_log_come_as_a_part(cast, inspection):
    factory.interview(cast, inspection)
    part = cast.lead.client.get(f"/inspections/{inspection.id}/journal", headers={"HX-Request": "true"})
    text = part.content.decode()
    assert "<html" not in text and "谈-001" in text
    assert "记录问答" not in text  # what is written while typing does not drown the rest
    for_office = cast.staff.client.get(f"/inspections/{inspection.id}/journal").content.decode()
    assert "谈-001" not in for_office


def test_the_head_of_the_office_finds_evidence_to_open_by_number_alone(cast, inspection):
    item = evidence_factory.registered(cast, inspection)
    text = cast.office.client.get(f"/inspections/{inspection.id}/evidence/").content.decode()
    assert item.number in text and f"/evidence/{item.id}/open" in text
    assert item.title not in text
    assert cast.staff.client.get(f"/inspections/{inspection.id}/evidence/").status_code == 404


def test_after_the_team_left_outlines_are_read_and_planning_says_not_now(cast, inspection):
    left = inspections.forward(cast, inspection)
    lead = cast.lead.client
    assert "另一类职务的提纲" in lead.get(f"/inspections/{left.id}/outlines/").content.decode()
    for path in ("interviews/plan", "outlines/write", "materials/request"):
        answer = lead.get(f"/inspections/{left.id}/{path}")
        assert (answer.status_code, "现场工作没有开始" in answer.content.decode()) == (409, True), path
    assert cast.stranger.client.get(f"/inspections/{left.id}/outlines/").status_code == 404
