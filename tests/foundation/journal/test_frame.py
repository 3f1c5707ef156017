import pytest
from django.test import override_settings

from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.journal import events
from xuncha.foundation.journal.frame import Unjournalled, action, after_entry, record
from xuncha.foundation.journal.models import Entry, Tip
from xuncha.foundation.journal.queries import lines
from xuncha.foundation.keys.models import ScopeKey
from xuncha.foundation.terms import Actor, Ref, WrongState, new_id

pytestmark = pytest.mark.django_db

ACTOR = Actor("P-0001", "某人")
THING = Ref("test.thing", new_id())

for code in ("test.done", "test.inner"):
    if code not in events.known_events():
        events.event(code, code)


@action
def inner(*, by: Actor, fail: bool = False) -> None:
    record("test.inner", by=by, about=THING)
    if fail:
        raise WrongState("test.refused", "no")


@action
def outer(*, by: Actor, fail: bool = False, inner_fails: bool = False, caught: bool = False) -> int:
    record("test.done", by=by, about=THING, facts={"n": 1, "名": "值"})
    try:
        inner(by=by, fail=inner_fails)
    except WrongState:
        if not caught:
            raise
    if fail:
        raise WrongState("test.refused", "no")
    return 7


@action
def silent(*, by: Actor) -> None:
    return None


def test_an_action_returns_and_says_what_it_did():
    assert outer(by=ACTOR) == 7
    said = journal_says("test.done", about=THING)
    assert said.facts == {"n": 1, "名": "值"}
    assert said.actor == "P-0001"
    journal_says("test.inner", about=THING)


def test_the_first_entry_of_an_office_says_who_it_is():
    outer(by=ACTOR)
    assert Entry.objects.get(sequence=1).event == "journal.office_opened"
    assert Entry.objects.count() == 3


def test_the_first_entry_of_a_rehearsal_says_so():
    with override_settings(REHEARSAL=True):
        outer(by=ACTOR)
    assert Entry.objects.get(sequence=1).event == "journal.rehearsal_opened"


def test_a_refused_action_leaves_nothing():
    with pytest.raises(WrongState):
        outer(by=ACTOR, fail=True)
    assert not Entry.objects.exists()
    assert not Tip.objects.exists()
    assert not ScopeKey.objects.exists()


def test_an_action_after_a_refused_one_makes_its_key_anew():
    with pytest.raises(WrongState):
        outer(by=ACTOR, fail=True)
    outer(by=ACTOR)
    assert journal_says("test.done").facts["n"] == 1


def test_a_refused_inner_action_that_was_caught_says_nothing():
    outer(by=ACTOR, inner_fails=True, caught=True)
    journal_says("test.done")
    journal_is_silent_about("test.inner")


def test_an_action_that_records_nothing_is_a_mistake():
    with pytest.raises(Unjournalled):
        silent(by=ACTOR)


@pytest.mark.parametrize("code", ["", "a\nb"])
def test_nobody_cannot_be_journalled(code):
    with pytest.raises(Unjournalled):
        outer(by=Actor(code, "无名"))


def test_nothing_is_recorded_outside_an_action():
    with pytest.raises(Unjournalled):
        record("test.done", by=ACTOR, about=THING)


def test_positional_arguments_are_refused():
    with pytest.raises(TypeError):

        @action
        def wrong(by: Actor) -> None: ...


@pytest.mark.django_db(transaction=True)
def test_the_entry_is_committed_before_a_sealed_thing_is_opened():
    seen = []

    @action
    def open_thing(*, by: Actor) -> str:
        record("test.done", by=by, about=THING)
        return after_entry(lambda: seen.append(Entry.objects.filter(event="test.done").count()) or "value")

    assert open_thing(by=ACTOR) == "value"
    assert seen == [1]


def test_lines_say_who_did_what_newest_first():
    outer(by=ACTOR)
    assert [(line.event, line.who) for line in lines(THING, ACTOR)] == [
        ("test.inner", "P-0001"),
        ("test.done", "P-0001"),
    ]
