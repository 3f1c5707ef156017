"""A petition that names the clerk's own boss, the head of the office: what the clerk can do, and what the boss can see."""

import pytest

from tests.factories import petitions as factory
from xuncha.foundation.terms import NotKnown
from xuncha.onsite.petitions import queries
from xuncha.onsite.petitions.actions.note_sealed_item import note_sealed_item
from xuncha.onsite.petitions.actions.open_petition import open_petition
from xuncha.onsite.petitions.actions.set_aside_petition import set_aside_petition


def hidden_from(who, found):
    client = who.client
    pages = [client.get(path) for path in ("/", "/petitions/", "/petitions/register")]
    assert all(found.number not in page.content.decode() for page in pages)
    assert client.get(f"/petitions/{found.id}/").status_code == 404
    with pytest.raises(NotKnown):
        open_petition(by=who.actor, petition=found.id, reason="核对")


def test_set_apart_on_arrival_only_its_keeper_knows_it(cast, inspection):
    found = factory.registered(cast, inspection, keeper="leading_group", reported="巡察办主任")
    for who in (cast.office, cast.clerk, cast.lead, cast.member, cast.staff):
        hidden_from(who, found)
    assert queries.petition(found.id, cast.leading_group.actor).id == found.id


def test_read_first_and_set_apart_then_it_is_gone_for_the_boss_and_the_clerk(cast, inspection):
    found = factory.registered(cast, inspection, reported="巡察办主任")
    set_aside_petition(by=cast.clerk.actor, petition=found.id, keeper="secretary")
    for who in (cast.office, cast.clerk):
        hidden_from(who, found)


def test_on_paper_it_is_one_sealed_item_the_boss_does_not_see(cast):
    item = note_sealed_item(by=cast.clerk.actor, channel="letter", level="office")
    assert item.number in cast.clerk.client.get("/petitions/sealed/").content.decode()
    assert item.number not in cast.office.client.get("/petitions/sealed/").content.decode()


def test_the_form_says_to_whom_one_about_the_head_of_the_office_goes(cast, inspection):
    page = cast.clerk.client.get("/petitions/new/letter").content.decode()
    assert "反映巡察办主任的，交领导小组或者书记" in page
    found = factory.registered(cast, inspection)
    page = cast.clerk.client.get(f"/petitions/{found.id}/set-aside").content.decode()
    assert "反映巡察办主任的，交领导小组或者书记" in page
