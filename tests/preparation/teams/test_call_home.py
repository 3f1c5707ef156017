import pytest

from tests.factories import fieldwork, findings, inspections, teams
from tests.journal_says import journal_says
from xuncha.conclusions.findings import queries as papers
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.papers.actions.issue_paper import issue_paper
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Ref, WrongState, new_id
from xuncha.onsite.fieldwork import queries as talks
from xuncha.onsite.fieldwork.actions.sittings.take_over_sittings import take_over_sittings
from xuncha.onsite.fieldwork.actions.take_over_requests import take_over_requests
from xuncha.onsite.fieldwork.actions.visits.hold_visit import hold_visit
from xuncha.onsite.fieldwork.actions.visits.replan_visit import replan_visit
from xuncha.onsite.fieldwork.actions.visits.take_over_visits import take_over_visits
from xuncha.onsite.fieldwork.rules.states import InterviewState
from xuncha.onsite.inspections import queries as tasks
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.preparation.teams import hands, queries
from xuncha.preparation.teams.actions.call_home import call_home
from xuncha.preparation.teams.actions.remove_member import remove_member


@pytest.fixture
def inspection(cast):
    return inspections.at(cast, Stage.ON_SITE)


def membership(cast, who):
    return next(m for m in queries.active_members(cast.team.id) if m.person_id == getattr(cast, who).person)


def home(cast, successor="team_liaison", who="member", by="office", **more):
    return call_home(
        by=getattr(cast, by).actor,
        membership=membership(cast, who).id,
        successor=membership(cast, successor).id if successor else None,
        reason=more.pop("reason", "原单位工作需要"),
        **more,
    )


def test_everything_open_passes_to_a_colleague_in_one_step(cast, inspection):
    point = inspections.noted(cast, inspection)
    talk = fieldwork.interview(cast, inspection, InterviewState.PLANNED)
    paper = findings.ready(cast, inspection)
    slip = home(cast)
    assert slip.things == [
        ["疑点", point.number],
        ["未进行的谈话", talk.number],
        ["未签的底稿", paper.shown_number],
    ]
    assert hands.open_work(cast.team.id, cast.member.person) == []
    heir = cast.team_liaison
    assert tasks.point(point.id, heir.actor).who_has_id == heir.person
    hearing = talks.interview(talk.id, heir.actor).interviewers.values_list("person_id", flat=True)
    assert set(hearing) == {heir.person, cast.second_member.person}
    undertaking = papers.workpaper(paper.id, heir.actor).undertakers.values_list("person_id", flat=True)
    assert set(undertaking) == {heir.person, cast.second_member.person}


def test_rights_end_that_minute_and_the_journal_says_so(cast, inspection):
    inspections.noted(cast, inspection)
    home(cast)
    assert cast.team.id not in cast.member.actor.scopes("member")
    with pytest.raises(NotKnown):
        tasks.inspection(inspection.id, cast.member.actor)
    said = journal_says("teams.called_home", about=cast.team).facts
    assert (said["person"], said["successor"]) == (cast.member.code, cast.team_liaison.code)
    assert journal_says("teams.member_removed", about=cast.team).facts["reason"] == "原单位工作需要"
    assert journal_says("inspections.points_taken_over", about=cast.team).facts["points"]


def test_a_signature_given_stays(cast, inspection):
    signed = findings.sign(cast, findings.ready(cast, inspection), "member")
    slip = home(cast)
    assert slip.things == []
    now = papers.workpaper(signed.id, cast.lead.actor)
    assert (now.state, now.signatures.filter(void_at=None).count()) == (State.UNDERTAKERS, 1)


def test_where_others_signed_already_they_sign_anew(cast, inspection):
    signed = findings.sign(cast, findings.ready(cast, inspection), "second_member")
    home(cast)
    now = papers.workpaper(signed.id, cast.lead.actor)
    assert (now.state, now.signatures.filter(void_at=None).count()) == (State.DRAFT, 0)


def test_who_hears_the_same_talk_already_hears_it_once(cast, inspection):
    talk = fieldwork.interview(cast, inspection, InterviewState.PLANNED)
    home(cast, "second_member")
    assert talks.interview(talk.id, cast.lead.actor).interviewers.count() == 1


def test_with_nothing_open_nobody_need_take_over(cast, inspection):
    assert home(cast, successor=None).successor is None


def test_open_work_must_go_to_somebody_of_the_team(cast, inspection):
    inspections.noted(cast, inspection)
    for successor in (None, new_id(), membership(cast, "member").id):
        with pytest.raises(BadInput) as refused:
            call_home(
                by=cast.office.actor,
                membership=membership(cast, "member").id,
                successor=successor,
                reason="调回",
            )
        assert refused.value.problems[0].where == "successor"


def test_the_lead_does_not_take_over_papers_he_signs_last(cast, inspection):
    findings.ready(cast, inspection)
    with pytest.raises(BadInput) as refused:
        home(cast, "lead")
    assert refused.value.code == "workpaper.lead_cannot_undertake"
    assert membership(cast, "member").until is None


