import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.papers.rendering import render
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Ref, WrongState
from xuncha.onsite.petitions.actions.pass_on_petitions import pass_on_petitions
from xuncha.onsite.petitions.actions.rule_out_petition import rule_out_petition
from xuncha.onsite.petitions.rules.states import State
from xuncha.standing.regulations import queries as regulations


def test_one_slip_carries_several_to_be_answered_by_a_day(cast, inspection):
    both = [petitions.at(cast, inspection, State.OUT_OF_SCOPE, persons=n) for n in (1, 2)]
    slips = pass_on_petitions(
        by=cast.clerk.actor, petitions=[p.id for p in both], to_kind="petition", to_name="县信访局"
    )
    assert len({s.number for s in slips}) == 1 and slips[0].number == "清巡信转〔2024〕A-001"
    due = regulations.due(inspection.rule_set, "petition_answer", cast.clock.today()).day
    assert {s.due_on for s in slips} == {due}
    for found in both:
        found.refresh_from_db()
        assert found.state == State.PASSED_ON
        assert journal_says("petitions.passed_on", about=found.ref).facts["to"] == "petition"


def test_the_slip_says_nothing_of_who_wrote_or_what(cast, inspection):
    found = petitions.at(cast, inspection, State.PASSED_ON)
    slip = found.passings.get()
    from xuncha.onsite.petitions import papers

    letter = repr(papers.transfer(Ref("petitions.passing", slip.id), cast.clerk.actor))
    assert found.number in letter and "县信访局" in letter
    assert not [w for w in (petitions.WHO.name, petitions.CONTENT, petitions.REPORTED) if w in letter]
    assert papers.transfer(Ref("petitions.passing", slip.id), cast.member.actor) is None
    assert render("petitions.transfer", Ref("petitions.passing", slip.id), cast.clerk.actor)[:2] == b"PK"
    form = repr(papers.form(found.ref, cast.clerk.actor))
    assert found.number in form
    assert not [w for w in (petitions.WHO.name, petitions.CONTENT, petitions.REPORTED) if w in form]
    assert papers.form(found.ref, cast.second_member.actor) is None


def test_a_body_of_the_register_by_its_name(cast, inspection):
    found = petitions.at(cast, inspection, State.OUT_OF_SCOPE)
    (slip,) = pass_on_petitions(
        by=cast.clerk.actor, petitions=[found.id], to_kind="department", to_body=cast.other_bureau.id
    )
    assert slip.to_name == cast.other_bureau.name


def test_kind_and_receiver_are_needed(cast, inspection):
    found = petitions.at(cast, inspection, State.OUT_OF_SCOPE)
    with pytest.raises(BadInput) as refused:
        pass_on_petitions(by=cast.clerk.actor, petitions=[found.id], to_kind="moon")
    assert len(refused.value.problems) == 2


def test_only_by_the_clerk_and_only_what_is_out_of_scope(cast, inspection):
    found = petitions.at(cast, inspection, State.OUT_OF_SCOPE)
    with pytest.raises(NotAllowed):
        pass_on_petitions(by=cast.lead.actor, petitions=[found.id], to_kind="petition", to_name="县信访局")
    with pytest.raises(NotKnown):
        pass_on_petitions(by=cast.staff.actor, petitions=[found.id], to_kind="petition", to_name="县信访局")
    petitions.passed_on(cast, found)
    with pytest.raises(WrongState):
        petitions.passed_on(cast, found)


def test_what_was_ruled_out_waits_for_a_receiver(cast, inspection):
    found = petitions.registered(cast, inspection)
    rule_out_petition(by=cast.clerk.actor, petition=found.id, because="个人诉求")
    petitions.passed_on(cast, found)


@pytest.mark.parametrize(
    ("sort", "own", "kind", "refused"),
    [
        ("accusation", True, "department", True),
        ("accusation", False, "body", True),
        ("accusation", False, "petition", False),
        ("appeal", True, "body", False),
    ],
)
def test_an_accusation_never_goes_to_whom_it_accuses(cast, inspection, sort, own, kind, refused):
    found = petitions.at(cast, inspection, State.OUT_OF_SCOPE, sort=sort)
    given = {"to_kind": kind, "to_name": "本单位", "to_body": inspection.body_id if own else None}
    if refused:
        with pytest.raises(BadInput) as said:
            pass_on_petitions(by=cast.clerk.actor, petitions=[found.id], **given)
        assert [p.code for p in said.value.problems] == ["petition.to_the_accused"]
    else:
        assert pass_on_petitions(by=cast.clerk.actor, petitions=[found.id], **given)
