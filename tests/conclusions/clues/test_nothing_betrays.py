"""The same inspection twice, without a clue and with one: what the body's liaison, an unassigned member and staff of the
office can fetch is the same, byte by byte, and costs the database the same."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import urljoin
from zipfile import ZipFile, is_zipfile

import pytest
from django.db import transaction
from django.urls import reverse

from tests.factories import approvals, clues, facts, findings, inspections
from xuncha.conclusions.clues.actions.attach_to_clue import attach_to_clue
from xuncha.conclusions.clues.actions.open_clue import open_clue
from xuncha.conclusions.clues.actions.transfer_clues import transfer_clues
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.clues.rules.states import State as ClueState
from xuncha.conclusions.findings.actions.facts.answer_fact_reply import answer_fact_reply
from xuncha.conclusions.findings.actions.facts.reply_to_facts import reply_to_facts
from xuncha.conclusions.findings.rules.judgement import AsClue, AsFinding, SetAside
from xuncha.conclusions.findings.rules.states import State
from xuncha.conclusions.reports.actions.deliver_feedback import deliver_feedback
from xuncha.conclusions.reports.actions.draft_report import draft_report
from xuncha.conclusions.reports.actions.prepare_feedback import prepare_feedback
from xuncha.conclusions.reports.actions.sign_for_feedback import sign_for_feedback
from xuncha.conclusions.reports.actions.submit_report import submit_report
from xuncha.foundation.terms import SystemClock
from xuncha.foundation.terms.clock import CHINA
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.coordination.models import Letter

Page = tuple[int, str, int]
WATCHERS = ("body_liaison", "second_member", "staff")
OUTSIDE = (*WATCHERS, "team_liaison", "stranger", "system", "security")
OF_ONE_KIND = 2
"""How many addresses of one pattern are fetched; a third paper's page says nothing a second did not."""
UUIDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TOKENS = re.compile(
    r'(name="(?:csrfmiddlewaretoken|once)" value=")[^"]+|(nonce-?=?"?)[\w+/=-]{16,}|(data-csrf=")[^"]+'
)
LINKS = re.compile(r'(?:href|src)="([^"#]+)"')
COUNTER = re.compile(r"\b(p|why-)\d+\b")
MADE_AT = re.compile(r'(?<=W3CDTF">)[^<]+')
INSTANT = re.compile(r"(?<=\d\d:\d\d:\d\d)\.\d+")
ROW_KEY = re.compile(
    r"\b[0-9a-f]{6}-\d\d\b"
)  # of a measure on the list that goes out and comes back: from its random id
PAPER_CODE = re.compile(r"[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2,}")
VALUES = re.compile(r"=[^&]*")
AWAY = ("/static/", "/sign-out", "/language", "mailto:", "http")
STARTS = (
    "/",
    "/door/",
    "/workpapers/",
    "/inspections/",
    "/clues/",
    "/letters/",
    "/briefings/",
    "/search?q=尾款",
    "/papers/",
)

CLUE = AsClue(outline=clues.OUTLINE, persons=[clues.WHO], level="section")
FEEDBACK = AsFinding(text="局财务股在项目验收前付清尾款86.4万元，付款把关不严。")


@pytest.fixture(autouse=True)
def the_same_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages say when they were printed."""
    monkeypatch.setattr(SystemClock, "now", lambda self: datetime(2024, 6, 3, 9, 0, tzinfo=CHINA))


@pytest.mark.slow
def test_with_and_without_a_clue_is_the_same(cast: Any) -> None:
    seen = []
    for with_clue in (False, True):
        point = transaction.savepoint()
        _play(cast, with_clue=with_clue)
        assert Clue.objects.exists() == with_clue
        seen.append({who: dict(_everything(cast, who)) for who in WATCHERS})
        transaction.savepoint_rollback(point)
        _forget()
    told = [
        f"{who}: {address}\n{_difference(page, seen[1][who].get(address))}"
        for who in WATCHERS
        for address, page in seen[0][who].items()
        if seen[1][who].get(address) != page
    ]
    assert not told, "\n\n".join(told[:12])
    walked = {re.sub(r"id\d+", "one", address) for address in seen[0]["body_liaison"]}
    assert {"/door/facts/", "/door/facts/one/", "/door/facts/one/paper", "/door/feedback/one/"} <= walked
    assert [list(seen[0][who]) for who in WATCHERS] == [list(seen[1][who]) for who in WATCHERS]


def _forget() -> None:
    from xuncha.foundation.keys import store

    store.forget()


def _play(cast: Any, *, with_clue: bool) -> None:
    """Everything after the judgement happens as well: more papers, report, feedback, and all a clue goes through."""
    inspection = inspections.at(cast, Stage.ON_SITE)
    first = findings.at(cast, inspection, State.SIGNED)
    second = findings.at(cast, inspection, State.SIGNED, title="接待没有公函")
    _put_to_the_body(cast, inspection, first, second)
    findings.judge(cast, first, FEEDBACK, *([CLUE] if with_clue else []))
    findings.judge(cast, second, SetAside(reason="已由另一件底稿反映"), *([CLUE] if with_clue else []))
    if with_clue:
        _life_of(cast, inspection)
    findings.finding(cast, inspection, title="会议记录不全")
    inspection = inspections.forward(cast, inspections.forward(cast, inspection))
    report = draft_report(by=cast.lead.actor, inspection=inspection.id)
    submit_report(by=cast.lead.actor, report=report.id)
    approvals.approve(cast, report.ref)
    inspection = inspections.forward(cast, inspection)
    office = cast.office.actor
    feedback = prepare_feedback(by=office, report=report.id, opinion="总体向好。", demands=["压实责任。"])
    deliver_feedback(by=office, feedback=feedback.id, place="三楼会议室")
    for recipient in ("head", "leading_group"):
        sign_for_feedback(
            by=cast.body_liaison.actor, feedback=feedback.id, recipient=recipient, signed_by="高远"
        )
    inspections.forward(cast, inspection)


def _put_to_the_body(cast: Any, inspection: Any, *papers: Any) -> None:
    """The facts of both papers go to the body, which agrees to one and objects to the other."""
    sheet = facts.sent(cast, inspection, *papers)
    for matter, said in zip(sheet.matters.all(), ("disagree", "agree"), strict=True):
        reply_to_facts(
            by=cast.body_liaison.actor, matter=matter.id, said=said, text="有公函。", signed_by="罗明"
        )
    objection = facts.first(sheet).replies.get()
    answer_fact_reply(by=cast.lead.actor, reply=objection.id, settled="not_taken", text="凭证日期在先。")


def _life_of(cast: Any, inspection: Any) -> None:
    from tests.factories import evidence

    clues.item(cast, inspection)
    one, other = Clue.objects.order_by("number")
    clues.assigned(cast, one, "member")
    attach_to_clue(by=cast.lead.actor, clue=one.id, stream=evidence.pdf(1), name="台账.pdf")
    open_clue(by=cast.member.actor, clue=one.id, reason="核实")
    clues.decided(cast, one)
    clues.at(cast, inspection, ClueState.REPORTED)
    transfer_clues(by=cast.office.actor, clues=[one.id])
    assert Letter.objects.filter(restricted=True).count() == 2
    assert other.state == ClueState.NOTED


class Asked:
    """Counts the statements of a request."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, run: Any, sql: str, *rest: Any) -> Any:
        self.count += 1
        return run(sql, *rest)


