"""Practical problems of the people: noted, solved by a body, checked by another person, counted."""

import io

import pytest

from tests.factories import evidence, inspections
from tests.factories import fieldwork as factory
from tests.factories import petitions as petition_factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Ref, Stale, WrongState
from xuncha.onsite.fieldwork import problems
from xuncha.onsite.fieldwork.actions.problems.check_problem import check_problem
from xuncha.onsite.fieldwork.actions.problems.drop_problem import drop_problem
from xuncha.onsite.fieldwork.actions.problems.note_problem import note_problem
from xuncha.onsite.fieldwork.actions.problems.record_solution import record_solution
from xuncha.onsite.fieldwork.models import PracticalProblem
from xuncha.onsite.fieldwork.rules.states import (
    PROBLEM_OWNERS,
    PROBLEM_TRANSITIONS,
    ProblemState,
    problem_may_move,
)
from xuncha.onsite.inspections.rules.states import Stage

SOLUTION = {
    "solver": "县自来水公司",
    "how": "换了三处漏水的管，水压恢复。",
    "proof": "回访记录，纸质件在本组",
}
VERBS = {
    "solved": lambda c, p: record_solution(by=c.member.actor, problem=p.id, **SOLUTION),
    "checked": lambda c, p: check_problem(by=c.lead.actor, problem=p.id, note="到村里看过"),
    "noted": lambda c, p: check_problem(by=c.lead.actor, problem=p.id, note="水压还不够", solved=False),
    "dropped": lambda c, p: drop_problem(by=c.member.actor, problem=p.id, because="记重了"),
}
EVENTS = {"solved": "solved", "checked": "checked", "noted": "sent_back", "dropped": "dropped"}


@pytest.mark.parametrize("current", list(ProblemState))
def test_every_verb_at_this_state(cast, inspection, current):
    for wanted, verb in VERBS.items():
        entry = factory.problem(cast, inspection, current)
        if problem_may_move(current, ProblemState(wanted)):
            assert verb(cast, entry).state == wanted
            assert journal_says(f"fieldwork.problem_{EVENTS[wanted]}", about=entry.ref)
        else:
            with pytest.raises(WrongState):
                verb(cast, entry)
            assert PracticalProblem.objects.get(id=entry.id).state == current


def test_every_state_has_an_owner():
    assert PROBLEM_OWNERS.keys() == PROBLEM_TRANSITIONS.keys() == set(ProblemState)


def test_another_person_checks_it(cast, inspection):
    entry = factory.problem(cast, inspection, ProblemState.SOLVED)
    with pytest.raises(NotAllowed):
        check_problem(by=cast.member.actor, problem=entry.id, note="看过")
    assert (
        check_problem(by=cast.office.actor, problem=entry.id, note="回访").checked_by
        == cast.office.actor.name
    )


def test_a_body_of_the_register_is_tied_to_it(cast, inspection):
    entry = factory.problem(cast, inspection)
    solved = record_solution(
        by=cast.member.actor, problem=entry.id, **{**SOLUTION, "solver": inspection.body_name}
    )
    assert (solved.solver_id, solved.solver_name) == (inspection.body_id, inspection.body_name)


def test_it_is_counted_once_checked(cast, inspection):
    for state in ProblemState:
        factory.problem(cast, inspection, state)
    today = cast.clock.today()
    assert [p.state for p in problems.solved([inspection.id], today)] == ["checked"]
    assert not problems.solved([inspection.id], today.replace(year=today.year - 1))


def test_it_may_come_from_a_petition_its_writer_knows_and_from_nothing_sealed(cast, inspection):
    petition = petition_factory.registered(cast, inspection)
    given = {"inspection": inspection.id, "matter": "石桥村吃水难", "for_whom": "石桥村三组"}
    made = note_problem(by=cast.lead.actor, source=petition.ref, **given)
    assert (made.source_kind, made.source_id) == ("petitions.petition", petition.id)
    assert journal_says("fieldwork.problem_noted", about=made.ref).facts["source"] == str(petition.ref)
    with pytest.raises(NotKnown):
        note_problem(by=cast.member.actor, source=petition.ref, **given)
    with pytest.raises(BadInput):
        note_problem(by=cast.lead.actor, source=Ref("clues.clue", petition.id), **given)


def test_what_is_missing_is_named_with_its_field(cast, inspection):
    with pytest.raises(BadInput) as refused:
        note_problem(by=cast.member.actor, inspection=inspection.id, matter="", for_whom=" ")
    assert [p.where for p in refused.value.problems] == ["matter", "for_whom"]
    entry = factory.problem(cast, inspection)
    with pytest.raises(BadInput) as refused:
        record_solution(by=cast.member.actor, problem=entry.id, solver="", how="", proof="")
    assert [p.where for p in refused.value.problems] == ["solver", "how", "proof"]
    with pytest.raises(Stale):
        record_solution(by=cast.member.actor, problem=entry.id, seen=entry.version - 1, **SOLUTION)
    for verb, field in ((drop_problem, "because"),):
        with pytest.raises(BadInput):
            verb(by=cast.member.actor, problem=entry.id, **{field: " "})


def test_a_stranger_does_not_know_it(cast, inspection):
    entry = factory.problem(cast, inspection)
    for who in (cast.stranger, cast.body_liaison):
        with pytest.raises(NotKnown):
            record_solution(by=who.actor, problem=entry.id, **SOLUTION)


def test_from_entering_until_it_is_filed(cast):
    inspection = inspections.at(cast, Stage.PREPARED)
    with pytest.raises(WrongState):
        factory.problem(cast, inspection)
    inspection = inspections.forward(cast, inspection)
    assert factory.problem(cast, inspection).number == "实-001"
    inspection.stage = Stage.FILED
    inspection.save()
    with pytest.raises(WrongState):
        factory.problem(cast, inspection)


def test_the_pages_as_a_browser_sees_them(cast, inspection):
    client, office = cast.member.client, cast.office.client
    visit = factory.visit(cast, inspection)
    where = f"/problems/note?from={visit.ref}"
    assert where in client.get(f"/visits/{visit.id}/").content.decode()
    here = client.post(
        where,
        {"inspection": str(inspection.id), "matter": "吃水难", "for_whom": "石桥村三组", "on": "2024-3-6"},
    ).headers["Location"]
    entry = PracticalProblem.objects.get()
    assert entry.source_id == visit.id
    photo = io.BytesIO(evidence.picture().read())
    photo.name = "换管.png"
    client.post(here + "solved", {**SOLUTION, "on": "2024-3-6", "seen": entry.version, "file": photo})
    assert client.get(here + "proof").status_code == 200
    assert "另一人" in client.get(here).content.decode()
    entry.refresh_from_db()
    given = {"solved": "yes", "note": "回访属实", "on": "2024-3-6", "seen": entry.version}
    assert client.post(here + "check", given).status_code == 403
    office.post(here + "check", given)
    assert "回访属实" in office.get(here).content.decode()
    assert "已核实 1 件" in office.get(f"/inspections/{inspection.id}/problems/").content.decode()
    assert cast.stranger.client.get(here).status_code == 404
