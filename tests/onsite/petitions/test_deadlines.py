"""Deadlines of petitions: paused, going on, lengthened; each recorded, the day computed in lines."""

from datetime import date, timedelta

import pytest

from tests.factories import petitions as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.petitions import cards, deadlines, queries
from xuncha.onsite.petitions.actions.accept_petitions import accept_petitions
from xuncha.onsite.petitions.actions.extend_deadline import extend_deadline
from xuncha.onsite.petitions.actions.pause_deadline import pause_deadline
from xuncha.onsite.petitions.actions.record_passing_answer import record_passing_answer
from xuncha.onsite.petitions.actions.resume_deadline import resume_deadline
from xuncha.onsite.petitions.rules.deadlines import Change, ChangeKind, more, not_counted
from xuncha.onsite.petitions.rules.states import State

DAY = timedelta(days=1)


def pause(cast, found, who="clerk", because="等来信人补充材料", **more):
    return pause_deadline(by=getattr(cast, who).actor, petition=found.id, because=because, **more)


def resume(cast, found, who="clerk", **more):
    return resume_deadline(by=getattr(cast, who).actor, petition=found.id, **more)


def extend(cast, found, who="clerk", **more):
    given = {"amount": 10, "because": "涉及两个单位", "approved_by": "巡察办主任", **more}
    return extend_deadline(by=getattr(cast, who).actor, petition=found.id, **given)


def lines(found):
    of = deadlines.running(queries.Petition.objects.get(id=found.id))
    return deadlines.computed(found.rule_set, of).lines


def test_days_of_a_pause_are_left_out_and_those_of_an_extension_added():
    pause = Change(ChangeKind.PAUSE, date(2024, 3, 4), date(2024, 3, 11))
    assert not_counted(pause, None) == 7
    assert not_counted(pause, lambda first, last: 5) == 5
    lasting = Change(ChangeKind.PAUSE, date(2024, 3, 4))
    extension = Change(ChangeKind.EXTENSION, date(2024, 3, 4), amount=10)
    assert more([pause, extension, lasting], None) == (10, 7)


def test_a_pause_moves_the_day_by_what_it_lasted_and_stands_in_the_lines(cast, inspection):
    found = factory.registered(cast, inspection)
    due = found.scope_due_on
    halted = pause(cast, found)
    assert (halted.halted_on, halted.scope_due_on) == (cast.clock.today(), due)
    assert "还没有恢复" in "".join(lines(found))
    cast.clock.at += 7 * DAY
    again = resume(cast, found)
    assert (again.halted_on, again.scope_due_on) == (None, due + 7 * DAY)
    said = lines(found)
    assert said[0] == "规定 15 日。"
    assert "2024年3月4日暂停，2024年3月11日恢复，不计 7 日：等来信人补充材料。" in said
    assert "往后数 22 日。" in said
    journal_says("petitions.deadline_paused", about=found.ref)
    assert journal_says("petitions.deadline_resumed", about=found.ref).facts["due"] == str(again.scope_due_on)


def test_an_extension_says_how_much_why_and_who_allowed_it(cast, inspection):
    found = factory.registered(cast, inspection)
    longer = extend(cast, found)
    assert longer.scope_due_on >= found.scope_due_on + 10 * DAY
    assert any("延长 10 日：涉及两个单位（巡察办主任批准）" in line for line in lines(found))
    assert journal_says("petitions.deadline_extended", about=found.ref).facts["amount"] == 10


def test_the_answer_of_a_receiver_is_a_deadline_of_its_own(cast, inspection):
    found = factory.at(cast, inspection, State.PASSED_ON)
    scope, due = found.scope_due_on, queries.open_passing(found).due_on
    extend(cast, found, amount=30)
    found.refresh_from_db()
    assert found.scope_due_on == scope
    assert queries.open_passing(found).due_on >= due + 27 * DAY
    pause(cast, found)
    with pytest.raises(WrongState) as refused:
        record_passing_answer(by=cast.clerk.actor, petition=found.id, answer="closed")
    assert refused.value.code == "petition.halted"
    resume(cast, found)
    record_passing_answer(by=cast.clerk.actor, petition=found.id, answer="closed")


def test_paused_it_is_not_late_and_nothing_is_decided(cast, inspection):
    found = factory.registered(cast, inspection)
    pause(cast, found)
    cast.clock.at += 60 * DAY
    (row,) = cards.clerk(cast.clerk.actor).rows
    assert not row.late
    with pytest.raises(WrongState) as refused:
        accept_petitions(by=cast.clerk.actor, petitions=[found.id])
    assert refused.value.code == "petition.halted"


@pytest.mark.parametrize(
    ("who", "error"), [("lead", NotAllowed), ("office", NotKnown), ("stranger", NotKnown)]
)
def test_the_wrong_person_is_refused(cast, inspection, who, error):
    found = factory.registered(cast, inspection)
    for verb in (pause, extend, resume):
        with pytest.raises(error):
            verb(cast, found, who)


def test_where_no_deadline_runs_or_it_is_paused_already(cast, inspection):
    for state in (State.ACCEPTED, State.ASSIGNED, State.CLOSED):
        found = factory.at(cast, inspection, state, named=False)
        for verb in (pause, extend, resume):
            with pytest.raises(WrongState):
                verb(cast, found)
    found = factory.registered(cast, inspection)
    with pytest.raises(WrongState):
        resume(cast, found)
    pause(cast, found)
    for verb in (pause, extend):
        with pytest.raises(WrongState):
            verb(cast, found)


def test_what_is_missing_or_out_of_order_is_said(cast, inspection):
    found = factory.registered(cast, inspection)
    for given in ({"because": " "}, {"on": found.received_on - DAY}):
        with pytest.raises(BadInput):
            pause(cast, found, **given)
    with pytest.raises(BadInput) as refused:
        extend(cast, found, amount=0, because="", approved_by="")
    assert [p.where for p in refused.value.problems] == ["amount", "because", "approved_by"]
    with pytest.raises(Stale):
        extend(cast, found, seen=found.version + 3)
    pause(cast, found)
    with pytest.raises(BadInput):
        resume(cast, found, on=cast.clock.today() - DAY)


def test_the_pages(cast, inspection):
    found = factory.registered(cast, inspection)
    client, here = cast.clerk.client, f"/petitions/{found.id}/deadline"
    today = "2024-03-04"
    assert here in client.get(f"/petitions/{found.id}/").content.decode()
    assert client.post(f"{here}/pause", {"because": "等补充材料", "on": today}).status_code == 302
    assert "暂停中" in client.get(here).content.decode()
    assert client.get(f"{here}/extend").status_code == 409
    assert client.post(f"{here}/resume", {"on": "2024-3-6"}).status_code == 302
    sent = {"amount": "5", "because": "两个单位", "approved_by": "主任", "on": today}
    assert client.post(f"{here}/extend", sent).status_code == 302
    page = client.get(here).content.decode()
    assert "不计 2 日" in page and "延长 5 日" in page
    assert cast.stranger.client.get(here).status_code == 404
