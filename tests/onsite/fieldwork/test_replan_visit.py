"""A planned visit on another day, or by other people."""

from datetime import timedelta

import pytest

from tests.factories import fieldwork as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions.visits.approve_visit import approve_visit
from xuncha.onsite.fieldwork.actions.visits.hold_visit import hold_visit
from xuncha.onsite.fieldwork.actions.visits.replan_visit import replan_visit


def replan(cast, visit, who="member", visitors=None, **more):
    crew = visitors if visitors is not None else [cast.team_liaison.person, cast.second_member.person]
    on = cast.clock.today() + timedelta(days=1)
    return replan_visit(by=getattr(cast, who).actor, visit=visit.id, on=on, visitors=crew, **more)


def test_day_and_people_change_and_the_journal_says_so(cast, inspection):
    visit = factory.visit(cast, inspection, "planned")
    changed = replan(cast, visit)
    assert changed.planned_on == cast.clock.today() + timedelta(days=1)
    assert queries.visitor_ids(changed) == {cast.team_liaison.person, cast.second_member.person}
    said = journal_says("fieldwork.visit_replanned", about=visit.ref).facts
    assert said["on"] == changed.planned_on.isoformat()


def test_an_unannounced_one_is_approved_anew(cast, inspection):
    visit = factory.visit(cast, inspection, "planned", undercover=True)
    approve_visit(by=cast.lead.actor, visit=visit.id)
    replan(cast, visit)
    with pytest.raises(WrongState) as refused:
        hold_visit(by=cast.second_member.actor, visit=visit.id, met="无人在场", seen_there="锁着")
    assert refused.value.code == "visit.not_approved"


@pytest.mark.parametrize(("who", "error"), [("team_liaison", NotAllowed), ("stranger", NotKnown)])
def test_the_wrong_person_is_refused(cast, inspection, who, error):
    with pytest.raises(error):
        replan(cast, factory.visit(cast, inspection, "planned"), who)


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_a_visit_that_was_made_or_cancelled_stays(cast, inspection, state):
    with pytest.raises(WrongState):
        replan(cast, factory.visit(cast, inspection, state))


def test_one_person_or_an_older_page_is_refused(cast, inspection):
    visit = factory.visit(cast, inspection, "planned")
    with pytest.raises(BadInput) as refused:
        replan(cast, visit, visitors=[cast.member.person])
    assert refused.value.problems[0].where == "visitors"
    with pytest.raises(Stale):
        replan(cast, visit, seen=visit.version + 7)


def test_the_page_offers_it_and_says_what_an_unannounced_one_needs(cast, inspection):
    visit = factory.visit(cast, inspection, "planned", undercover=True)
    client = cast.member.client
    assert f"/visits/{visit.id}/replan" in client.get(f"/visits/{visit.id}/").content.decode()
    assert "组长再批准一次" in client.get(f"/visits/{visit.id}/replan").content.decode()
    crew = [str(cast.member.person), str(cast.team_liaison.person)]
    answer = client.post(f"/visits/{visit.id}/replan", {"on": "2024-3-8", "visitors": crew})
    assert answer.status_code == 302
