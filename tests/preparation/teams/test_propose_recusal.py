from datetime import date

import pytest

from tests.factories import teams
from tests.factories.approvals import approve, send_back
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.preparation.teams import papers, queries
from xuncha.preparation.teams.actions.decide_recusal import decide_recusal
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.propose_recusal import propose_recusal
from xuncha.preparation.teams.actions.record_objection import record_objection
from xuncha.preparation.teams.actions.record_tie import record_tie
from xuncha.standing.approvals import queries as approvals
from xuncha.standing.approvals.actions.record_step import record_step
from xuncha.standing.people.actions.change_post import change_post


def pair_of(team, who):
    return next(p for p in queries.pairs_of(team.batch_id) if p.person_id == who.person)


@pytest.fixture
def team(cast):
    """A ready team; the bureau objects to the member."""
    team = teams.ready(cast)
    (target,) = queries.targets_of(team.id)
    record_objection(
        by=cast.office.actor,
        target=target,
        person=cast.member.person,
        letter="文旅党函〔2024〕3号",
        reason="有过节",
    )
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    return team


def proposed(cast, team, outcome="may_serve", reason="查无过节", **more):
    return propose_recusal(
        by=cast.office.actor, pair=pair_of(team, cast.member).id, outcome=outcome, reason=reason, **more
    )


def test_the_approver_of_the_rule_set_decides(cast, team):
    proposed(cast, team)
    pair = pair_of(team, cast.member)
    assert (pair.outcome, pair.waits_for) == ("pending", "approval")
    approve(cast, pair.ref)
    pair = pair_of(team, cast.member)
    assert (pair.outcome, pair.how, pair.reason) == ("may_serve", "decided", "查无过节")
    facts = journal_says("teams.recusal_decided", about=pair.ref).facts
    assert (facts["confirmed"], facts["stands"]) == (True, True)
    assert facts["number"].startswith("清委巡回〔2024〕")


def test_a_recusal_decided_keeps_the_team_from_being_sent(cast, team):
    proposed(cast, team, outcome="must_recuse", reason="确有经济纠纷")
    approve(cast, pair_of(team, cast.member).ref)
    assert [lack.code for lack in queries.lacks(queries.team(team.id))] == ["pair.must_recuse"]


def test_a_returned_proposal_waits_for_another(cast, team):
    proposed(cast, team)
    pair = pair_of(team, cast.member)
    send_back(cast, pair.ref, "请再核实")
    pair = pair_of(team, cast.member)
    assert (pair.outcome, pair.waits_for) == ("pending", "proposal")
    second = proposed(cast, team, outcome="must_recuse", reason="核实属实")
    assert second.number == 2


def test_what_was_decided_while_a_fact_changed_does_not_stand(cast, team):
    proposed(cast, team)
    change_post(by=cast.office.actor, person=cast.member.person, body=cast.county.id, post="干事")
    approve(cast, pair_of(team, cast.member).ref)
    pair = pair_of(team, cast.member)
    assert (pair.outcome, pair.waits_for) == ("pending", "examination")
    assert journal_says("teams.recusal_decided", about=pair.ref).facts["stands"] is False


def test_a_rule_without_exception_allows_only_recusal(cast, team):
    record_tie(
        by=cast.office.actor,
        person=cast.deputy.person,
        body=cast.bureau.id,
        kind="business",
        what="承包维修",
        source="合同",
        since=date(2023, 1, 1),
    )
    examine_pairs(by=cast.office.actor, batch=team.batch_id)
    pair = pair_of(team, cast.deputy)
    assert pair.outcome == "must_recuse"
    with pytest.raises(BadInput) as refused:
        propose_recusal(by=cast.office.actor, pair=pair.id, outcome="may_serve", reason="人手不够")
    assert refused.value.code == "recusal.no_exception"
    propose_recusal(by=cast.office.actor, pair=pair.id, outcome="must_recuse", reason="合同在履行")
    approve(cast, pair.ref)
    assert pair_of(team, cast.deputy).how == "decided"


def test_reason_and_outcome_are_asked(cast, team):
    for more in ({"outcome": "perhaps"}, {"reason": " "}):
        with pytest.raises(BadInput):
            proposed(cast, team, **more)


def test_a_clear_pair_or_one_being_decided_takes_no_proposal(cast, team):
    with pytest.raises(WrongState) as refused:
        propose_recusal(
            by=cast.office.actor, pair=pair_of(team, cast.lead).id, outcome="may_serve", reason="没有情形"
        )
    assert refused.value.code == "pair.nothing_to_decide"
    proposed(cast, team)
    with pytest.raises(WrongState) as refused:
        proposed(cast, team)
    assert refused.value.code == "pair.being_decided"


def test_nothing_is_proposed_before_examination(cast, team):
    change_post(by=cast.office.actor, person=cast.member.person, body=cast.county.id, post="干事")
    with pytest.raises(WrongState) as refused:
        proposed(cast, team)
    assert refused.value.code == "pair.not_examined"


def test_only_the_office_proposes_and_not_from_a_stale_page(cast, team):
    pair = pair_of(team, cast.member)
    with pytest.raises(NotAllowed):
        propose_recusal(by=cast.leading_group.actor, pair=pair.id, outcome="may_serve", reason="x")
    with pytest.raises(NotKnown):
        propose_recusal(by=cast.lead.actor, pair=pair.id, outcome="may_serve", reason="x")
    with pytest.raises(Stale):
        proposed(cast, team, seen=99)
    with pytest.raises(NotKnown):
        decide_recusal(by=cast.office.actor, pair=pair.id, outcome="approved", on=date(2024, 3, 4))


def test_the_decision_has_its_paper_without_sealed_facts(cast, team):
    pair = pair_of(team, cast.member)
    assert papers.recusal_decision(pair.ref, cast.office.actor) is None
    proposed(cast, team, outcome="must_recuse", reason="确有经济纠纷")
    approve(cast, pair.ref)
    letter = papers.recusal_decision(pair.ref, cast.office.actor)
    assert cast.bureau.name in letter.title or cast.bureau.name in str(letter.blocks)
    assert papers.recusal_decision(pair.ref, cast.stranger.actor) is None


def test_a_decision_recorded_from_paper_names_who_signed_it(cast, team):
    proposed(cast, team)
    pair = pair_of(team, cast.member)
    (request,) = approvals.of_subject(pair.ref, cast.office.actor)
    for who in ("沈建华", "领导小组第三次会议"):
        record_step(
            by=cast.office.actor,
            request=request.id,
            decided_by=who,
            on=cast.clock.today(),
            approve=True,
            minutes="会议纪要〔2024〕3号",
        )
    pair = pair_of(team, cast.member)
    assert (pair.outcome, pair.decided_by) == ("may_serve", "领导小组第三次会议")
