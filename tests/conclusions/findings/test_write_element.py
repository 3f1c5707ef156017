import pytest

from tests.factories import findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.write_element import write_element
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, Stale, WrongState


def test_an_element_is_written_and_what_stood_before_is_journalled(cast, inspection):
    paper = findings.drafted(cast, inspection)
    before = paper.elements.get(code="fact").text
    write_element(by=cast.member.actor, workpaper=paper.id, element="fact", text=" 新的事实 ")
    assert paper.elements.get(code="fact").text == "新的事实"
    said = journal_says("findings.element_written", about=paper.ref)
    assert (said.facts["before"], said.facts["text"]) == (before, "新的事实")


def test_stale(cast, inspection):
    paper = findings.drafted(cast, inspection)
    write_element(by=cast.member.actor, workpaper=paper.id, element="fact", text="一", seen=paper.version)
    with pytest.raises(Stale):
        write_element(
            by=cast.second_member.actor, workpaper=paper.id, element="fact", text="二", seen=paper.version
        )


def test_under_signature_it_voids_only_when_said(cast, inspection):
    paper = findings.at(cast, inspection, State.DEPUTY)
    with pytest.raises(WrongState):
        write_element(by=cast.member.actor, workpaper=paper.id, element="fact", text="新的事实")
    write_element(by=cast.member.actor, workpaper=paper.id, element="fact", text="新的事实", voids=True)
    assert findings.again(cast, paper).state == State.DRAFT


def test_the_wrong_person(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(NotAllowed):
        write_element(by=cast.team_liaison.actor, workpaper=paper.id, element="fact", text="x")


def test_no_such_element(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(BadInput):
        write_element(by=cast.member.actor, workpaper=paper.id, element="mood", text="x")
