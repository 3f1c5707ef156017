import pytest

from tests.factories import archives as made
from tests.factories import inspections
from tests.journal_says import journal_says
from xuncha.followup.archives import printing, queries, supplies
from xuncha.followup.archives.actions.catalogue_inspection import catalogue_inspection
from xuncha.foundation.terms import NotAllowed, NotKnown
from xuncha.onsite.inspections.rules.states import Stage

pytestmark = pytest.mark.django_db


def test_everything_stands_in_it_in_the_order_of_the_work(cast):
    volume = made.catalogued(cast)
    entries = list(volume.entries.all())
    groups = [e.group for e in entries]
    assert {"evidence", "papers"} <= set(groups)
    assert groups == sorted(
        groups, key=["prepare", "site", "evidence", "papers", "report", "rectify", "official"].index
    )
    assert [e.order for e in entries] == list(range(1, len(entries) + 1))
    assert all(e.title and (e.on or e.group == "rectify") for e in entries)
    assert journal_says("archives.catalogued", about=volume.ref).facts["things"] == len(entries)


def test_a_second_edition_leaves_the_first(cast):
    first = made.catalogued(cast)
    second = catalogue_inspection(by=cast.office.actor, inspection=first.inspection_id)
    assert (first.edition, second.edition) == (1, 2)
    assert first.entries.count() == second.entries.count()


def test_the_teams_liaison_may_and_others_may_not(cast):
    inspection = made.ready(cast)
    with pytest.raises(NotAllowed, match="who_catalogues"):
        catalogue_inspection(by=cast.member.actor, inspection=inspection.id)
    with pytest.raises(NotKnown):
        catalogue_inspection(by=cast.stranger.actor, inspection=inspection.id)
    assert catalogue_inspection(by=cast.team_liaison.actor, inspection=inspection.id).edition == 1


def test_not_before_the_feedback(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    with pytest.raises(NotAllowed, match="too_early"):
        catalogue_inspection(by=cast.office.actor, inspection=inspection.id)


def test_the_gate_is_answered_by_the_catalogue(cast):
    inspection, office = made.ready(cast), cast.office.actor
    assert supplies.catalogued(inspection.ref, office).missing
    catalogue_inspection(by=office, inspection=inspection.id)
    assert not supplies.catalogued(inspection.ref, office).missing


def test_who_may_know_the_inspection_knows_its_volume(cast):
    volume = made.catalogued(cast)
    for who in cast.everyone:
        listed = queries.visible_to(who.actor).filter(pk=volume.pk).exists()
        assert listed == queries.can_view(who.actor, volume), who
    assert printing.catalogue(volume.ref, cast.body_liaison.actor) is None
    assert len(printing.catalogue(volume.ref, cast.office.actor).blocks) == 3


def test_its_page_costs_little_and_is_not_there_for_others(cast, django_assert_max_num_queries):
    volume = made.catalogued(cast)
    client = cast.office.client
    address = f"/archives/inspections/{volume.inspection_id}"
    assert client.get("/archives").status_code == 200
    with django_assert_max_num_queries(40):
        assert volume.number in client.get(address).text
    assert cast.stranger.client.get(address).status_code == 404


def test_the_office_and_the_liaison_catalogue_the_same(cast):
    """Also what the office does not read: talks, visits, requests."""
    inspection = made.ready(cast)
    own = catalogue_inspection(by=cast.team_liaison.actor, inspection=inspection.id)
    theirs = catalogue_inspection(by=cast.office.actor, inspection=inspection.id)
    keys = [set(v.entries.values_list("thing_kind", "thing_id")) for v in (own, theirs)]
    assert keys[0] == keys[1]
    assert {"fieldwork.interview", "evidence.item"} <= {kind for kind, _key in keys[0]}


def test_what_a_restricted_thing_is_called_is_for_the_team_alone(cast):
    """Whom the team heard and what its evidence is are nothing the office reads in passing."""
    inspection = made.ready(cast)
    volume = catalogue_inspection(by=cast.team_liaison.actor, inspection=inspection.id)
    titles = [e.title for e in volume.entries.filter(data_class="restricted")]
    assert titles
    address = f"/archives/inspections/{volume.inspection_id}"
    team, office = cast.lead.client.get(address).text, cast.staff.client.get(address).text
    paper = str(printing.catalogue(volume.ref, cast.staff.actor))
    for title in titles:
        assert title in team
        assert title not in office
        assert title not in paper
    assert str(printing.catalogue(volume.ref, cast.lead.actor)) == paper


def test_the_inspection_says_how_many_stand_in_the_newest_edition(cast):
    first = made.catalogued(cast)
    second = catalogue_inspection(by=cast.office.actor, inspection=first.inspection_id)
    assert queries.entries_now(first.inspection_id).count() == second.entries.count()
