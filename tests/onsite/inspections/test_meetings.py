"""Meetings of the team with decisions; matters reported upward and answered."""

import pytest

from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.actions.answer_upward import answer_upward
from xuncha.onsite.inspections.actions.hold_team_meeting import hold_team_meeting
from xuncha.onsite.inspections.actions.report_upward import report_upward
from xuncha.onsite.inspections.models import Resolution, TeamMeeting, UpwardMatter
from xuncha.onsite.inspections.rules.states import Stage


@pytest.fixture
def inspection(cast):
    return factory.opened(cast)


def meet(cast, inspection, who="lead", **more):
    given = {"present": "全组六人", "discussed": "分工", "decisions": ["先谈话", " "]}
    return hold_team_meeting(by=getattr(cast, who).actor, inspection=inspection.id, **{**given, **more})


def report(cast, inspection, who="lead", **more):
    given = {"matter": "延长时间", "text": "资料未齐", "to": "领导小组"}
    return report_upward(by=getattr(cast, who).actor, inspection=inspection.id, **{**given, **more})


def test_a_meeting_is_recorded_with_its_decisions(cast, inspection):
    meeting = meet(cast, inspection)
    assert (meeting.number, [r.text for r in meeting.resolutions.all()]) == ("会01", ["先谈话"])
    assert meeting.resolutions.get().state == "noted"
    assert journal_says("inspections.team_meeting_held", about=inspection.ref).facts["decisions"] == 1
    assert queries.meetings(inspection) == [meeting]
    with pytest.raises(BadInput) as refused:
        meet(cast, inspection, present="", discussed=" ")
    assert [p.where for p in refused.value.problems] == ["present", "discussed"]


def test_a_meeting_is_not_recorded_by_others(cast, inspection):
    for who, refusal in (("member", NotAllowed), ("office", NotAllowed), ("stranger", NotKnown)):
        with pytest.raises(refusal):
            meet(cast, inspection, who=who)
    assert not TeamMeeting.objects.exists()


def test_a_matter_is_reported_upward_and_answered_once(cast, inspection):
    asked = report(cast, inspection)
    assert journal_says("inspections.reported_upward", about=inspection.ref).facts["number"] == "请-01"
    with pytest.raises(NotAllowed):
        answer_upward(by=cast.lead.actor, upward=asked.id, answer="同意", answered_by="组长")
    with pytest.raises(NotKnown):
        answer_upward(by=cast.stranger.actor, upward=asked.id, answer="同意", answered_by="组长")
    with pytest.raises(BadInput):
        answer_upward(by=cast.office.actor, upward=asked.id, answer="", answered_by="")
    answer_upward(by=cast.office.actor, upward=asked.id, answer="同意", answered_by="领导小组组长")
    journal_says("inspections.upward_answered", about=inspection.ref)
    with pytest.raises(WrongState):
        answer_upward(by=cast.office.actor, upward=asked.id, answer="同意", answered_by="领导小组组长")


def test_only_the_lead_or_a_deputy_reports_and_says_what(cast, inspection):
    for who, refusal in (("member", NotAllowed), ("stranger", NotKnown)):
        with pytest.raises(refusal):
            report(cast, inspection, who=who)
    with pytest.raises(BadInput) as refused:
        report(cast, inspection, matter="", text="", to="")
    assert [p.where for p in refused.value.problems] == ["matter", "text", "to"]


def test_nothing_is_added_once_the_report_is_decided(cast):
    inspection = factory.at(cast, Stage.DECIDED)
    for verb in (meet, report):
        with pytest.raises(WrongState):
            verb(cast, inspection)


def test_the_pages_as_a_browser_sees_them(cast, inspection):
    here, day = f"/inspections/{inspection.id}/", str(cast.clock.today())
    lead = cast.lead.client
    form = {"on": day, "present": "全组", "discussed": "碰头", "text-1": "先谈话", "text-3": "再调账"}
    form |= {"owner-3": str(cast.member.person), "due-3": day}
    assert "text-8" in lead.post(here + "meetings/hold", form | {"more": "1"}).content.decode()
    assert lead.post(here + "meetings/hold", form).headers["Location"] == here + "meetings/"
    lead.post(here + "upward/report", {"on": day, "matter": "延长", "text": "未齐", "to": "领导小组"})
    asked = UpwardMatter.objects.get()
    cast.office.client.post(
        f"/upward/{asked.id}/answer", {"on": day, "answer": "同意延长五天", "answered_by": "领导小组"}
    )
    text = cast.member.client.get(here + "meetings/").content.decode()
    assert "再调账" in text and "同意延长五天" in text
    made = Resolution.objects.get(text="再调账")
    assert f"/resolutions/{made.id}/finish" in text
    assert "再调账" in cast.member.client.get("/").content.decode()
    cast.member.client.post(f"/resolutions/{made.id}/finish", {"on": day, "note": "三册账已调"})
    assert "三册账已调" in cast.second_member.client.get(here + "meetings/").content.decode()
    assert "再调账" not in cast.member.client.get("/").content.decode()
