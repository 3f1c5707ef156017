from datetime import timedelta

import pytest

from tests.factories import findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.judge_workpaper import judge_workpaper
from xuncha.conclusions.findings.models import Advice, Finding, SpotRectification
from xuncha.conclusions.findings.rules.judgement import AsAdvice, AsFinding, AsSpot, NotEstablished
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

FINDING = AsFinding(text="验收前付清尾款。", livelihood=True)
ADVICE = AsAdvice(text="建议规范尾款支付。", to_kind="finance", to_name="县财政局")
SPOT = AsSpot(text="补做泵站试车。")


def judge(cast, paper, *outcomes, who="lead", minutes="组务会同意。", **more):
    return judge_workpaper(
        by=getattr(cast, who).actor, workpaper=paper.id, outcomes=outcomes, minutes=minutes, **more
    )


@pytest.fixture
def paper(cast, inspection):
    return findings.at(cast, inspection, State.SIGNED, amount_fen=None, persons=3)


def test_several_outcomes_each_with_its_number(cast, paper):
    kept = judge(cast, paper, FINDING, ADVICE, SPOT)
    year = cast.clock.today().year
    assert [o.number for o in kept] == [f"问〔{year}〕0001", f"建〔{year}〕001", f"改〔{year}〕001"]
    assert findings.again(cast, paper).state == State.JUDGED
    assert {n.ref.kind for n in neighbours(paper.ref, cast.member.actor)} >= {
        "findings.finding",
        "findings.advice",
        "findings.spotrectification",
    }


def test_a_finding_takes_the_rest_from_the_signed_paper(cast, paper):
    judge(cast, paper, FINDING)
    made = Finding.objects.get(workpaper=paper)
    assert (made.title, made.item, made.focus, made.persons) == (paper.title, "F2-19", "F2", 3)
    assert (made.livelihood, made.body_id) == (True, cast.bureau.id)
    said = journal_says("findings.finding_made", about=made.ref)
    assert said.facts["number"] == made.number


def test_not_established_is_an_outcome_with_reasons(cast, paper):
    kept = judge(cast, paper, NotEstablished(reason="验收先于付款，凭证日期有误"))
    assert [(o.kind, o.reason) for o in kept] == [("not_established", "验收先于付款，凭证日期有误")]
    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ((), "judgement.no_outcome"),
        ((NotEstablished(reason="x"), ADVICE), "judgement.not_established_alone"),
        ((NotEstablished(reason=" "),), "judgement.no_reason"),
        ((FINDING, FINDING), "judgement.too_many"),
        ((AsFinding(text=" "),), "finding.not_written"),
        ((AsFinding(text="x", item="Z1"),), "finding.not_in_rule_set"),
        ((AsAdvice(text="x", to_kind="", to_name=""),), "judgement.no_recipient"),
        ((AsSpot(text=""),), "judgement.no_reason"),
    ],
)
def test_what_does_not_hold_is_refused_and_nothing_kept(cast, paper, outcomes, code):
    with pytest.raises(BadInput) as refused:
        judge(cast, paper, *outcomes)
    assert code in [p.code for p in refused.value.problems]
    assert findings.again(cast, paper).state == State.SIGNED
    assert not paper.outcomes.exists()


def test_the_team_meeting_is_recorded_and_not_before_the_signature(cast, paper):
    with pytest.raises(BadInput):
        judge(cast, paper, FINDING, minutes=" ")
    with pytest.raises(BadInput) as refused:
        judge(cast, paper, FINDING, meeting_on=paper.signed_on - timedelta(days=1))
    assert [p.code for p in refused.value.problems] == ["judgement.meeting_before_signature"]


@pytest.mark.parametrize("who", ["deputy", "member", "office"])
def test_only_the_lead_judges(cast, paper, who):
    with pytest.raises(NotAllowed):
        judge(cast, paper, FINDING, who=who)


def test_a_stranger_does_not_know_it(cast, paper):
    with pytest.raises(NotKnown):
        judge(cast, paper, FINDING, who="stranger")


@pytest.mark.parametrize("state", [s for s in State if s not in (State.SIGNED, State.DRAFT)])
def test_only_a_signed_paper_and_once(cast, inspection, state):
    other = findings.at(cast, inspection, state)
    with pytest.raises(NotAllowed):
        judge(cast, other, FINDING)


def test_the_journal_keeps_kinds_and_numbers_and_no_text(cast, paper):
    judge(cast, paper, FINDING, ADVICE)
    said = journal_says("findings.workpaper_judged", about=paper.ref, by=cast.lead)
    assert [o["kind"] for o in said.facts["outcomes"]] == ["finding", "advice"]


def test_advice_and_spot_have_a_life_of_their_own(cast, paper):
    judge(cast, paper, FINDING, ADVICE, SPOT)
    assert Advice.objects.get().to_name == "县财政局"
    assert SpotRectification.objects.get().done_on is None
