"""The inspected body's wish, brought at its own door, that a member recuse."""

import pytest

from tests.factories import approvals, teams
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.foundation.terms.clock import SystemClock
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.propose_recusal import propose_recusal
from xuncha.preparation.teams.actions.raise_objection import raise_objection
from xuncha.preparation.teams.actions.withdraw_objection import withdraw_objection


@pytest.fixture
def team(cast):
    return teams.authorised(cast)


@pytest.fixture
def today(cast, monkeypatch):
    """The pages believe it is the day of the cast."""
    now = cast.clock.now()
    monkeypatch.setattr(SystemClock, "now", lambda clock: now)


def raised(cast, team, by="body_liaison", who="deputy", **more):
    (target,) = queries.targets_of(team.id)
    given = {"reason": "其配偶在我局下属单位任职", **more}
    return raise_objection(
        by=getattr(cast, by).actor, target=target, person=getattr(cast, who).person, **given
    )


def test_it_is_written_down_and_opens_the_decision_again(cast, team):
    row = raised(cast, team)
    said = journal_says("teams.objection_recorded", about=row.ref)
    assert said.facts["letter"] == row.letter == "被巡察单位专区"
    (pair,) = queries.reopened(cast.office.actor)
    assert (pair.person_id, pair.reopened_because) == (cast.deputy.person, "objection")
    lacks = [lack.code for lack in queries.pair_lacks(team)]
    assert lacks == ["pair.reopened"]


def test_a_letter_that_follows_is_named(cast, team):
    assert raised(cast, team, letter="清文旅函〔2024〕3号").letter == "清文旅函〔2024〕3号"


def test_reason_is_asked_and_one_stands(cast, team):
    with pytest.raises(BadInput) as refused:
        raised(cast, team, reason=" ")
    assert refused.value.code == "objection.reason_missing"
    raised(cast, team)
    with pytest.raises(BadInput) as refused:
        raised(cast, team)
    assert refused.value.code == "objection.standing"


@pytest.mark.parametrize("by", ["office", "lead", "stranger"])
def test_only_the_liaison_of_the_body(cast, team, by):
    with pytest.raises(NotKnown):
        raised(cast, team, by=by)


def test_only_those_announced_and_only_while_they_are_there(cast, team):
    with pytest.raises(NotKnown):
        raised(cast, team, who="stranger")
    cast.clock.move_to(team.batch.ends.replace(year=2025))
    with pytest.raises(NotKnown):
        raised(cast, team)


def test_a_team_not_yet_authorised_is_not_known(cast):
    forming = teams.ready(cast)
    with pytest.raises(NotKnown):
        raised(cast, forming)
    assert queries.announced(cast.body_liaison.actor) == []


def test_the_body_sees_what_became_of_it_and_no_facts(cast, team, today):
    raised(cast, team)
    door = cast.body_liaison.client
    assert "巡察办正在审查" in door.get("/door/team").content.decode()
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    text = door.get("/door/team").content.decode()
    assert "配偶" not in text and "申请已收到" in text


def test_the_page_takes_it(cast, team, today):
    (target,) = queries.targets_of(team.id)
    door = cast.body_liaison.client
    form = door.get(f"/door/targets/{target}/objection?person={cast.deputy.person}")
    assert form.status_code == 200
    answer = door.post(
        f"/door/targets/{target}/objection", {"person": str(cast.deputy.person), "reason": "曾有业务往来"}
    )
    assert answer.status_code == 302 and answer["Location"] == "/door/team"
    assert cast.lead.client.get(f"/door/targets/{target}/objection").status_code == 404


def test_the_body_takes_it_back_at_its_door(cast, team, today):
    row = raised(cast, team)
    door = cast.body_liaison.client
    here = f"/door/objections/{row.id}/withdraw"
    assert here in door.get("/door/team").content.decode()
    assert "其配偶在我局下属单位任职" in door.get(here).content.decode()
    assert door.post(here).headers["Location"] == "/door/team"
    row.refresh_from_db()
    assert row.withdrawn_on == cast.clock.today()
    journal_says("teams.objection_withdrawn", about=row.ref)
    assert door.get(here).status_code == 404
    assert here not in door.get("/door/team").content.decode()


def test_decided_it_is_taken_back_no_more(cast, team, today):
    row = raised(cast, team)
    (pair,) = queries.reopened(cast.office.actor)
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    propose_recusal(by=cast.office.actor, pair=pair.id, outcome="may_serve", reason="下属单位无业务往来")
    approvals.approve(cast, pair.ref)
    with pytest.raises(WrongState) as refused:
        withdraw_objection(by=cast.body_liaison.actor, objection=row.id)
    assert refused.value.code == "objection.decided"


@pytest.mark.parametrize("who", ["lead", "member", "stranger", "clerk"])
def test_others_do_not_take_it_back(cast, team, today, who):
    row = raised(cast, team)
    with pytest.raises(NotAllowed):
        withdraw_objection(by=getattr(cast, who).actor, objection=row.id)
    assert getattr(cast, who).client.get(f"/door/objections/{row.id}/withdraw").status_code == 404
