from datetime import date

import pytest

from tests.factories import planning, teams, training
from tests.factories.approvals import approve, send_back
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.terms import NotAllowed, Stale, WrongState
from xuncha.preparation.teams import papers, queries
from xuncha.preparation.teams.actions.authorise_team import authorise_team
from xuncha.preparation.teams.actions.form_team import form_team
from xuncha.preparation.teams.actions.submit_team import submit_team
from xuncha.preparation.training import queries as trained
from xuncha.preparation.training.actions.record_result import record_result
from xuncha.standing.people.actions.change_post import change_post


def codes(refused):
    return {p.code for p in refused.value.problems}


def test_a_complete_team_is_sent(cast):
    team = teams.submitted(cast)
    assert (team.state, team.submitted_on) == ("submitted", cast.clock.today())
    journal_says("teams.submitted", about=team.ref)


def test_everything_missing_is_told_at_once(cast):
    team = form_team(by=cast.office.actor, batch=planning.batch(cast).id)
    with pytest.raises(WrongState) as refused:
        submit_team(by=cast.office.actor, team=team.id)
    assert codes(refused) == {"team.no_lead", "team.too_small", "team.no_target"}
    team = teams.formed(cast, batch=team.batch_id)
    with pytest.raises(WrongState) as refused:
        submit_team(by=cast.office.actor, team=team.id)
    assert codes(refused) == {"declaration.missing", "pair.not_examined", "training.not_passed"}


def test_who_has_not_passed_is_named(cast):
    team = teams.formed(cast)
    others = [m.person for m in teams.people(cast, team) if m is not cast.member]
    training.passed(cast, team.batch_id, others)
    lacks = [lack for lack in queries.lacks(queries.team(team.id)) if lack.code == "training.not_passed"]
    assert [lack.person for lack in lacks] == [cast.member.person]
    assert "马骏" in lacks[0].what


def test_a_small_team_needs_a_reason(cast):
    team = teams.formed(cast, roles={"lead": "lead", "member": "member"})
    teams.complete(cast, team)
    with pytest.raises(WrongState) as refused:
        submit_team(by=cast.office.actor, team=team.id)
    assert codes(refused) == {"team.too_small"}
    assert (
        submit_team(by=cast.office.actor, team=team.id, small_because="专项，一个单位").state == "submitted"
    )


def test_only_the_office_sends_once_and_not_from_a_stale_page(cast):
    team = teams.ready(cast)
    with pytest.raises(NotAllowed):
        submit_team(by=cast.lead.actor, team=team.id)
    with pytest.raises(Stale):
        submit_team(by=cast.office.actor, team=team.id, seen=99)
    submit_team(by=cast.office.actor, team=team.id)
    with pytest.raises(WrongState):
        submit_team(by=cast.office.actor, team=team.id)


def test_authorisation_gives_number_and_rights(cast):
    team = teams.authorised(cast)
    assert team.authorisation_number == "清委巡〔2024〕1号"
    assert team.id in cast.lead.actor.scopes("lead")
    assert team.id in cast.team_liaison.actor.scopes("liaison")
    facts = journal_says("teams.authorised", about=team.ref).facts
    assert (facts["team"], facts["batch"]) == (str(team.id), str(team.batch_id))


def test_a_returned_team_is_with_the_office_again(cast):
    team = teams.submitted(cast)
    send_back(cast, team.ref, "组长另有任务")
    back = queries.team(team.id)
    assert (back.state, back.returned_because) == ("returned", "组长另有任务")
    assert submit_team(by=cast.office.actor, team=team.id).state == "submitted"


def test_nobody_is_authorised_over_a_pair_that_opened_meanwhile(cast):
    team = teams.submitted(cast)
    change_post(by=cast.office.actor, person=cast.member.person, body=cast.county.id, post="干事")
    with pytest.raises(WrongState) as refused:
        approve(cast, team.ref)
    assert codes(refused) == {"pair.reopened"}
    assert queries.team(team.id).state == "submitted"
    journal_is_silent_about("teams.authorised")


def test_nobody_is_authorised_without_the_training(cast):
    team = teams.submitted(cast)
    (held,) = trained.classes_of(team.batch_id)
    row = next(a for a in trained.attendances(held.id) if a.person_id == cast.member.person)
    record_result(by=cast.office.actor, attendance=row.id, passed=False, reason="成绩登错")
    with pytest.raises(WrongState) as refused:
        approve(cast, team.ref)
    assert codes(refused) == {"training.not_passed"}


def test_a_team_that_was_not_sent_is_not_authorised(cast):
    team = teams.ready(cast)
    with pytest.raises(WrongState):
        authorise_team(by=cast.secretary.actor, team=team.id, outcome="approved", on=date(2024, 3, 4))


def test_the_authorisation_has_its_paper(cast):
    team = teams.authorised(cast)
    letter = papers.authorisation(team.ref, cast.office.actor)
    assert letter.number == team.authorisation_number
    assert "韩立群" in str(letter.blocks)
    assert papers.authorisation(team.ref, cast.stranger.actor) is None
