from datetime import date, time

import pytest

from tests.factories import fieldwork as factory
from tests.factories import inspections
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions.cancel_interview import cancel_interview
from xuncha.onsite.fieldwork.actions.plan_interview import plan_interview
from xuncha.onsite.fieldwork.actions.replan_interview import replan_interview
from xuncha.onsite.fieldwork.models import Interview
from xuncha.onsite.inspections.rules.states import ORDER, Stage

SOMEBODY = {"name": "李国栋", "post": "股长", "on": date(2024, 3, 11), "place": "302 室"}


def plan(cast, inspection, who="member", **more):
    pair = [cast.member.person, cast.second_member.person]
    given = {**SOMEBODY, "interviewers": pair, **more}
    return plan_interview(by=getattr(cast, who).actor, inspection=inspection.id, **given)


def test_a_talk_is_planned_with_two_of_the_team_and_the_outline_of_the_post(cast, inspection):
    talk = plan(cast, inspection, at=time(15, 0), outline_post="财务人员")
    assert (talk.number, talk.state) == ("谈-001", "planned")
    assert queries.interviewer_ids(talk) == {cast.member.person, cast.second_member.person}
    assert talk.outline[0]["text"] == "身份、任务、纪律"
    assert any("收支怎样入账" in point["text"] for point in talk.outline)
    said = journal_says("fieldwork.interview_planned", about=talk.ref, by=cast.member.actor)
    assert said.facts["number"] == "谈-001"
    assert "李国栋" not in str(said.facts)


@pytest.mark.parametrize(
    ("interviewers", "code"),
    [
        (["member"], "interview.too_few"),
        ([], "interview.too_few"),
        (["member", "member"], "interview.twice"),
        (["member", "stranger"], "interview.not_in_team"),
    ],
)
def test_fewer_than_two_of_the_team_are_refused(cast, inspection, interviewers, code):
    people = [getattr(cast, who).person for who in interviewers]
    with pytest.raises(BadInput) as refused:
        plan(cast, inspection, interviewers=people)
    assert [(p.code, p.where) for p in refused.value.problems] == [(code, "interviewers")]
    assert not Interview.objects.exists()


def test_everything_missing_is_said_at_once(cast, inspection):
    with pytest.raises(BadInput) as refused:
        plan(cast, inspection, name="", post=" ", place="", interviewers=[])
    assert [p.where for p in refused.value.problems] == ["name", "post", "place", "interviewers"]


@pytest.mark.parametrize(
    ("who", "error"), [("office", NotAllowed), ("stranger", NotKnown), ("body_liaison", NotKnown)]
)
def test_only_the_team_plans(cast, inspection, who, error):
    with pytest.raises(error):
        plan(cast, inspection, who)


@pytest.mark.parametrize("stage", ORDER[:5])
def test_talks_are_planned_until_the_team_leaves(cast, stage):
    inspection = inspections.at(cast, stage)
    if stage in {Stage.PREPARED, Stage.ENTERED, Stage.ON_SITE}:
        assert plan(cast, inspection).state == "planned"
    else:
        with pytest.raises(WrongState):
            plan(cast, inspection)


def test_a_supplement_is_a_new_record_of_a_finished_one(cast, inspection):
    finished = factory.interview(cast, inspection, "confirmed")
    assert plan(cast, inspection, supplements=finished.id).supplements_id == finished.id
    unfinished = factory.interview(cast, inspection, "held")
    with pytest.raises(WrongState):
        plan(cast, inspection, supplements=unfinished.id)


def test_day_place_and_people_change_until_it_begins(cast, inspection):
    talk = plan(cast, inspection)
    changed = replan_interview(
        by=cast.member.actor,
        interview=talk.id,
        on=date(2024, 3, 12),
        place="305 室",
        interviewers=[cast.member.person, cast.team_liaison.person],
        seen=talk.version,
    )
    assert (changed.planned_on, changed.place) == (date(2024, 3, 12), "305 室")
    assert queries.interviewer_ids(changed) == {cast.member.person, cast.team_liaison.person}
    journal_says("fieldwork.interview_replanned", about=talk.ref)
    again = {
        "interview": talk.id,
        "on": date(2024, 3, 13),
        "place": "1",
        "interviewers": [cast.member.person],
    }
    with pytest.raises(Stale):
        replan_interview(by=cast.member.actor, seen=talk.version, **again)
    with pytest.raises(BadInput):
        replan_interview(by=cast.member.actor, **again)
    with pytest.raises(NotAllowed):
        replan_interview(by=cast.second_member.actor, **again)


def test_a_planned_talk_is_cancelled_with_a_reason_and_its_number_is_gone(cast, inspection):
    talk = plan(cast, inspection)
    with pytest.raises(BadInput):
        cancel_interview(by=cast.member.actor, interview=talk.id, because="")
    assert cancel_interview(by=cast.lead.actor, interview=talk.id, because="出差").state == "cancelled"
    journal_says("fieldwork.interview_cancelled", about=talk.ref)
    assert plan(cast, inspection).number == "谈-002"
    with pytest.raises(NotKnown):
        cancel_interview(by=cast.stranger.actor, interview=talk.id, because="x")
