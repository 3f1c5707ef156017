"""The same visit planned in several villages of a town at once."""

from datetime import date
from uuid import uuid4

import pytest

from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.fieldwork.actions.visits.plan_visits import plan_visits
from xuncha.onsite.fieldwork.models import Visit
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.rules.states import Stage


@pytest.fixture
def head(cast):
    return factory.package_at(cast, Stage.ON_SITE)


def visits(cast, head, **more):
    given = {
        "by": cast.member.actor,
        "members": [m.pk for m in queries.members(head)],
        "place": "村委会",
        "purpose": "看村务公开栏和集体账",
        "on": date(2024, 3, 8),
        "visitors": [cast.member.person, cast.second_member.person],
    }
    return plan_visits(package=head.pk, **{**given, **more})


def test_one_visit_each_spread_over_working_days(cast, head):
    made = visits(cast, head, per_day=2)
    assert [v.whom for v in made] == ["东风村村委会", "柳树湾村村委会", "双河村村委会"]
    assert [v.planned_on for v in made] == [date(2024, 3, 8), date(2024, 3, 8), date(2024, 3, 11)]
    assert [v.number for v in made] == ["访-001"] * 3
    assert journal_says("fieldwork.visit_planned", about=made[2].ref).facts["on"] == "2024-03-11"
    assert {v.planned_on for v in visits(cast, head)} == {date(2024, 3, 8)}


def test_all_or_none(cast, head):
    with pytest.raises(NotKnown):
        visits(cast, head, members=[queries.members(head)[0].pk, uuid4()])
    with pytest.raises(BadInput):
        visits(cast, head, visitors=[cast.member.person])
    with pytest.raises(BadInput) as refused:
        visits(cast, head, members=[], place=" ", per_day=-1)
    assert [p.where for p in refused.value.problems] == ["members", "place", "per_day"]
    with pytest.raises(NotAllowed):
        visits(cast, head, by=cast.office.actor)
    with pytest.raises(NotKnown):
        visits(cast, head, by=cast.stranger.actor)
    assert not Visit.objects.exists()


def test_not_once_the_team_left(cast, head):
    factory.forward(cast, head)
    with pytest.raises(WrongState):
        visits(cast, head)


def test_in_the_browser(cast, head):
    sheet = cast.member.client.get(f"/inspections/{head.pk}/package/").content.decode()
    assert f"/inspections/{head.pk}/package/visits" in sheet
    posted = cast.member.client.post(
        f"/inspections/{head.pk}/package/visits",
        {
            "members": [str(m.pk) for m in queries.members(head)[:2]],
            "place": "村卫生室",
            "purpose": "看药品采购",
            "on": "2024-03-08",
            "visitors": [str(cast.member.person), str(cast.second_member.person)],
        },
    )
    assert posted.status_code == 302
    assert Visit.objects.count() == 2
