"""A talk from its beginning to the confirmed record: started, written while two type, marked, finished."""

from datetime import date, time

import pytest

from tests.factories import fieldwork as factory
from tests.factories import inspections
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState, new_id
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions.change_outline import change_outline
from xuncha.onsite.fieldwork.actions.hold_interview import hold_interview
from xuncha.onsite.fieldwork.actions.mark_point import mark_point
from xuncha.onsite.fieldwork.actions.replan_interview import replan_interview
from xuncha.onsite.fieldwork.actions.start_interview import start_interview
from xuncha.onsite.fieldwork.actions.write_answers import Written, write_answers
from xuncha.onsite.fieldwork.actions.write_outline import write_outline
from xuncha.onsite.inspections.models import Point
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.preparation.teams.actions.call_home import call_home
from xuncha.preparation.teams.queries import active_members


def write(cast, talk, question, answer, who="member", **more):
    return write_answers(
        by=getattr(cast, who).actor, interview=talk.id, rows=[Written(question, answer, **more)]
    )[0]


@pytest.fixture
def talk(cast, inspection):
    return factory.interview(cast, inspection, "recording")


def test_it_begins_after_task_discipline_and_recusal_were_told(cast, inspection):
    planned = factory.planned(cast, inspection)
    with pytest.raises(BadInput):
        start_interview(by=cast.member.actor, interview=planned.id, told=False)
    begun = start_interview(by=cast.second_member.actor, interview=planned.id, told=True, at=time(15, 5))
    assert (begun.state, begun.recorder, begun.began_at) == ("recording", "何雅琴", time(15, 5))
    assert journal_says("fieldwork.interview_started", about=planned.ref).facts["on"] == "2024-03-04"


def test_before_entry_nobody_is_heard(cast):
    planned = factory.planned(cast, inspections.opened(cast))
    with pytest.raises(WrongState):
        start_interview(by=cast.member.actor, interview=planned.id, told=True)


def test_with_one_interviewer_left_it_does_not_begin_until_another_is_named(cast, inspection):
    planned = factory.planned(cast, inspection)
    row = next(m for m in active_members(inspection.team_id) if m.person_id == cast.member.person)
    heir = next(m for m in active_members(inspection.team_id) if m.person_id == cast.second_member.person)
    call_home(by=cast.office.actor, membership=row.id, successor=heir.id, reason="调回")
    by = cast.second_member.actor
    for begin in (start_interview, hold_interview):
        with pytest.raises(WrongState) as refused:
            begin(by=by, interview=planned.id, told=True)
        assert refused.value.code == "interview.too_few_left"
    page = cast.second_member.client.get(f"/interviews/{planned.id}/").content.decode()
    assert "现在只剩一名谈话人" in page
    assert f"/interviews/{planned.id}/replan" in page
    hearing = [cast.second_member.person, cast.team_liaison.person]
    replan_interview(by=by, interview=planned.id, on=planned.planned_on, place="谈话室", interviewers=hearing)
    assert start_interview(by=by, interview=planned.id, told=True).state == "recording"


@pytest.mark.parametrize(
    ("who", "error"), [("team_liaison", NotAllowed), ("stranger", NotKnown), ("office", NotKnown)]
)
def test_only_those_who_hear_begin_and_write(cast, inspection, talk, who, error):
    planned = factory.planned(cast, inspection)
    with pytest.raises(error):
        start_interview(by=getattr(cast, who).actor, interview=planned.id, told=True)
    with pytest.raises(error):
        write(cast, talk, "问", "答", who)


def test_the_lead_who_does_not_hear_does_not_write(cast, talk):
    with pytest.raises(NotAllowed):
        write(cast, talk, "问", "答", "lead")


def test_the_same_row_saved_again_and_again_is_one_row(cast, talk):
    key = new_id()
    row = write(cast, talk, "请谈谈分工。", "我", id=key)
    row = write(cast, talk, "请谈谈分工。", "我管", id=key, seen=row.version)
    row = write(cast, talk, "请谈谈分工。", "我管粮油。", id=key, seen=row.version)
    assert [(r.order, r.answer) for r in queries.rows(talk)] == [(1, "我管粮油。")]
    with pytest.raises(WrongState) as refused:
        write(cast, talk, "请谈谈分工。", "我管粮油。", id=key, seen=1)
    assert refused.value.code == "interview.nothing_new"
    said = journal_says("fieldwork.answers_written", about=talk.ref)
    assert said.facts["rows"] == [1]
    assert "粮油" not in str(said.facts)


def test_when_two_type_the_second_is_told_and_nothing_is_overwritten(cast, talk):
    key = new_id()
    row = write(cast, talk, "问", "甲写的", id=key)
    write(cast, talk, "问", "乙写的", "second_member", id=key, seen=row.version)
    with pytest.raises(Stale):
        write(cast, talk, "问", "甲又写", id=key, seen=row.version)
    assert queries.rows(talk)[0].answer == "乙写的"
    other = write(cast, talk, "另一问", "甲写", id=new_id())  # another row is no conflict
    assert other.order == 2


def test_a_row_of_another_talk_is_not_reached(cast, inspection, talk):
    other = factory.interview(cast, inspection, "recording")
    row = write(cast, other, "问", "答")
    with pytest.raises(NotKnown):
        write(cast, talk, "偷改", "x", id=row.id)


