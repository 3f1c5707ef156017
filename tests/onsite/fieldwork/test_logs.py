"""The log of work: one entry for a person and day, drawn from the day's records, never changed unseen afterwards."""

from datetime import timedelta

import pytest

from tests.factories import fieldwork as factory
from tests.factories import inspections
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.fieldwork import cards, logs, queries
from xuncha.onsite.fieldwork.actions.logs.correct_log import correct_log
from xuncha.onsite.fieldwork.actions.logs.write_log import write_log
from xuncha.onsite.fieldwork.models import LogEntry
from xuncha.onsite.inspections.rules.states import Stage


def write(cast, inspection, who="member", text="谈了一人，账没有看完。", **more):
    return write_log(by=getattr(cast, who).actor, inspection=inspection.id, text=text, **more)


def correct(cast, entry, who="member", text="谈了两人。", because="漏记一人"):
    return correct_log(by=getattr(cast, who).actor, entry=entry.id, text=text, because=because)


def things(entry, actor):
    return {line.thing.number: line.deeds for line in logs.shown([logs.kept(entry)], actor)[0]}


def test_it_is_drawn_from_the_days_own_records(cast, inspection):
    talk = factory.interview(cast, inspection, "held")
    point = inspections.noted(cast, inspection)
    factory.sitting(cast, inspection)
    entry = write(cast, inspection)
    shown = things(entry, cast.lead.actor)
    assert "记完谈话" in shown[talk.number]
    assert point.number in shown
    assert "记听会" in shown["听-001"]
    assert journal_says("fieldwork.log_written", about=entry.ref).facts["things"] == len(shown)


def test_who_heard_has_it_in_the_log_too_whoever_typed(cast, inspection):
    talk = factory.interview(cast, inspection, "held")
    entry = write(cast, inspection, "second_member")
    assert things(entry, cast.lead.actor) == {talk.number: "记完谈话"}


def test_what_the_reader_may_not_know_is_not_there(cast, inspection):
    factory.interview(cast, inspection, "held")
    assert logs.shown([logs.kept(write(cast, inspection))], cast.stranger.actor) == [[]]


def test_until_the_day_is_over_it_is_written_anew_and_once(cast, inspection):
    first = write(cast, inspection)
    again = write(cast, inspection, text="谈了两人。", seen=first.version)
    assert (again.id, again.text, LogEntry.objects.count()) == (first.id, "谈了两人。", 1)
    with pytest.raises(Stale):
        write(cast, inspection, seen=first.version)


def test_after_the_day_it_is_only_corrected_in_sight(cast, inspection):
    entry = write(cast, inspection)
    day = cast.clock.today()
    cast.clock.at += timedelta(days=1)
    with pytest.raises(WrongState) as refused:
        write(cast, inspection, text="别的话", on=day)
    assert refused.value.code == "log.closed"
    correct(cast, entry)
    page = cast.lead.client.get(f"/inspections/{inspection.id}/log/?day={day}").content.decode()
    assert "谈了一人，账没有看完。" in page and "谈了两人。" in page and "漏记一人" in page
    assert journal_says("fieldwork.log_corrected", about=entry.ref).facts["because"] == "漏记一人"


def test_written_later_than_its_day_it_says_so(cast, inspection):
    day = cast.clock.today()
    cast.clock.at += timedelta(days=2)
    entry = write(cast, inspection, on=day)
    assert (entry.day, entry.written_on) == (day, day + timedelta(days=2))
    assert "补记" in cast.lead.client.get(f"/inspections/{inspection.id}/log/?day={day}").content.decode()
    with pytest.raises(WrongState):
        write(cast, inspection, on=day, text="再改")


@pytest.mark.parametrize(("who", "error"), [("office", NotAllowed), ("stranger", NotKnown)])
def test_others_neither_write_nor_read(cast, inspection, who, error):
    with pytest.raises(error):
        write(cast, inspection, who)
    entry = write(cast, inspection)
    with pytest.raises(NotKnown):
        correct(cast, entry, who)
    assert getattr(cast, who).client.get(f"/inspections/{inspection.id}/log/").status_code in {403, 404}


def test_nobody_corrects_a_colleagues_log(cast, inspection):
    with pytest.raises(NotAllowed):
        correct(cast, write(cast, inspection), "lead")


def test_it_has_words_and_a_day_that_was(cast, inspection):
    for given in (
        {"text": " "},
        {"on": cast.clock.today() + timedelta(days=1)},
        {"on": inspection.opened_on - timedelta(days=1)},
    ):
        with pytest.raises(BadInput):
            write(cast, inspection, **given)
    with pytest.raises(BadInput) as refused:
        correct(cast, write(cast, inspection), text="", because=" ")
    assert [p.where for p in refused.value.problems] == ["text", "because"]


def test_once_the_report_is_decided_no_log_is_written(cast):
    inspection = inspections.at(cast, Stage.DECIDED)
    with pytest.raises(WrongState):
        write(cast, inspection)


def test_the_first_screen_asks_for_todays_log_and_for_a_working_day_left_out(cast, inspection):
    def asked():
        card = cards.log(cast.member.actor)
        return [(row.due, row.late) for row in card.rows] if card else []

    today = cast.clock.today()
    assert asked() == [(today, False)]
    cast.clock.at += timedelta(days=1)
    assert asked() == [(today, True), (today + timedelta(days=1), False)]
    write(cast, inspection, on=today)
    write(cast, inspection)
    assert asked() == []


def test_the_pages(cast, inspection):
    talk = factory.interview(cast, inspection, "held")
    here, day = f"/inspections/{inspection.id}/log/", f"?day={cast.clock.today()}"
    member = cast.member.client
    assert talk.number in member.get(here + "write" + day).content.decode()
    assert member.post(here + "write" + day, {"text": "谈了一人"}).headers["Location"] == here + day
    page = cast.lead.client.get(here + day).content.decode()
    assert "谈了一人" in page and f"/interviews/{talk.id}/" in page and "没有写的：" in page
    assert cast.lead.client.get(here + "?day=绝不是日期").status_code == 200
    entry = queries.own_log(cast.member.actor, inspection.tour_id, cast.clock.today())
    answer = member.post(f"/log/{entry.id}/correct", {"text": "谈了两人", "because": "漏记"}, follow=True)
    assert "谈了两人" in answer.content.decode()
