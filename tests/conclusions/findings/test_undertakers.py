import pytest

from tests.factories import findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.add_undertaker import add_undertaker
from xuncha.conclusions.findings.actions.remove_undertaker import remove_undertaker
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState


def test_a_third_undertaker_joins(cast, inspection):
    paper = findings.drafted(cast, inspection)
    add_undertaker(by=cast.member.actor, workpaper=paper.id, person=cast.team_liaison.person)
    assert paper.undertakers.count() == 3
    assert journal_says("findings.undertaker_added", about=paper.ref).facts["person"] == str(
        cast.team_liaison.person
    )


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ("stranger", "workpaper.undertaker_not_of_team"),
        ("lead", "workpaper.lead_cannot_undertake"),
        ("member", "workpaper.undertaker_already"),
    ],
)
def test_who_cannot_undertake(cast, inspection, who, code):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(BadInput) as refused:
        add_undertaker(by=cast.member.actor, workpaper=paper.id, person=getattr(cast, who).person)
    assert refused.value.code == code


def test_a_change_of_undertakers_is_a_change(cast, inspection):
    paper = findings.at(cast, inspection, State.DEPUTY)
    with pytest.raises(WrongState):
        remove_undertaker(by=cast.member.actor, workpaper=paper.id, person=cast.second_member.person)
    remove_undertaker(by=cast.member.actor, workpaper=paper.id, person=cast.second_member.person, voids=True)
    assert findings.again(cast, paper).state == State.DRAFT
    assert journal_says("findings.undertaker_removed", about=paper.ref)


def test_only_who_undertakes_it_changes_undertakers(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(NotAllowed):
        add_undertaker(by=cast.deputy.actor, workpaper=paper.id, person=cast.team_liaison.person)


def test_who_is_not_an_undertaker_cannot_be_removed(cast, inspection):
    paper = findings.drafted(cast, inspection)
    with pytest.raises(BadInput):
        remove_undertaker(by=cast.member.actor, workpaper=paper.id, person=cast.deputy.person)