def test_an_empty_question_is_refused_and_a_long_answer_too(cast, talk):
    with pytest.raises(BadInput) as refused:
        write_answers(
            by=cast.member.actor,
            interview=talk.id,
            rows=[Written("好", "好"), Written(" ", "答"), Written("问", "长" * 20_001)],
        )
    assert [p.where for p in refused.value.problems] == ["question-2", "answer-3"]
    assert queries.rows(talk) == []


def test_something_said_becomes_a_point_with_its_source(cast, talk):
    row = write(cast, talk, "谁定的？", "口头同意先付。")
    marked = mark_point(
        by=cast.member.actor, interview=talk.id, row=row.id, title="口头同意先付", would_settle="拨款审批单"
    )
    point = Point.objects.get(id=marked.point)
    assert (point.source_text, point.source_id, point.who_has_id) == (
        "谈-001 问1",
        talk.id,
        cast.member.person,
    )
    journal_says("fieldwork.answer_marked", about=talk.ref)
    with pytest.raises(WrongState):
        mark_point(by=cast.member.actor, interview=talk.id, row=row.id, title="再标")
    with pytest.raises(NotKnown):
        mark_point(by=cast.member.actor, interview=talk.id, row=new_id(), title="x")
    with pytest.raises(BadInput):
        mark_point(by=cast.member.actor, interview=talk.id, row=write(cast, talk, "问", "答").id, title="")


def test_it_is_finished_when_every_question_has_an_answer(cast, talk):
    with pytest.raises(BadInput):
        hold_interview(by=cast.member.actor, interview=talk.id)
    row = write(cast, talk, "问", "")
    with pytest.raises(BadInput) as refused:
        hold_interview(by=cast.member.actor, interview=talk.id)
    assert [p.where for p in refused.value.problems] == ["answer-1"]
    write(cast, talk, "问", "未说清", id=row.id, seen=row.version)
    held = hold_interview(by=cast.member.actor, interview=talk.id, ended_at=time(16, 0))
    assert (held.state, held.ended_at) == ("held", time(16, 0))
    assert journal_says("fieldwork.interview_held", about=talk.ref).facts["questions"] == 1


def test_a_talk_written_on_paper_first_is_entered_in_one_step(cast, inspection):
    planned = factory.planned(cast, inspection)
    held = hold_interview(
        by=cast.member.actor,
        interview=planned.id,
        on=date(2024, 3, 4),
        answers=[("问一", "答一"), ("问二", "答二")],
    )
    assert held.state == "held"
    assert [r.answer for r in queries.rows(held)] == ["答一", "答二"]
    with pytest.raises(BadInput):
        other = factory.planned(cast, inspection)
        hold_interview(by=cast.member.actor, interview=other.id, on=date(2024, 9, 1), answers=[("问", "答")])


def test_nothing_is_half_done_when_a_paper_talk_is_refused(cast, inspection):
    planned = factory.planned(cast, inspection)
    with pytest.raises(BadInput):
        hold_interview(by=cast.member.actor, interview=planned.id, answers=[("问", "")])
    planned.refresh_from_db()
    assert planned.state == "planned"
    assert queries.rows(planned) == []
    journal_is_silent_about("fieldwork.interview_started", about=planned.ref)


def test_an_outline_is_kept_for_the_post(cast, inspection):
    write_outline(
        by=cast.member.actor,
        inspection=inspection.id,
        post="中层干部",
        text="职责：\n分工\n项目与资金：\n尾款谁批",
    )
    assert queries.outline(inspection.id, "中层干部") == [
        {"section": "职责", "text": "分工"},
        {"section": "项目与资金", "text": "尾款谁批"},
    ]
    assert factory.planned(cast, inspection).outline[1]["text"] == "尾款谁批"
    write_outline(by=cast.lead.actor, inspection=inspection.id, post="中层干部", text="只问一条")
    assert len(queries.outline(inspection.id, "中层干部")) == 1
    with pytest.raises(BadInput) as refused:
        write_outline(by=cast.lead.actor, inspection=inspection.id, post=" ", text=" ")
    assert [p.where for p in refused.value.problems] == ["post", "text"]
    with pytest.raises(NotAllowed):
        write_outline(by=cast.office.actor, inspection=inspection.id, post="x", text="x")


def test_questions_stay_tied_to_the_words_of_a_changed_outline(cast, talk):
    write(cast, talk, "分工？", "管项目", outline_item=2)
    words = talk.outline[2]["text"]
    changed = change_outline(by=cast.member.actor, interview=talk.id, text=f"新的一条\n{words}")
    assert queries.rows(talk)[0].outline_item == 1
    assert len(changed.outline) == 2
    with pytest.raises(BadInput):
        change_outline(by=cast.member.actor, interview=talk.id, text="")
    with pytest.raises(NotAllowed):
        change_outline(by=cast.team_liaison.actor, interview=talk.id, text="x")


def test_the_stay_over_nobody_is_heard(cast):
    inspection = inspections.at(cast, Stage.ON_SITE)
    planned = factory.planned(cast, inspection)
    inspections.forward(cast, inspection)
    with pytest.raises(WrongState):
        start_interview(by=cast.member.actor, interview=planned.id, told=True)
