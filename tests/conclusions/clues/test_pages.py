"""Pages of clues, as the people concerned open and send them."""

import re

import pytest
from django.urls import reverse

from tests.factories import clues, evidence, findings, inspections
from xuncha.conclusions.clues.models import Clue, ClueItem
from xuncha.conclusions.clues.rules.states import State
from xuncha.conclusions.findings.rules.states import State as PaperState
from xuncha.foundation.links.conditions import ask
from xuncha.foundation.links.offers import offers_for
from xuncha.foundation.search.registry import known_kinds
from xuncha.foundation.ui.cards import cards_for
from xuncha.onsite.inspections.queries import gate
from xuncha.onsite.inspections.rules.states import Stage

CONTENT = {
    "persons": "钱守义，副局长，县文旅局",
    "level": "section",
    "outline": clues.OUTLINE,
    "discipline": "integrity",
}


def url(name, *args):
    return reverse(f"clues:{name}", args=args)


def text(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_from_a_raw_note_to_the_outcome_in_the_browser(cast, inspection):
    today = cast.clock.today().isoformat()
    point = inspections.noted(cast, inspection)
    member, lead, office = cast.member.client, cast.lead.client, cast.office.client
    offered = {o.verb: o for o in offers_for(point.ref, cast.member.actor)}
    noted = member.post(offered["note_clue_item"].href, {"text": "提到收受礼金", "on": today})
    item = ClueItem.objects.get()
    assert noted.url == url("item", item.id)
    assert "收受礼金" not in text(member.get(noted.url))
    assert "提到收受礼金" in text(member.post(url("open_item", item.id), {"reason": "补充"}))
    made = lead.post(url("note", inspection.id), {**CONTENT, "items": [str(item.id)], "on": today})
    clue = Clue.objects.get()
    assert made.url == url("clue", clue.id)
    closed = text(lead.get(made.url))
    assert "钱守义" not in closed
    assert "已封存" in closed
    opened = text(lead.post(url("open", clue.id), {"reason": "研究"}))
    for words in ("钱守义", clues.OUTLINE, "提到收受礼金", point.number):
        assert words in opened
    steps = [
        (lead, "assign", {"person": str(cast.member.person)}),
        (lead, "begin", {"on": today}),
        (member, "record", {"text": "调阅台账", "on": today}),
        (lead, "conclude", {"outcome": "verified", "reason": "相符", "on": today}),
        (
            office,
            "decide",
            {
                "receiver": "discipline",
                "receiver_name": "县纪委监委",
                "decided_by": "书记专题会议",
                "on": today,
            },
        ),
        (office, "transfer", {"clues": [str(clue.id)], "copies": "县委组织部", "on": today}),
    ]
    for client, name, data in steps:
        assert client.get(url(name, clue.id)).status_code == 200, name
        answer = client.post(url(name, clue.id), data)
        assert answer.status_code == 302, f"{name}: {text(answer)}"
    clue.refresh_from_db()
    letter = text(office.get(reverse("coordination:letter", args=[clue.transfer_id])))
    assert clue.number in letter
    assert "钱守义" not in letter
    listed = office.post(url("transfer_list", clue.transfer_id), {"reason": "打印"})
    assert listed["Content-Type"].endswith("wordprocessingml.document")
    paper = reverse("papers:preview", args=["coordination.letter", clue.transfer_id])
    assert "问题线索1件" in text(office.get(paper))
    report = {"checked": "on", "cases": 1, "persons": 2, "closed": "on", "text": "立案", "on": today}
    assert office.post(url("outcome", clue.id), report).status_code == 302
    clue.refresh_from_db()
    assert clue.state == State.REPORTED
    assert "立案 1 件 2 人" in text(office.get(url("clue", clue.id)))


def test_a_file_is_opened_with_a_reason(cast, inspection):
    clue = clues.noted(cast, inspection)
    lead = cast.lead.client
    scan = evidence.pdf(1)
    scan.name = "台账.pdf"
    assert lead.post(url("attach", clue.id), {"scan": scan, "title": "收礼台账"}).status_code == 302
    file = clue.files.get()
    assert "收礼台账" not in text(lead.get(url("clue", clue.id)))
    assert lead.post(url("open_file", file.id), {"reason": " "}).status_code == 422
    assert b"%PDF" in lead.post(url("open_file", file.id), {"reason": "看"}).getvalue()


def test_judged_with_a_clue_in_the_browser(cast, inspection):
    paper = findings.at(cast, inspection, PaperState.SIGNED)
    page = reverse("findings:judge", args=[paper.id])
    assert "data-draft" not in text(cast.lead.client.get(page))
    data = {
        "meeting_on": paper.signed_on.isoformat(),
        "minutes": "同意",
        "spread": "individual",
        "set_aside": "on",
        "set_aside_reason": "另件已反映",
        "clue": "on",
        "clue_persons": CONTENT["persons"],
        "clue_level": "section",
        "clue_outline": clues.OUTLINE,
    }
    assert cast.lead.client.post(page, data).status_code == 302
    clue = Clue.objects.get()
    here = reverse("findings:workpaper", args=[paper.id])
    assert clue.number in text(cast.lead.client.get(here))
    assert clue.number not in text(cast.member.client.get(here))
    assert "另件已反映" in text(cast.member.client.get(here))


@pytest.mark.parametrize("state", list(State))
def test_every_state_has_its_page_and_cards(cast, inspection, state):
    clue = clues.at(cast, inspection, state)
    for who in (cast.lead, cast.deputy, cast.office):
        assert clue.number in text(who.client.get(url("clue", clue.id)))
        assert clue.number in text(who.client.get(url("clues")))
        assert clue.number in text(who.client.get(url("of_inspection", inspection.id)))
        cards_for(who.actor)
    assert clue.number not in text(cast.member.client.get(url("clues")))


def test_nothing_of_it_is_in_the_common_index():
    assert not [kind for kind in known_kinds() if kind.startswith("clues.")]


def test_the_condition_reminds_who_may_know_and_bars_nothing(cast):
    inspection = inspections.at(cast, Stage.DECIDED)
    clues.noted(cast, inspection)
    met = {
        who: ask("clues.transferred", inspection.ref, getattr(cast, who).actor).met
        for who in ("office", "lead", "staff", "member")
    }
    assert met == {"office": False, "lead": False, "staff": True, "member": True}
    codes = {who: {r.code for r in gate(inspection, getattr(cast, who).actor)} for who in met}
    assert "clues.transferred" in codes["office"] & codes["lead"]
    assert "clues.transferred" not in codes["staff"] | codes["member"]
    row = next(r for r in gate(inspection, cast.office.actor) if r.code == "clues.transferred")
    assert row.optional