def test_leaving_plainly_is_refused_while_something_is_open(cast, inspection):
    inspections.noted(cast, inspection)
    with pytest.raises(WrongState) as refused:
        remove_member(by=cast.office.actor, membership=membership(cast, "member").id, reason="调回")
    assert refused.value.code == "member.has_open_work"


@pytest.mark.parametrize("who", ["lead", "member", "leading_group"])
def test_only_the_office_calls_home(cast, inspection, who):
    with pytest.raises(NotAllowed):
        home(cast, by=who)


def test_a_team_that_is_not_at_work_lets_people_go_plainly(cast):
    team = teams.formed(cast)
    row = next(m for m in queries.active_members(team.id) if m.person_id == cast.member.person)
    with pytest.raises(WrongState):
        call_home(by=cast.office.actor, membership=row.id, reason="调回")


def test_nobody_is_called_home_twice_nor_without_a_reason(cast, inspection):
    with pytest.raises(BadInput):
        home(cast, reason=" ")
    row = membership(cast, "member")
    call_home(by=cast.office.actor, membership=row.id, reason="调回")
    with pytest.raises(WrongState):
        call_home(by=cast.office.actor, membership=row.id, reason="调回")


def test_the_pages_lead_from_the_team_to_the_slip(cast, inspection):
    point = inspections.noted(cast, inspection)
    row = membership(cast, "member")
    office = cast.office.client
    assert f"/memberships/{row.id}/call_home" in office.get(f"/teams/{cast.team.id}").content.decode()
    page = office.get(f"/memberships/{row.id}/call_home").content.decode()
    assert point.number in page
    assert point.title not in page
    answer = office.post(
        f"/memberships/{row.id}/call_home",
        {"reason": "调回", "successor": str(membership(cast, "team_liaison").id)},
        follow=True,
    )
    slip = queries.hand_overs_of(cast.team.id)[0]
    assert answer.redirect_chain[-1][0] == f"/hand_overs/{slip.id}"
    assert point.number in answer.content.decode()
    assert cast.stranger.client.get(f"/hand_overs/{slip.id}").status_code == 404
    assert cast.member.client.get(f"/hand_overs/{slip.id}").status_code in {200, 403}


def test_the_slip_is_a_paper(cast, inspection):
    inspections.noted(cast, inspection)
    slip = home(cast)
    assert issue_paper(
        by=cast.office.actor, code="teams.hand_over", subject=Ref("teams.handover", slip.id)
    ).id


def test_visits_sittings_and_requests_pass_too_and_a_call_is_never_open(cast, inspection):
    visit = fieldwork.visit(cast, inspection, "planned")
    sitting = fieldwork.sitting(cast, inspection, "planned")
    drafted = fieldwork.request(cast, inspection, "drafted")
    fieldwork.call(cast, inspection)
    fieldwork.visit(cast, inspection, "held")
    page = cast.office.client.get(f"/memberships/{membership(cast, 'member').id}/call_home").content.decode()
    assert {visit.number, sitting.number, drafted.number} <= set(
        page.replace("<", " ").replace(">", " ").split()
    )
    slip = home(cast)
    assert slip.things == [
        ["未办的走访", visit.number],
        ["未办的听会", sitting.number],
        ["未批准的调阅单", drafted.number],
    ]
    heir = cast.team_liaison
    assert talks.visitor_ids(visit) == {heir.person, cast.second_member.person}
    assert talks.listener_ids(sitting) == {heir.person, cast.lead.person}
    assert talks.request(drafted.id, heir.actor).drafted_by_id == heir.person
    assert hands.open_work(cast.team.id, cast.member.person) == []
    said = journal_says("fieldwork.visits_taken_over", about=cast.team).facts
    assert said["numbers"] == [visit.number]
    journal_says("fieldwork.sittings_taken_over", about=cast.team)
    journal_says("fieldwork.requests_taken_over", about=cast.team)


def test_a_colleague_who_goes_already_goes_once_and_a_second_is_named_before_the_visit(cast, inspection):
    visit = fieldwork.visit(cast, inspection, "planned")
    home(cast, "second_member")
    by = cast.second_member.actor
    with pytest.raises(WrongState) as refused:
        hold_visit(by=by, visit=visit.id, met="站长", seen_there="门开着")
    assert refused.value.code == "visit.too_few_left"
    crew = [cast.second_member.person, cast.team_liaison.person]
    replan_visit(by=by, visit=visit.id, on=cast.clock.today(), visitors=crew)
    hold_visit(by=by, visit=visit.id, met="站长", seen_there="门开着")


@pytest.mark.parametrize("verb", [take_over_visits, take_over_sittings, take_over_requests])
def test_work_on_site_passes_only_by_who_may_let_a_member_go(cast, inspection, verb):
    people = {"leaving": cast.member.person, "successor": cast.team_liaison.person}
    with pytest.raises(NotAllowed):
        verb(by=cast.lead.actor, team=cast.team.id, **people)
    with pytest.raises(NotKnown):
        verb(by=cast.stranger.actor, team=cast.team.id, **people)
