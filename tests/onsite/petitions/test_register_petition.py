import json
from datetime import date, time

import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.keys.scopes import IDENTITY_SCOPE
from xuncha.foundation.keys.store import open_sealed
from xuncha.foundation.terms import BadInput, NotAllowed
from xuncha.foundation.vault.models import Deposit
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.actions.register_petition import register_petition
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.petitioners import Petitioner

pytestmark = pytest.mark.django_db(databases=["default", "vault"])


def code(refusal) -> list[str]:
    return [p.code for p in refusal.value.problems]


def test_channel_and_day_are_enough_and_the_number_is_given_at_once(cast):
    made = register_petition(by=cast.clerk.actor, channel="call")
    assert (made.number, made.state, made.named, made.identity) == (
        "清巡信〔2024〕A-001",
        "registered",
        False,
        "",
    )
    assert not Deposit.objects.exists()
    said = journal_says("petitions.registered", about=made.ref, by=cast.clerk.actor)
    assert said.facts["channel"] == "call"


def test_who_speaks_lies_in_the_vault_and_nowhere_else(cast, inspection):
    made = petitions.registered(cast, inspection)
    deposit = Deposit.objects.get(code=made.identity)
    kept = json.loads(open_sealed(IDENTITY_SCOPE, bytes(deposit.sealed), b"vault\0" + made.identity.encode()))
    assert kept["people"][0]["name"] == petitions.WHO.name
    row = {f.attname: getattr(made, f.attname) for f in Petition._meta.get_fields() if hasattr(f, "attname")}
    everything = repr(row) + repr(journal_says("petitions.registered", about=made.ref).facts)
    for word in (petitions.WHO.name, petitions.WHO.contact, petitions.CONTENT[:6], petitions.REPORTED):
        assert word not in everything


def test_a_series_for_each_year(cast):
    first = register_petition(by=cast.clerk.actor, channel="call", received_on=date(2023, 12, 31))
    second = register_petition(by=cast.clerk.actor, channel="call")
    assert (first.number, second.number) == ("清巡信〔2023〕A-001", "清巡信〔2024〕A-001")


def test_several_callers_at_once_are_counted_and_all_sealed(cast, inspection):
    made = register_petition(
        by=cast.clerk.actor,
        channel="caller",
        inspection=inspection.id,
        people=[Petitioner("甲某", "1"), Petitioner("乙某"), Petitioner()],
        persons=7,
    )
    assert (made.persons, made.named) == (7, True)


def test_a_member_takes_a_call_for_the_own_team_and_has_it_in_hand(cast, inspection):
    made = register_petition(by=cast.member.actor, channel="call", inspection=inspection.id, content="…")
    assert queries.petition(made.id, cast.member.actor) == made
    assert not queries.visible_to(cast.second_member.actor).exists()


@pytest.mark.parametrize("who", ["stranger", "office", "body_liaison", "secretary", "system", "audit"])
def test_others_register_nothing(cast, inspection, who):
    with pytest.raises(NotAllowed):
        register_petition(by=getattr(cast, who).actor, channel="call", inspection=inspection.id)


def test_a_member_registers_nothing_that_is_not_of_the_own_team(cast, inspection):
    with pytest.raises(NotAllowed):
        register_petition(by=cast.member.actor, channel="call")


def test_after_the_closing_day_it_is_taken_with_a_reason(cast, inspection):
    cast.clock.move_to(date(2024, 6, 3))
    with pytest.raises(BadInput) as refused:
        petitions.registered(cast, inspection)
    assert code(refused) == ["petition.late_needs_reason"]
    assert not Petition.objects.exists() and not Deposit.objects.exists()
    made = petitions.registered(cast, inspection, late_reason="邮路耽搁，邮戳是5月30日")
    assert made.late_reason and journal_says("petitions.registered", about=made.ref).facts["late"]


def test_everything_wrong_is_said_at_once_and_nothing_reaches_the_vault(cast):
    with pytest.raises(BadInput) as refused:
        register_petition(
            by=cast.clerk.actor,
            channel="pigeon",
            persons=0,
            sort="x",
            item="F9-99",
            keeper="nobody",
            people=[petitions.WHO],
        )
    assert set(code(refused)) == {
        "petition.channel",
        "petition.persons",
        "petition.sort",
        "petition.item",
        "petition.keeper",
    }
    assert not Deposit.objects.exists()


def test_set_apart_at_once_it_is_gone_for_the_team_and_the_clerk(cast, inspection):
    made = petitions.registered(cast, inspection, keeper="office_head", received_at=time(23, 15))
    for who in (cast.clerk, cast.lead, cast.member, cast.staff):
        assert not queries.visible_to(who.actor).exists()
    assert queries.petition(made.id, cast.office.actor) == made


def test_registering_costs_few_statements(cast, inspection, django_assert_max_num_queries):
    by = cast.clerk.actor
    given = {"channel": "letter", "inspection": inspection.id, "content": "…", "people": [petitions.WHO]}
    register_petition(by=by, **given)
    with django_assert_max_num_queries(20):
        register_petition(by=by, **given)


def test_what_is_set_apart_at_once_leaves_no_hole_in_the_numbers(cast, inspection):
    numbers = [petitions.registered(cast, inspection, persons=n).number for n in (1, 2)]
    apart = petitions.registered(cast, inspection, keeper="secretary").number
    numbers.append(petitions.registered(cast, inspection, persons=3).number)
    assert [n[-3:] for n in numbers] == ["001", "002", "003"]
    assert apart == f"清巡信专〔{cast.clock.today().year}〕A-001"
