import pytest

from tests.factories import clues, findings
from xuncha.conclusions.clues import queries
from xuncha.conclusions.clues.models import Clue
from xuncha.conclusions.findings.models import Outcome
from xuncha.conclusions.findings.rules.judgement import AsClue, AsFinding, NotEstablished, SetAside
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput

CLUE = AsClue(outline=clues.OUTLINE, persons=[clues.WHO], level="section")


@pytest.fixture
def paper(cast, inspection):
    return findings.at(cast, inspection, State.SIGNED)


def test_the_clue_leaves_no_row_among_the_outcomes(cast, paper):
    kept = findings.judge(cast, paper, AsFinding(text="验收前付清尾款。"), CLUE)
    assert [o.kind for o in kept] == ["finding"]
    assert Outcome.objects.count() == 1
    clue = Clue.objects.get()
    assert (clue.discipline, clue.item) == (paper.discipline, paper.item)
    assert queries.from_source(paper.ref, cast.lead.actor) == [clue]


def test_beside_a_paper_set_aside(cast, paper):
    kept = findings.judge(cast, paper, SetAside(reason="已由别的底稿反映"), CLUE)
    assert [(o.kind, o.number) for o in kept] == [("set_aside", "存〔2024〕0001")]


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([CLUE], "judgement.clue_alone"),
        ([NotEstablished(reason="查无"), CLUE], "judgement.clue_not_established"),
        ([SetAside(reason=" ")], "judgement.no_reason"),
        ([SetAside(reason="x"), AsFinding(text="x")], "judgement.not_established_alone"),
    ],
)
def test_what_would_betray_it_or_does_not_hold_is_refused(cast, paper, outcomes, code):
    with pytest.raises(BadInput) as refused:
        findings.judge(cast, paper, *outcomes)
    assert code in [p.code for p in refused.value.problems]
    assert not Clue.objects.exists()


def test_a_clue_that_does_not_hold_takes_the_judgement_back(cast, paper):
    with pytest.raises(BadInput):
        findings.judge(cast, paper, AsFinding(text="x"), AsClue(outline=" ", persons=[], level="section"))
    assert findings.again(cast, paper).state == State.SIGNED
    assert not Outcome.objects.exists()
