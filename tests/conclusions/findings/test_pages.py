"""The pages of papers and findings, as the people concerned open and send them."""

import re

import pytest
from django.urls import reverse

from tests.factories import evidence, findings, inspections
from xuncha.conclusions.findings.models import Finding, Workpaper
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.links.offers import offers_for
from xuncha.foundation.search.registry import known_kinds, rights_of
from xuncha.foundation.ui.cards import cards_for


def url(name, *args):
    return reverse(f"findings:{name}", args=args)


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_paper_from_point_to_finding_in_the_browser(cast, inspection):
    point = inspections.noted(cast, inspection)
    item = evidence.registered(cast, inspection)
    offered = [o for o in offers_for(point.ref, cast.member.actor) if o.verb == "draft_workpaper"]
    member, second = cast.member.client, cast.second_member.client
    page = member.get(offered[0].href)
    assert point.title in text(page)
    answer = member.post(
        offered[0].href,
        {
            "title": point.title,
            "undertakers": [str(cast.member.person), str(cast.second_member.person)],
            "item": "F2-19",
            "discipline": "work",
            "field": "projects",
            "spread": "individual",
            "responsible_post": "分管副局长",
            "naming": "付款把关不严",
        },
    )
    paper = Workpaper.objects.get()
    assert answer.status_code == 302
    assert answer.url == url("workpaper", paper.id)
    for element in ("fact", "time", "responsible", "rule"):
        here = url("element", paper.id, element)
        assert member.post(here, {"text": f"{element}写明"}).status_code == 302
        cited = member.post(
            url("support", paper.id, element), {"item": str(item.id), "page": 2, "passage": "第1段"}
        )
        assert cited.status_code == 302
    head = {"on": cast.clock.today().isoformat(), "post": "局长", "said": "属实"}
    assert member.post(url("head", paper.id), head).status_code == 302
    for client in (member, second, cast.deputy.client, cast.lead.client):
        assert client.get(url("sign", paper.id)).status_code == 200
        assert client.post(url("sign", paper.id), {}).status_code == 302
    paper.refresh_from_db()
    assert paper.state == State.SIGNED
    judged = cast.lead.client.post(
        url("judge", paper.id),
        {
            "meeting_on": paper.signed_on.isoformat(),
            "minutes": "组务会同意",
            "finding": "on",
            "title": paper.title,
            "text": "提前付清尾款。",
            "item": "F2-19",
            "discipline": "work",
            "field": "projects",
            "spread": "individual",
            "responsible_post": "分管副局长",
        },
    )
    assert judged.status_code == 302, text(judged)
    finding = Finding.objects.get()
    assert finding.title in text(member.get(url("finding", finding.id)))
    assert finding.number in text(cast.office.client.get(url("findings", inspection.id)))


def test_the_paper_shows_what_is_missing_and_whose_turn_it_is(cast, inspection):
    paper = findings.drafted(cast, inspection)
    shown = text(cast.member.client.get(url("workpaper", paper.id)))
    assert "缺佐证" in shown
    assert "还没有记录与被巡察单位主要负责人的沟通" in shown
    refused = cast.member.client.post(url("sign", paper.id), {})
    assert refused.status_code == 409
    assert "没有佐证" in text(refused)


def test_a_change_under_signature_is_said_before_it_is_saved(cast, inspection):
    paper = findings.at(cast, inspection, State.DEPUTY)
    client, here = cast.member.client, url("element", paper.id, "fact")
    assert "全部作废" in text(client.get(here))
    assert client.post(here, {"text": "改过"}).status_code == 409
    assert findings.again(cast, paper).state == State.DEPUTY
    assert client.post(here, {"text": "改过", "voids": "on"}).status_code == 302
    assert findings.again(cast, paper).state == State.DRAFT


def test_a_stale_form_shows_both_texts_and_keeps_what_was_typed(cast, inspection):
    paper = findings.drafted(cast, inspection)
    here = url("element", paper.id, "fact")
    cast.member.client.post(here, {"text": "先存的内容", "seen": paper.version})
    late = cast.second_member.client.post(here, {"text": "后写的内容", "seen": paper.version})
    assert late.status_code == 409
    assert "先存的内容" in text(late)
    assert "后写的内容" in text(late)


@pytest.mark.parametrize(
    ("who", "draft", "signed"),
    [
        ("member", 200, 200),
        ("lead", 200, 200),
        ("office", 404, 200),
        ("stranger", 404, 404),
        ("leading_group", 404, 404),
        ("body_liaison", 404, 404),
        ("security", 404, 404),
    ],
)
def test_who_opens_a_paper(cast, inspection, who, draft, signed):
    client = getattr(cast, who).client
    one, two = findings.drafted(cast, inspection), findings.at(cast, inspection, State.SIGNED, title="另一件")
    assert client.get(url("workpaper", one.id)).status_code == draft
    assert client.get(url("workpaper", two.id)).status_code == signed


def test_cards_say_what_waits_for_whom(cast, inspection):
    findings.at(cast, inspection, State.LEAD)
    findings.at(cast, inspection, State.RETURNED, title="退回的一件")

    def titles(who):
        return {c.code: [r.matter for r in c.card.rows] for c in cards_for(getattr(cast, who).actor)}

    assert len(titles("lead")["findings.to_sign"]) == 1
    assert titles("deputy")["findings.to_sign"] == []
    assert "退回的一件" in titles("member")["findings.sent_back"][0]
    assert "findings.to_sign" not in titles("office")


def test_the_list_narrows_and_says_when_nothing_fits(cast, inspection):
    findings.drafted(cast, inspection)
    here = url("of_inspection", inspection.id)
    client = cast.member.client
    assert "高标准农田" in text(client.get(here))
    assert "高标准农田" in text(client.get(f"{here}?state=draft&focus=F2&words=农田"))
    assert "没有符合条件的底稿" in text(client.get(f"{here}?state=judged"))
    assert client.get(f"{here}?page=99").status_code == 200


def test_an_empty_list_teaches(cast, inspection):
    assert "查到一件事就起一份底稿" in text(cast.member.client.get(url("of_inspection", inspection.id)))


def test_the_pages_are_in_english_too(cast, inspection):
    paper = findings.at(cast, inspection, State.SIGNED)
    client = cast.lead.client
    client.cookies["language"] = "en"
    shown = text(client.get(url("workpaper", paper.id)))
    assert "What they say" in shown
    assert "One yardstick" in shown


def test_pages_keep_their_budget_of_queries(cast, inspection, django_assert_max_num_queries):
    for n in range(3):
        findings.at(cast, inspection, State.SIGNED, title=f"第{n}件")
    paper = Workpaper.objects.first()
    client = cast.member.client
    for page, budget in BUDGETS.items():
        here = url(page, paper.id if page == "workpaper" else inspection.id)
        client.get(here)
        with django_assert_max_num_queries(budget):
            client.get(here)


BUDGETS = {"of_inspection": 15, "findings": 15, "workpaper": 23}


def test_search_finds_what_the_reader_may_know(cast, inspection):
    findings.drafted(cast, inspection, title="灌溉渠系尾款")
    kinds = known_kinds()

    def found(kind, who):
        actor = getattr(cast, who).actor
        return [e for e in kinds[kind].find("渠系 尾款", actor) if e.rights & rights_of(actor)]

    assert [e.number for e in found("findings.workpaper", "member")] == ["临-1-001"]
    assert found("findings.workpaper", "office") == []
    findings.finding(cast, inspection, title="灌溉渠系尾款提前付")
    assert len(found("findings.finding", "office")) == 1
    assert found("findings.finding", "stranger") == []
