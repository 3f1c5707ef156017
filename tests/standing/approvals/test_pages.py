"""What waits is on one page; deciding, returning, recording and withdrawing are one step each."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from tests.factories.approvals import holder
from tests.factories.approvals import opened as opened_by
from xuncha.foundation.terms import new_id
from xuncha.standing.approvals import queries
from xuncha.standing.approvals.actions.take_step import take_step
from xuncha.standing.approvals.models import Request

pytestmark = pytest.mark.django_db


def opened(cast, route="round", by=None, team=None) -> Request:
    return opened_by(route, by=by or cast.staff.actor, team=team)


def at(name, request, *more):
    return reverse(f"approvals:{name}", args=[request.id, *more])


def picture() -> SimpleUploadedFile:
    held = BytesIO()
    Image.new("L", (40, 60), 255).save(held, "PDF")
    return SimpleUploadedFile("签字件.pdf", held.getvalue(), "application/pdf")


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("who", ["office", "staff", "leading_group", "secretary", "lead", "member"])
def test_the_page_opens_empty_and_full(cast, who, language):
    client = getattr(cast, who).client
    empty = client.get(reverse("approvals:waiting"), headers={"accept-language": language})
    assert empty.status_code == 200
    opened(cast)
    opened(cast, "report", by=cast.member.actor, team=cast.team)
    full = client.get(reverse("approvals:waiting"), headers={"accept-language": language})
    assert full.status_code == 200
    assert len(full.context["mine"]) == (who in ("office", "lead"))
    assert len(full.context["others"]) == {"office": 1, "staff": 2}.get(who, 0)


def test_the_office_sees_on_its_first_screen_who_waits_for_whom(cast):
    opened(cast)
    text = cast.staff.client.get("/").content.decode()
    assert "等别人决定" in text and "轮到巡察办主任" in text
    assert "等别人决定" not in cast.lead.client.get("/").content.decode()
    assert "等别人决定" not in cast.office.client.get("/").content.decode()  # it is the head's own turn


def test_others_have_no_such_page(cast):
    for who in (cast.body_liaison, cast.system, cast.audit):
        assert who.client.get(reverse("approvals:waiting")).status_code == 404


def test_approving_leads_to_the_next_that_waits_or_back_to_the_thing(cast):
    one, other = opened(cast), opened(cast)
    answer = cast.office.client.post(at("approve", one), {"reason": "同意"})
    assert answer.url == reverse("approvals:waiting")
    answer = cast.office.client.post(at("approve", other), {})
    assert answer.url == at("request", other)
    shown = cast.office.client.get(at("request", one)).content.decode()
    assert "同意" in shown and cast.office.actor.name in shown and "本人在系统内办理" in shown


def test_who_may_not_is_told_on_the_page_and_refused_by_its_address(cast):
    request = opened(cast)
    shown = cast.staff.client.get(at("request", request)).content.decode()
    assert "这一步由巡察办主任办理" in shown
    assert cast.staff.client.get(at("approve", request)).status_code == 403
    assert cast.staff.client.post(at("approve", request), {}).status_code == 403
    assert cast.secretary.client.get(at("request", request)).status_code == 404
    assert cast.secretary.client.post(at("approve", request), {}).status_code == 404


def test_returning_asks_for_the_reason_at_its_field(cast):
    request = opened(cast)
    answer = cast.office.client.post(at("return", request), {"reason": " "})
    assert answer.status_code == 422
    answer = cast.office.client.post(at("return", request), {"reason": "对象漏了乡镇"})
    assert answer.status_code == 302
    shown = cast.staff.client.get(at("request", request)).content.decode()
    assert "对象漏了乡镇" in shown and "已退回" in shown


def test_a_signed_paper_is_recorded_with_its_scan_and_the_scan_opens(cast):
    request = opened(cast)
    page = cast.staff.client.get(at("record", request))
    assert page.status_code == 200
    answer = cast.staff.client.post(
        at("record", request),
        {
            "approve": "yes",
            "decided_by": "郑怀远",
            "on": cast.office.actor.clock.today().isoformat(),
            "scan": picture(),
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    step = request.steps.get(code="office")
    assert step.is_recorded and step.scan_id
    shown = cast.staff.client.get(at("request", request)).content.decode()
    assert "凭纸质件登记" in shown
    scan = cast.staff.client.get(at("scan", request, step.id))
    assert scan.status_code == 200 and b"".join(scan.streaming_content).startswith(b"%PDF")
    assert cast.member.client.get(at("scan", request, step.id)).status_code == 404
    assert cast.staff.client.get(at("scan", request, request.steps.get(order=2).id)).status_code == 404


def test_a_damaged_scan_records_nothing(cast):
    request = opened(cast)
    answer = cast.staff.client.post(
        at("record", request),
        {
            "approve": "yes",
            "decided_by": "郑怀远",
            "on": cast.office.actor.clock.today().isoformat(),
            "scan": SimpleUploadedFile("签字件.pdf", b"not a pdf", "application/pdf"),
        },
    )
    assert answer.status_code == 422
    assert request.steps.get(code="office").state == "waiting"


def test_recording_is_the_office_s(cast):
    request = opened(cast)
    assert cast.leading_group.client.get(at("record", request)).status_code == 404


def test_withdrawing_asks_and_does(cast):
    request = opened(cast)
    assert cast.staff.client.get(at("withdraw", request)).status_code == 200
    assert cast.staff.client.post(at("withdraw", request), {"reason": ""}).status_code == 302
    assert cast.staff.client.get(at("withdraw", request)).status_code == 409
    shown = cast.staff.client.get(reverse("approvals:decided")).content.decode()
    assert "已撤回" in shown


def test_the_second_of_two_at_once_sees_what_changed_and_keeps_what_was_typed(cast):
    request = opened(cast)
    seen = Request.objects.get(pk=request.pk).version
    cast.staff.client.post(
        at("record", request),
        {
            "approve": "yes",
            "decided_by": "郑怀远",
            "on": cast.office.actor.clock.today().isoformat(),
            "minutes": "3号",
        },
    )
    answer = cast.office.client.post(at("return", request), {"reason": "我不同意", "seen": seen})
    assert answer.status_code in (403, 409)


def test_what_is_not_there_and_what_may_not_be_known_answer_alike(cast):
    request = opened(cast)
    hidden = cast.member.client.get(at("request", request))
    absent = cast.member.client.get(reverse("approvals:request", args=[new_id()]))
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content.replace(str(request.id).encode(), b"") != b""


def test_the_list_page_asks_the_database_a_bounded_number_of_times(cast, django_assert_max_num_queries):
    for _ in range(2):
        opened(cast)
    client = cast.office.client
    client.get(reverse("approvals:waiting"))
    for _ in range(6):
        opened(cast)
    with django_assert_max_num_queries(24):
        client.get(reverse("approvals:waiting"))


@pytest.mark.parametrize("route", ["round", "report"])
def test_the_number_in_the_bar_is_what_the_page_lists(cast, route):
    request = opened(cast, route, team=cast.team)
    while True:
        for one in cast.everyone:
            rows = queries.my_steps(one.actor)
            listed = len(queries.waiting_for_me(one.actor))
            assert (0 if rows is None else rows.count()) == listed, one.code
        step = queries.current_step(queries.request(request.id, cast.office.actor))
        if step is None:
            return
        take_step(by=holder(step, cast.clock), request=request.id, approve=True)
