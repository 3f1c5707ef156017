from datetime import date

import pytest

from tests.factories import planning
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.planning.actions.remove_target import remove_target
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies


def drafted(cast, **more):
    round = planning.drafted_round(cast, **more)
    return queries.batches(round.id)[0]


def test_adds_a_target_and_tells_who_listens(cast):
    batch = drafted(cast)
    target = add_target(by=cast.office.actor, batch=batch.id, body=cast.other_bureau.id, reason="审计移交")
    facts = journal_says("planning.target_added", about=target.ref).facts
    assert (facts["target"], facts["extended"]) == (str(target.id), False)
    assert [t.body_id for t in queries.targets(batch.id)] == [cast.bureau.id, cast.other_bureau.id]


def test_the_same_body_twice_is_refused_and_nothing_is_said(cast):
    batch = drafted(cast)
    with pytest.raises(BadInput) as refused:
        add_target(by=cast.office.actor, batch=batch.id, body=cast.bureau.id)
    assert refused.value.code == "target.twice"
    assert len(queries.targets(batch.id)) == 1


def test_one_more_theme_inside_the_same_inspection(cast):
    batch = drafted(cast)
    add_target(
        by=cast.office.actor,
        batch=batch.id,
        body=cast.bureau.id,
        inspection_kind="special",
        theme="grain",
        inside="routine",
    )
    assert [t.inside for t in queries.targets(batch.id)] == ["", "routine"]


def test_a_merged_body_is_refused_with_its_successor_named(cast):
    batch = drafted(cast, bodies=[])
    merge_bodies(
        by=cast.office.actor,
        predecessors=[cast.bureau.id],
        successor=cast.other_bureau.id,
        on=date(2024, 3, 4),
    )
    with pytest.raises(BadInput) as refused:
        add_target(by=cast.office.actor, batch=batch.id, body=cast.bureau.id)
    (problem,) = refused.value.problems
    assert problem.code == "target.body_gone"
    assert cast.other_bureau.name in str(problem.fix)


def test_after_approval_only_extended_targets_join(cast):
    batch = planning.batch(cast)
    (main,) = queries.targets(batch.id)
    with pytest.raises(NotAllowed) as refused:
        add_target(by=cast.office.actor, batch=batch.id, body=cast.other_bureau.id)
    assert refused.value.code == "round.not_open"
    assert "开始变更" in str(refused.value.message)
    joined = add_target(by=cast.office.actor, batch=batch.id, body=cast.other_bureau.id, extended_of=main.id)
    assert joined.extended_of_id == main.id


def test_a_round_being_decided_takes_nobody(cast):
    round = planning.submitted_round(cast)
    batch = queries.batches(round.id)[0]
    (main,) = queries.targets(batch.id)
    with pytest.raises(NotAllowed):
        add_target(by=cast.office.actor, batch=batch.id, body=cast.other_bureau.id, extended_of=main.id)


def test_only_the_office(cast):
    batch = drafted(cast)
    with pytest.raises(NotAllowed):
        add_target(by=cast.leading_group.actor, batch=batch.id, body=cast.other_bureau.id)
    journal_is_silent_about("teams.pair_reopened")


def test_takes_a_target_out_of_a_draft(cast):
    batch = drafted(cast)
    (target,) = queries.targets(batch.id)
    remove_target(by=cast.office.actor, target=target.id)
    assert queries.targets(batch.id) == []
    journal_says("planning.target_removed", about=target.ref)


def test_a_target_others_hang_on_stays(cast):
    batch = drafted(cast)
    (main,) = queries.targets(batch.id)
    add_target(by=cast.office.actor, batch=batch.id, body=cast.other_bureau.id, package_of=main.id)
    with pytest.raises(WrongState) as refused:
        remove_target(by=cast.office.actor, target=main.id)
    assert refused.value.code == "target.others_hang_on"


def test_an_approved_target_stays(cast):
    batch = planning.batch(cast)
    (target,) = queries.targets(batch.id)
    with pytest.raises(NotAllowed):
        remove_target(by=cast.office.actor, target=target.id)
