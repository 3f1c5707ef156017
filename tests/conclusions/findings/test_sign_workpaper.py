from datetime import date, timedelta

import pytest

from tests.factories import findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.actions.sign_workpaper import sign_workpaper
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState


def test_three_rounds_of_signing_and_the_number_with_the_last(cast, inspection):
    paper = findings.ready(cast, inspection)
    for who, state in (
        ("second_member", State.UNDERTAKERS),
        ("member", State.DEPUTY),
        ("deputy", State.LEAD),
        ("lead", State.SIGNED),
    ):
        assert paper.number == ""
        paper = findings.sign(cast, paper, who)
        assert paper.state == state
    assert paper.number == f"底〔{cast.clock.today().year}〕0001"
    assert paper.shown_number == paper.number
    assert {s.content_hash for s in paper.signatures.all()} == {queries.content_hash(queries.whole(paper))}


def test_the_journal_says_who_signed_what(cast, inspection):
    paper = findings.at(cast, inspection, State.SIGNED)
    said = journal_says("findings.workpaper_signed", about=paper.ref, by=cast.lead)
    assert said.facts["step"] == "lead"
    assert said.facts["number"] == paper.number
    assert said.facts["content"] == queries.content_hash(queries.whole(paper))
    assert said.facts["flags"] == ["workpaper.one_source"]


def test_what_is_missing_is_said_all_at_once(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(WrongState) as refused:
        sign_workpaper(by=cast.member.actor, workpaper=paper.id)
    codes = [p.code for p in refused.value.problems]
    assert codes.count("workpaper.element_not_supported") == 4
    assert "workpaper.head_not_heard" in codes
    assert all(p.fix for p in refused.value.problems)


def test_a_reason_stands_in_for_the_head_not_heard_yet(cast, inspection):
    paper = findings.drafted(cast, inspection, head_not_heard="主要负责人在外学习，返岗后沟通")
    paper = findings.supported(cast, paper)
    assert findings.sign(cast, paper, "member").state == State.UNDERTAKERS


def test_an_amount_given_must_be_supported(cast, inspection):
    paper = findings.ready(cast, inspection, amount_fen=86_400_000)
    with pytest.raises(WrongState) as refused:
        sign_workpaper(by=cast.member.actor, workpaper=paper.id)
    assert [p.where for p in refused.value.problems] == ["amount"]


@pytest.mark.parametrize(
    ("state", "who"),
    [
        (State.DRAFT, "deputy"),
        (State.DRAFT, "lead"),
        (State.UNDERTAKERS, "member"),
        (State.UNDERTAKERS, "lead"),
        (State.DEPUTY, "lead"),
        (State.DEPUTY, "member"),
        (State.LEAD, "deputy"),
        (State.SIGNED, "lead"),
        (State.JUDGED, "lead"),
    ],
)
def test_nobody_signs_out_of_turn(cast, inspection, state, who):
    paper = findings.ready(cast, inspection) if state is State.DRAFT else findings.at(cast, inspection, state)
    with pytest.raises(NotAllowed):
        sign_workpaper(by=getattr(cast, who).actor, workpaper=paper.id)


@pytest.mark.parametrize("who", ["stranger", "office", "leading_group", "body_liaison", "system"])
def test_for_others_it_is_not_there(cast, inspection, who):
    paper = findings.ready(cast, inspection)
    with pytest.raises(NotKnown):
        sign_workpaper(by=getattr(cast, who).actor, workpaper=paper.id)


def test_what_was_seen_is_what_is_signed(cast, inspection):
    paper = findings.ready(cast, inspection)
    findings.heard(cast, paper)
    with pytest.raises(Stale):
        sign_workpaper(by=cast.member.actor, workpaper=paper.id, seen=paper.version)


def test_a_day_to_come_or_before_the_draft(cast, inspection):
    paper = findings.ready(cast, inspection)
    for day in (cast.clock.today() + timedelta(days=1), date(2024, 1, 1)):
        with pytest.raises(BadInput):
            sign_workpaper(by=cast.member.actor, workpaper=paper.id, on=day)


def test_the_second_factor_where_the_rule_set_asks(cast, inspection, monkeypatch):
    paper = findings.ready(cast, inspection)
    monkeypatch.setattr(queries, "needs_second_factor", lambda code: True)
    with pytest.raises(NotAllowed) as refused:
        sign_workpaper(by=cast.member.without_token, workpaper=paper.id)
    assert refused.value.code == "workpaper.second_factor"
    assert sign_workpaper(by=cast.member.actor, workpaper=paper.id).signatures.get().second_factor