def _everything(cast: Any, who: str) -> Iterator[tuple[str, Page]]:
    """Every page reached by links from where this person may begin: address without ids → status, page, statements."""
    from django.db import connection

    client = getattr(cast, who).client
    waiting, done, ids, patterns = [*STARTS], set(), {}, Counter()
    while waiting:
        address = waiting.pop(0)
        pattern = VALUES.sub("=", UUIDS.sub("", address))
        if address in done or address.startswith(AWAY) or patterns[pattern] == OF_ONE_KIND:
            continue
        done.add(address)
        patterns[pattern] += 1
        asked = Asked()
        with connection.execute_wrapper(asked):
            answer = client.get(address)
        kind = answer.get("Content-Type", "")
        text = _text(answer)
        yield _named(address, ids), (answer.status_code, _named(_plain(text), ids), asked.count)
        if kind.startswith("text/html"):
            base = address.partition("?")[0]
            waiting += [urljoin(base, link.replace("&amp;", "&")) for link in LINKS.findall(text)]


def _text(answer: Any) -> str:
    """A page as it is; of an office file what its parts say; of a picture or scan its bytes in hex."""
    body = answer.getvalue()
    if answer.get("Content-Type", "").startswith("text/"):
        return str(body.decode())
    if not is_zipfile(BytesIO(body)):
        return str(body.hex())
    with ZipFile(BytesIO(body)) as parts:
        said = "\n".join(parts.read(n).decode(errors="replace") for n in sorted(parts.namelist()))
    return MADE_AT.sub("", said)


def _plain(text: str) -> str:
    text = TOKENS.sub(lambda m: next(g for g in m.groups() if g), text)
    return INSTANT.sub("", COUNTER.sub(r"\1", text))


def _named(text: str, ids: dict[str, str]) -> str:
    """Each id by the order in which this person met it."""
    named = UUIDS.sub(lambda m: ids.setdefault(m[0], f"id{len(ids)}"), text)
    return ROW_KEY.sub("KEY", PAPER_CODE.sub("CODE", named))


def _difference(before: Page, after: Page | None) -> str:
    if after is None:
        return "not reached"
    if before[0] != after[0] or before[2] != after[2]:
        return f"status {before[0]} and {after[0]}, statements {before[2]} and {after[2]}"
    for n, (a, b) in enumerate(zip(before[1], after[1], strict=False)):
        if a != b:
            return f"…{before[1][max(0, n - 90) : n + 90]}\n…{after[1][max(0, n - 90) : n + 90]}"
    return f"{len(before[1])} and {len(after[1])} characters"


@pytest.mark.parametrize("who", OUTSIDE)
def test_a_clue_and_its_letter_are_not_there(cast: Any, inspection: Any, who: str) -> None:
    clue = clues.at(cast, inspection, ClueState.TRANSFERRED)
    client = getattr(cast, who).client
    made_up = "00000000-0000-7000-8000-000000000000"
    for name, key in (
        ("clues:clue", clue.id),
        ("clues:open", clue.id),
        ("coordination:letter", clue.transfer_id),
    ):
        there, absent = client.get(reverse(name, args=[key])), client.get(reverse(name, args=[made_up]))
        assert there.status_code == absent.status_code == 404
        assert _plain(there.content.decode()).replace(str(key), made_up) == _plain(absent.content.decode())
