import pytest

from tests.factories import findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.return_workpaper import return_workpaper
from xuncha.conclusions.findings.actions.take_back_workpaper import take_back_workpaper
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState


def test_sent_back_with_marks_and_all_signatures_void(cast, inspection):
    paper = findings.at(cast, inspection, State.LEAD)
    row = return_workpaper(
        by=cast.lead.actor, workpaper=paper.id, reason="补齐影响", marks={"effect": "缺试车记录", "fact": " "}
    )
    paper = findings.again(cast, paper)
    assert paper.state == State.RETURNED
    assert [(m.code, m.remark) for m in row.marks.all()] == [("effect", "缺试车记录")]
    assert not paper.signatures.filter(void_at__isnull=True).exists()
    said = journal_says("findings.workpaper_returned", about=paper.ref)
    assert (said.facts["reason"], said.facts["step"]) == ("补齐影响", "lead")


def test_signed_anew_after_a_return(cast, inspection):
    paper = findings.at(cast, inspection, State.RETURNED)
    paper = findings.sign(cast, paper, "member", "second_member", "deputy", "lead")
    assert paper.state == State.SIGNED
    assert paper.signatures.filter(void_at__isnull=True).count() == 4


@pytest.mark.parametrize("state", [State.DRAFT, State.RETURNED, State.JUDGED])
def test_nothing_to_return(cast, inspection, state):
    paper = findings.at(cast, inspection, state)
    with pytest.raises(NotAllowed) as refused:
        return_workpaper(by=cast.lead.actor, workpaper=paper.id, reason="x")
    assert refused.value.code == "workpaper.nothing_to_return"


def test_a_signed_one_only_by_the_lead(cast, inspection):
    paper = findings.at(cast, inspection, State.SIGNED)
    with pytest.raises(NotAllowed) as refused:
        return_workpaper(by=cast.deputy.actor, workpaper=paper.id, reason="x")
    assert refused.value.code == "workpaper.lead_only"
    return_workpaper(by=cast.lead.actor, workpaper=paper.id, reason="组务会发现数字不对")
    assert findings.again(cast, paper).number == ""


def test_members_do_not_return_and_a_return_says_why(cast, inspection):
    paper = findings.at(cast, inspection, State.DEPUTY)
    with pytest.raises(NotAllowed):
        return_workpaper(by=cast.member.actor, workpaper=paper.id, reason="x")
    with pytest.raises(BadInput):
        return_workpaper(by=cast.deputy.actor, workpaper=paper.id, reason="  ")


def test_an_undertaker_takes_it_back(cast, inspection):
    paper = findings.at(cast, inspection, State.LEAD)
    take_back_workpaper(by=cast.second_member.actor, workpaper=paper.id)
    assert findings.again(cast, paper).state == State.DRAFT
    assert journal_says("findings.workpaper_taken_back", about=paper.ref)
    with pytest.raises(WrongState):
        take_back_workpaper(by=cast.second_member.actor, workpaper=paper.id)
    with pytest.raises(NotAllowed):
        take_back_workpaper(by=cast.deputy.actor, workpaper=paper.id)
