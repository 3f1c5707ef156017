"""A decision is opened again when a fact changes; where the facts turn out the same, it stands again."""

from datetime import date

import pytest

from tests.factories import teams
from tests.factories.approvals import approve
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.terms import WrongState
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.propose_recusal import propose_recusal
from xuncha.preparation.teams.actions.record_objection import record_objection
from xuncha.preparation.teams.actions.record_tie import record_tie
from xuncha.preparation.teams.actions.reopen_pairs import reopen_pairs
from xuncha.preparation.teams.actions.sign_declaration import sign_declaration
from xuncha.preparation.teams.actions.withdraw_objection import withdraw_objection
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies
from xuncha.standing.organisations.actions.register_body import register_body
from xuncha.standing.organisations.actions.rename_body import rename_body
from xuncha.standing.people.actions.change_post import change_post
from xuncha.standing.people.actions.declare_home import declare_home
from xuncha.standing.people.actions.declare_kin import declare_kin
from xuncha.standing.people.actions.record_career import record_career


def pair_of(team, who):
    return next(p for p in queries.pairs_of(team.batch_id) if p.person_id == who.person)


def change(cast, team, what):
    office, person, target = cast.office.actor, cast.member.person, queries.targets_of(team.id)[0]
    changes = {
        "post_changed": lambda: change_post(by=office, person=person, body=cast.county.id, post="干事"),
        "career_recorded": lambda: record_career(
            by=office,
            person=person,
            body=cast.county.id,
            post="干事",
            since=date(2015, 1, 1),
            until=date(2016, 1, 1),
        ),
        "kin_declared": lambda: declare_kin(
            by=cast.member.actor, person=person, relation="配偶", name="李秀兰", body_name="县医院"
        ),
        "home_declared": lambda: declare_home(by=cast.member.actor, person=person, place="清源县石门镇"),
        "declared": lambda: sign_declaration(
            by=cast.member.actor, batch=team.batch_id, nothing_to_declare=True
        ),
        "tie_recorded": lambda: record_tie(
            by=office,
            person=person,
            body=cast.other_bureau.id,
            kind="business",
            what="承包",
            source="来信",
            until=date(2020, 1, 1),
        ),
        "objection": lambda: record_objection(
            by=office, target=target, person=person, letter="文旅党函〔2024〕3号", reason="有过节"
        ),
        "body_changed": lambda: rename_body(by=office, body=cast.bureau.id, name="清源县文化旅游体育局"),
    }
    changes[what]()


@pytest.mark.parametrize(
    "what",
    [
        "post_changed",
        "career_recorded",
        "kin_declared",
        "home_declared",
        "declared",
        "tie_recorded",
        "objection",
        "body_changed",
    ],
)
def test_a_changed_fact_opens_the_decision_and_tells_the_office(cast, what):
    team = teams.ready(cast)
    assert pair_of(team, cast.member).outcome == "may_serve"
    change(cast, team, what)
    pair = pair_of(team, cast.member)
    assert (pair.outcome, pair.waits_for, pair.reopened_because) == ("pending", "examination", what)
    assert pair in queries.reopened(cast.office.actor)
    assert journal_says("teams.pair_reopened", about=pair.ref).facts["cause"] == what


def test_other_peoples_decisions_stand(cast):
    team = teams.ready(cast)
    change(cast, team, "post_changed")
    assert pair_of(team, cast.lead).outcome == "may_serve"


def test_a_merger_into_the_target_opens_every_pair_of_it(cast):
    team = teams.ready(cast)
    old = register_body(by=cast.office.actor, name="清源县旅游局", kind="department")
    merge_bodies(by=cast.office.actor, predecessors=[old.id], successor=cast.bureau.id)
    assert {p.reopened_because for p in queries.pairs_of(team.batch_id)} == {"body_changed"}


def test_an_extended_target_is_asked_about_at_once(cast):
    team = teams.authorised(cast)
    (main,) = queries.targets_of(team.id)
    joined = add_target(
        by=cast.office.actor, batch=team.batch_id, body=cast.other_bureau.id, extended_of=main
    )
    asked = [p for p in queries.pairs_of(team.batch_id) if p.target_id == joined.id]
    assert len(asked) == 5
    assert {p.waits_for for p in asked} == {"examination"}
    assert len(queries.pair_lacks(queries.team(team.id))) == 5
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    # everybody of the cast serves at the other bureau now
    assert {p.outcome for p in queries.pairs_of(team.batch_id) if p.target_id == joined.id} == {"must_recuse"}


def test_an_authorised_team_shows_the_reopened_pair_until_it_is_settled(cast):
    team = teams.authorised(cast)
    assert queries.pair_lacks(team) == []
    change(cast, team, "post_changed")
    (lack,) = queries.pair_lacks(team)
    assert lack.code == "pair.reopened"
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    assert queries.pair_lacks(team) == []
    assert pair_of(team, cast.member).reopened_on is None


def test_what_was_decided_on_the_same_facts_stands_again(cast):
    team = teams.ready(cast)
    change(cast, team, "objection")
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    pair = pair_of(team, cast.member)
    propose_recusal(by=cast.office.actor, pair=pair.id, outcome="may_serve", reason="查无过节")
    approve(cast, pair.ref)
    change(cast, team, "post_changed")
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    pair = pair_of(team, cast.member)
    assert (pair.outcome, pair.how) == ("may_serve", "upheld")
    assert len(queries.history_of(pair.id)) == 2  # the first look, and the one with the objection


def test_a_proposal_on_the_same_facts_goes_on_being_decided(cast):
    team = teams.ready(cast)
    change(cast, team, "objection")
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    pair = pair_of(team, cast.member)
    propose_recusal(by=cast.office.actor, pair=pair.id, outcome="may_serve", reason="查无过节")
    change(cast, team, "post_changed")
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    assert pair_of(team, cast.member).waits_for == "approval"
    approve(cast, pair.ref)
    assert pair_of(team, cast.member).outcome == "may_serve"


def test_an_objection_taken_back_is_examined_away(cast):
    team = teams.ready(cast)
    (target,) = queries.targets_of(team.id)
    objection = record_objection(
        by=cast.office.actor, target=target, person=cast.member.person, letter="函", reason="有过节"
    )
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    assert pair_of(team, cast.member).waits_for == "proposal"
    withdraw_objection(by=cast.office.actor, objection=objection.id)
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    assert pair_of(team, cast.member).outcome == "may_serve"
    with pytest.raises(WrongState):
        withdraw_objection(by=cast.office.actor, objection=objection.id)


def test_a_batch_that_is_over_is_left_alone(cast):
    team = teams.ready(cast)
    cast.clock.move_to(date(2024, 6, 1))
    change(cast, team, "post_changed")
    assert pair_of(team, cast.member).outcome == "may_serve"
    journal_is_silent_about("teams.pair_reopened")


def test_nothing_to_open_is_said(cast):
    teams.formed(cast)
    with pytest.raises(WrongState):
        reopen_pairs(by=cast.office.actor, pairs=[], cause="declared")
