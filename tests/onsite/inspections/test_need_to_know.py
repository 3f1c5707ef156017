"""For everybody of the cast and everything on site: it is in `visible_to` exactly when `can_view` says so, and its page is there."""

import pytest

from tests.factories import evidence, fieldwork
from tests.factories import inspections as factory
from xuncha.onsite.evidence import policies as evidence_policies
from xuncha.onsite.evidence import queries as evidence_queries
from xuncha.onsite.fieldwork import policies as fieldwork_policies
from xuncha.onsite.fieldwork import queries as fieldwork_queries
from xuncha.onsite.inspections import policies, queries
from xuncha.onsite.inspections.rules.states import Stage

OWN_TEAM = {"lead", "deputy", "member", "second_member", "team_liaison"}
OFFICE = {"office", "staff"}
EVERYONE = [
    *("office", "staff", "leading_group", "secretary", "lead", "deputy", "member", "second_member"),
    *("team_liaison", "stranger", "body_liaison", "system", "security", "audit"),
]


@pytest.fixture
def things(cast):
    inspection = factory.at(cast, Stage.ON_SITE)
    talk = fieldwork.interview(cast, inspection)
    return {
        "inspection": (
            inspection,
            queries.visible_to,
            policies.can_view,
            OWN_TEAM | OFFICE,
            "inspections/{}/",
        ),
        "point": (
            factory.noted(cast, inspection),
            queries.points_visible_to,
            policies.can_view_point,
            OWN_TEAM | OFFICE,
            "points/{}/",
        ),
        "item": (
            evidence.registered(cast, inspection),
            evidence_queries.visible_to,
            evidence_policies.can_view,
            OWN_TEAM,
            "evidence/{}/",
        ),
        "record": (
            evidence_queries.item_of_source(talk.ref),
            evidence_queries.visible_to,
            evidence_policies.can_view,
            OWN_TEAM,
            "evidence/{}/",
        ),
        "interview": (
            talk,
            fieldwork_queries.visible_to,
            fieldwork_policies.can_view,
            OWN_TEAM,
            "interviews/{}/",
        ),
        "request": (
            fieldwork.request(cast, inspection),
            fieldwork_queries.requests_visible_to,
            fieldwork_policies.can_view_request,
            OWN_TEAM,
            "materials/{}/",
        ),
    }


def test_in_the_list_exactly_when_it_may_be_viewed(cast, things):
    for name, (thing, visible_to, can_view, readers, path) in things.items():
        for who in EVERYONE:
            member = getattr(cast, who)
            listed = visible_to(member.actor).filter(pk=thing.pk).exists()
            viewed = bool(can_view(member.actor, thing))
            assert (listed, viewed) == (who in readers, who in readers), (name, who)
            answer = member.client.get("/" + path.format(thing.pk))
            assert answer.status_code == (200 if who in readers else 404), (name, who)


def test_for_who_may_not_know_a_thing_it_is_as_if_it_were_not_there(cast, things):
    thing = things["interview"][0]
    there = cast.stranger.client.get(f"/interviews/{thing.pk}/").content
    nowhere = cast.stranger.client.get(f"/interviews/{cast.team.id}/").content
    assert len(there) == len(nowhere)


def test_the_office_sees_that_talks_took_place_and_not_whom_nor_what(cast, things):
    thing = things["interview"][0]
    page = cast.staff.client.get(f"/inspections/{thing.inspection_id}/interviews/").content.decode()
    assert thing.number in page
    assert thing.interviewee_name not in page
    assert thing.interviewee_post not in page


def test_neighbours_show_each_reader_only_what_they_know(cast, things):
    from xuncha.foundation.links.edges import neighbours

    record = things["record"][0]
    assert [n.ref for n in neighbours(record.ref, cast.member.actor)] == [things["interview"][0].ref]
    assert neighbours(record.ref, cast.stranger.actor) == []
