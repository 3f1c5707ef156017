from datetime import date

import pytest

from tests.factories import planning, teams
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.terms import NotAllowed, WrongState
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.actions.examine_pairs import examine_pairs
from xuncha.preparation.teams.actions.form_team import form_team
from xuncha.preparation.teams.actions.open_fact import open_fact
from xuncha.preparation.teams.actions.record_tie import record_tie
from xuncha.preparation.teams.actions.sign_declaration import sign_declaration
from xuncha.preparation.teams.rules.declaring import Entry
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies
from xuncha.standing.organisations.actions.register_body import register_body
from xuncha.standing.people.actions.record_career import record_career


def pair_of(team, who):
    (pair,) = [p for p in queries.pairs_of(team.batch_id) if p.person_id == who.person]
    return pair


def declared(cast, team, who, **more):
    sign_declaration(by=who.actor, batch=team.batch_id, **(more or {"nothing_to_declare": True}))


def examined(cast, team):
    examine_pairs(by=cast.office.actor, batch=team.batch_id)


def test_every_member_and_target_gets_a_decision_or_says_what_it_waits_for(cast):
    team = teams.formed(cast)
    declared(cast, team, cast.member)
    examined(cast, team)
    pairs = queries.pairs_of(team.batch_id)
    assert len(pairs) == 5
    assert {p.waits_for for p in pairs if p.person_id != cast.member.person} == {"declaration"}
    assert (pair_of(team, cast.member).outcome, pair_of(team, cast.member).how) == ("may_serve", "examined")
    facts = journal_says("teams.pairs_examined").facts
    assert (facts["people"], facts["targets"]) == (5, 1)
    journal_says("people.kin_opened_for_recusal")


def test_a_lead_who_left_less_than_three_years_ago_must_recuse(cast):
    team = teams.formed(cast)
    record_career(
        by=cast.office.actor,
        person=cast.lead.person,
        body=cast.bureau.id,
        post="副局长",
        since=date(2020, 1, 1),
        until=date(2021, 4, 1),
    )
    declared(cast, team, cast.lead)
    examined(cast, team)
    pair = pair_of(team, cast.lead)
    assert (pair.outcome, pair.how) == ("must_recuse", "by_rule")
    (hit,) = queries.examined_pair(pair).hits.all()
    assert (hit.rule, hit.clause, hit.free_from, hit.source) == (
        "former_post",
        "回避-02",
        date(2024, 4, 2),
        "career",
    )


def test_the_same_past_of_a_member_is_put_to_a_decision(cast):
    team = teams.formed(cast)
    declared(
        cast,
        team,
        cast.member,
        entries=[
            Entry(
                "former_post",
                body=cast.bureau.id,
                what="出纳",
                since=date(2020, 1, 1),
                until=date(2022, 1, 1),
            )
        ],
    )
    examined(cast, team)
    assert (pair_of(team, cast.member).outcome, pair_of(team, cast.member).waits_for) == (
        "pending",
        "proposal",
    )


def test_a_body_merged_into_the_target_counts(cast):
    old = register_body(by=cast.office.actor, name="清源县旅游局", kind="department", on=date(2010, 1, 1))
    record_career(
        by=cast.office.actor,
        person=cast.lead.person,
        body=old.id,
        post="局长",
        since=date(2020, 1, 1),
        until=date(2023, 1, 1),
    )
    merge_bodies(by=cast.office.actor, predecessors=[old.id], successor=cast.bureau.id, on=date(2024, 3, 4))
    team = teams.formed(cast)
    declared(cast, team, cast.lead)
    examined(cast, team)
    assert pair_of(team, cast.lead).outcome == "must_recuse"


def test_kin_at_a_subordinate_body_recuses_and_stays_sealed(cast):
    below = register_body(
        by=cast.office.actor,
        name="清源县文化馆",
        kind="institution",
        parent=cast.bureau.id,
        on=date(2020, 1, 1),
    )
    team = teams.formed(cast)
    kin = Entry("kin", body=below.id, relation="配偶", name="李秀兰", what="会计")
    declared(cast, team, cast.member, entries=[kin])
    examined(cast, team)
    pair = pair_of(team, cast.member)
    assert pair.outcome == "must_recuse"
    (hit,) = queries.examined_pair(pair).hits.all()
    assert (hit.fact, hit.source, hit.free_from) == (None, "", None)
    assert "李秀兰".encode() not in bytes(hit.sealed)


def test_a_sealed_fact_opens_for_the_office_with_a_reason_and_for_the_person(cast):
    team = teams.formed(cast)
    kin = Entry("kin", body=cast.bureau.id, relation="配偶", name="李秀兰", what="会计")
    declared(cast, team, cast.member, entries=[kin])
    examined(cast, team)
    pair = pair_of(team, cast.member)
    (hit,) = queries.examined_pair(pair).hits.all()
    opened = open_fact(by=cast.office.actor, hit=hit.id, reason="核对申报")
    assert opened["fact"]["relation"] == "配偶"
    assert journal_says("teams.fact_opened", about=pair.ref).facts["reason"] == "核对申报"
    assert open_fact(by=cast.member.actor, hit=hit.id, reason="看自己的")["fact"]["relation"] == "配偶"
    with pytest.raises(NotAllowed):
        open_fact(by=cast.leading_group.actor, hit=hit.id, reason="想看")


def test_an_extended_family_of_facts_is_told_with_its_source(cast):
    team = teams.formed(cast)
    declared(cast, team, cast.second_member)
    record_tie(
        by=cast.office.actor,
        person=cast.second_member.person,
        body=cast.bureau.id,
        kind="past_handling",
        what="2023年财政收支审计",
        source="清审发〔2023〕8号",
        until=date(2023, 5, 5),
    )
    examined(cast, team)
    (hit,) = queries.examined_pair(pair_of(team, cast.second_member)).hits.all()
    assert (hit.rule, hit.source, hit.free_from) == ("past_handling", "清审发〔2023〕8号", date(2026, 5, 6))


def test_a_second_look_at_the_same_facts_changes_nothing(cast):
    team = teams.ready(cast)
    assert examine_pairs(by=cast.office.actor, batch=team.batch_id) == []
    assert {e.number for p in queries.pairs_of(team.batch_id) for e in queries.history_of(p.id)} == {1}


def test_with_nobody_to_examine_it_says_so(cast):
    batch = planning.batch(cast)
    with pytest.raises(WrongState):
        examine_pairs(by=cast.office.actor, batch=batch.id)
    form_team(by=cast.office.actor, batch=batch.id)
    with pytest.raises(WrongState):
        examine_pairs(by=cast.office.actor, batch=batch.id)


def test_only_the_office_examines(cast):
    team = teams.formed(cast)
    for who in (cast.lead, cast.leading_group):
        with pytest.raises(NotAllowed):
            examine_pairs(by=who.actor, batch=team.batch_id)
    journal_is_silent_about("people.kin_opened_for_recusal")
