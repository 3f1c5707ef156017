"""Every page of fact sheets, on both sides: who finds it, and that its form does what the action does."""

import pytest
from django.urls import reverse

from tests.factories import facts, findings
from xuncha.conclusions.findings import papers
from xuncha.conclusions.findings.models import FactAnswer, FactReply, FactSheet


def test_from_a_paper_to_a_settled_sheet(cast, inspection):
    paper = findings.ready(cast, inspection)
    member, lead, door = cast.member.client, cast.lead.client, cast.body_liaison.client
    new = reverse("findings:draft_facts", args=[inspection.id])
    assert f"{new}?paper={paper.id}" in member.get(f"/workpapers/{paper.id}/").content.decode()
    assert "checked" in member.get(f"{new}?paper={paper.id}").content.decode()
    assert member.post(new, {"workpapers": [str(paper.id)], "note": "请核对。"}).status_code == 302
    sheet = FactSheet.objects.get()
    here = f"/facts/{sheet.id}/"
    matter = facts.first(sheet)
    told = {"title": "尾款支付", "text": "2024年1月16日付清尾款。"}
    assert member.post(f"{here}matters/{matter.id}/write", told).status_code == 302
    assert "签发" in lead.get(f"{here}send").content.decode()
    assert lead.post(f"{here}send", {}).status_code == 302
    assert "请核对事实" in door.get("/door/").content.decode()
    objection = {"said": "disagree", "text": "试车在先。", "signed_by": "罗明"}
    assert door.post(f"/door{here}matters/{matter.id}/reply", objection).status_code == 302
    reply = FactReply.objects.get()
    assert "有异议待回应" in lead.get("/").content.decode()
    answer = {"settled": "not_taken", "text": "凭证日期在先。"}
    assert member.post(f"{here}replies/{reply.id}/answer", answer).status_code == 302
    assert FactAnswer.objects.count() == 1
    assert lead.post(f"{here}settle", {}).status_code == 302
    assert "已办结" in door.get("/door/facts/").content.decode()


def test_no_reply_by_the_day_is_on_the_first_screen_and_noted_by_two(cast, inspection):
    from datetime import timedelta

    sheet = facts.sent(cast, inspection)
    cast.clock.move_to(sheet.due_on + timedelta(days=1))
    data = {"witness": str(cast.second_member.person), "how": "催办两次未复"}
    assert cast.member.client.post(f"/facts/{sheet.id}/refused", data).status_code == 302
    assert "催办两次未复" in cast.lead.client.get(f"/facts/{sheet.id}/").content.decode()


@pytest.mark.parametrize("who", ["stranger", "clerk", "system", "body_liaison"])
def test_our_pages_are_not_there_for_others(cast, inspection, who):
    sheet = facts.sent(cast, inspection)
    answer = getattr(cast, who).client.get(f"/facts/{sheet.id}/")
    assert answer.status_code in (403, 404)


def test_a_reply_without_a_reason_is_said_at_its_field(cast, inspection):
    sheet = facts.sent(cast, inspection)
    at = f"/door/facts/{sheet.id}/matters/{facts.first(sheet).id}/reply"
    answer = cast.body_liaison.client.post(at, {"said": "disagree", "signed_by": "罗明"})
    assert answer.status_code == 422
    assert "有异议的要写明理由" in answer.content.decode()


def test_the_files_of_a_reply(cast, inspection):
    reply = facts.replied(cast, inspection)
    kept, sheet = reply.files.get(), reply.matter.sheet
    path = f"facts/{sheet.id}/files/{kept.id}/"
    assert cast.member.client.get(f"/{path}").getvalue().startswith(b"%PDF")
    assert cast.body_liaison.client.get(f"/door/{path}").getvalue().startswith(b"%PDF")
    assert cast.office.client.get(f"/{path}").status_code in (403, 404)
    assert cast.member.client.post(f"/{path}take", {"title": "凭证", "form": "copy"}).status_code == 302


def test_the_word_paper_says_facts_only(cast, inspection):
    sheet = facts.sent(cast, inspection, findings.ready(cast, inspection))
    record = papers.fact_sheet(sheet.ref, cast.office.actor)
    said = str(record)
    assert "石桥片区项目2024年3月22日验收" in said
    for hidden in ("证0", "临-", "马骏", "谈-"):
        assert hidden not in said
    assert papers.fact_sheet(sheet.ref, cast.stranger.actor) is None


def test_the_working_paper_prints_the_exchange(cast, inspection):
    reply = facts.replied(cast, inspection)
    record = papers.workpaper(reply.matter.workpaper.ref, cast.member.actor)
    assert "有异议（罗明）：尾款在试车以后才付。" in str(record)
