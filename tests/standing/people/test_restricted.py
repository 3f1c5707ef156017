"""Kin and home place: sealed, opened by a verb with a reason, by whom it concerns and for recusal only."""

import pytest
from django.db import connection

from tests.journal_says import journal_says
from xuncha.engines.seal.envelope import Unopenable
from xuncha.foundation.keys import state
from xuncha.foundation.terms import BadInput, Locked, NotAllowed, NotKnown
from xuncha.standing.people import queries
from xuncha.standing.people.actions.declare_home import declare_home
from xuncha.standing.people.actions.declare_kin import declare_kin
from xuncha.standing.people.actions.open_kin_for_recusal import open_kin_for_recusal
from xuncha.standing.people.actions.open_restricted import open_restricted
from xuncha.standing.people.actions.withdraw_kin import withdraw_kin
from xuncha.standing.people.models import Kin, Person


def declared(cast, who=None, **kwargs):
    given = {
        "person": cast.member.person,
        "relation": "配偶",
        "name": "苏晓梅",
        "body": cast.bureau.id,
        "post": "会计",
        **kwargs,
    }
    return declare_kin(by=(who or cast.member).actor, **given)


def everything_stored():
    with connection.cursor() as cursor:
        rows = []
        for table in ("people_kin", "people_person", "journal_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            rows += [bytes(v) if isinstance(v, memoryview) else v for row in cursor.fetchall() for v in row]
    return repr(rows)


def test_neither_table_nor_journal_says_who(cast):
    kin = declared(cast)
    declare_home(by=cast.member.actor, person=cast.member.person, place="清源县东河镇")
    said = journal_says("people.kin_declared")
    assert set(said.facts) == {"person", "code", "on"}
    stored = everything_stored()
    for word in ("苏晓梅", "东河镇", "会计", "苏晓梅".encode().hex()):
        assert word not in stored
    assert kin.ended_on is None


def test_the_person_and_the_office_open_with_a_reason(cast):
    declared(cast)
    declare_home(by=cast.member.actor, person=cast.member.person, place="清源县东河镇")
    for who in (cast.member, cast.office):
        facts = open_restricted(by=who.actor, person=cast.member.person, reason="核对")
        assert facts.home_place == "清源县东河镇"
        assert [(k.relation, k.name, k.body, k.body_name) for k in facts.kin] == [
            ("配偶", "苏晓梅", cast.bureau.id, cast.bureau.name)
        ]
        assert journal_says("people.restricted_opened", by=who.actor).facts["reason"] == "核对"


def test_without_a_reason_nothing_is_opened(cast):
    declared(cast)
    with pytest.raises(BadInput):
        open_restricted(by=cast.office.actor, person=cast.member.person, reason="  ")


def test_others_do_not_open(cast):
    declared(cast)
    with pytest.raises(NotAllowed):
        open_restricted(by=cast.leading_group.actor, person=cast.member.person, reason="想看")
    for who in (cast.lead, cast.stranger, cast.system, cast.security, cast.audit, cast.body_liaison):
        with pytest.raises(NotKnown):
            open_restricted(by=who.actor, person=cast.member.person, reason="想看")


def test_for_recusal_many_are_opened_in_one_entry(cast):
    declared(cast)
    persons = [cast.member.person, cast.lead.person]
    facts = open_kin_for_recusal(by=cast.office.actor, persons=persons, about=cast.team)
    assert set(facts) == set(persons)
    assert facts[cast.member.person].kin[0].name == "苏晓梅"
    assert facts[cast.lead.person].kin == ()
    said = journal_says("people.kin_opened_for_recusal", about=cast.team)
    assert said.facts["codes"] == sorted([cast.member.code, cast.lead.code])


def test_who_does_not_examine_recusal_does_not_open_for_it(cast):
    for who in (cast.lead, cast.member, cast.system, cast.body_liaison):
        with pytest.raises(NotAllowed):
            open_kin_for_recusal(by=who.actor, persons=[cast.member.person], about=cast.team)


def test_a_withdrawn_relation_is_no_longer_opened(cast):
    kin = declared(cast)
    withdraw_kin(by=cast.member.actor, person=cast.member.person, kin=kin.id)
    assert open_restricted(by=cast.office.actor, person=cast.member.person, reason="核对").kin == ()
    journal_says("people.kin_withdrawn")
    with pytest.raises(NotKnown):
        withdraw_kin(by=cast.member.actor, person=cast.member.person, kin=kin.id)


def test_incomplete_or_another_s_is_refused(cast):
    with pytest.raises(BadInput):
        declared(cast, name="")
    with pytest.raises(NotKnown):
        declared(cast, who=cast.lead)
    with pytest.raises(NotAllowed):
        declared(cast, who=cast.secretary)


def test_an_envelope_does_not_open_in_another_row(cast):
    one, other = declared(cast), declared(cast, name="别人")
    Kin.objects.filter(id=one.id).update(sealed=other.sealed)
    with pytest.raises(Unopenable):
        open_restricted(by=cast.office.actor, person=cast.member.person, reason="核对")


def test_while_the_office_is_locked_nothing_is_declared_or_opened(cast):
    declared(cast)
    kept = state.held()
    state.demo_key_file().rename(state.demo_key_file().with_suffix(".away"))
    state.lock()
    try:
        with pytest.raises(Locked):
            declared(cast, name="别人")
        with pytest.raises(Locked):
            open_restricted(by=cast.office.actor, person=cast.member.person, reason="核对")
    finally:
        state.demo_key_file().with_suffix(".away").rename(state.demo_key_file())
        state.unlock(kept.master)
    assert queries.kin_of(cast.member.person).count() == 1


def test_the_page_shows_a_lock_until_it_is_opened_with_a_reason(cast):
    declared(cast)
    page = f"/people/{cast.member.person}"
    assert "苏晓梅" not in cast.office.client.get(page).content.decode()
    assert "苏晓梅" not in cast.office.client.get(f"{page}/open").content.decode()
    opened = cast.office.client.post(f"{page}/open", {"reason": "核对"})
    assert "苏晓梅" in opened.content.decode()
    assert "no-store" in opened["Cache-Control"] or "no-cache" in opened["Cache-Control"]
    assert cast.lead.client.post(f"{page}/open", {"reason": "想看"}).status_code == 404
    assert Person.objects.get(id=cast.member.person).home_sealed is None
