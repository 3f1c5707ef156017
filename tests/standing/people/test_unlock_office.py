"""Locked start: what answers without the office key, and how the key is brought."""

import pytest
from django.test import Client

from tests.journal_says import journal_says
from tests.people import WORD
from xuncha.config.home import Home
from xuncha.foundation.keys import master, state
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.standing.people.actions.unlock_office import unlock_office
from xuncha.standing.people.models import Account
from xuncha.standing.people.web.views import unlock as page


@pytest.fixture
def locked(cast, settings, tmp_path, monkeypatch):
    """The cast's office after a start without its key; gives the key as its holder wrote it down."""
    before = state.held()
    Account.objects.update(token_since=None)
    settings.HOME = Home(tmp_path)
    monkeypatch.setattr(page, "COSTS", 0)
    state.lock()
    yield master.to_text(before.master)
    state.unlock(before.master, before.source)


def test_the_key_typed_by_who_may_unlocks_and_is_journalled(cast, locked):
    for who in (cast.security, cast.system, cast.office):
        state.lock()
        unlock_office(by=who.actor, account=who.account.id, word=WORD, key=locked)
        assert not state.is_locked()
        assert journal_says("people.office_unlocked", by=who.actor).facts["fingerprint"]


@pytest.mark.parametrize("who", ["lead", "member", "body_liaison", "audit", "staff"])
def test_nobody_else_unlocks(cast, locked, who):
    member = getattr(cast, who)
    with pytest.raises(NotAllowed) as refused:
        unlock_office(by=member.actor, account=member.account.id, word=WORD, key=locked)
    assert refused.value.code == "unlock.wrong"
    assert state.is_locked()


def test_a_wrong_word_is_refused_in_the_same_words(cast, locked):
    with pytest.raises(NotAllowed) as wrong:
        unlock_office(by=cast.security.actor, account=cast.security.account.id, word="x", key=locked)
    with pytest.raises(NotAllowed) as nobody:
        unlock_office(by=cast.security.actor, account=None, word=WORD, key=locked)
    assert wrong.value.message == nobody.value.message


@pytest.mark.parametrize(
    ("key", "code"),
    [("AAAA-BBBB", "unlock.mistyped"), (master.to_text(b"o" * 20), "unlock.other_key")],
)
def test_another_key_is_refused_and_why(cast, locked, key, code):
    with pytest.raises(BadInput) as refused:
        unlock_office(by=cast.security.actor, account=cast.security.account.id, word=WORD, key=key)
    assert refused.value.code == code
    assert state.is_locked()


def test_an_office_that_is_open_is_not_unlocked(cast):
    with pytest.raises(WrongState):
        unlock_office(by=cast.security.actor, account=cast.security.account.id, word=WORD, key="x")


def test_a_locked_office_answers_with_one_page_and_what_is_open(cast, locked):
    browser = cast.office.client
    answer = browser.get("/keys")
    assert answer.status_code == 503
    assert "/unlock" in answer.content.decode()
    assert Client().get("/").status_code == 503
    assert Client().get("/sign-in").status_code == 200
    assert Client().get("/unlock").status_code == 200
    assert Client().get("/no-such-page").status_code == 404


def test_nobody_signs_in_to_a_locked_office(cast, locked):
    answer = Client().post("/sign-in", {"username": "head", "word": WORD})
    assert answer.status_code == 503


def test_the_page_unlocks_and_leads_to_signing_in(cast, locked):
    given = {"username": cast.security.account.username, "word": WORD, "key": locked.lower()}
    wrong = Client().post("/unlock", {**given, "key": "AAAA"})
    assert wrong.status_code == 422
    assert state.is_locked()
    answer = Client().post("/unlock", given)
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in")
    assert not state.is_locked()
    assert Client().get("/unlock").status_code == 302


def test_an_entry_that_cannot_be_written_leaves_it_locked(cast, locked, monkeypatch):
    from xuncha.foundation.journal import ledger

    def broken(_entries: object) -> int:
        raise RuntimeError("disk")

    monkeypatch.setattr(ledger, "append", broken)
    given = {"username": cast.security.account.username, "word": WORD, "key": locked}
    with pytest.raises(RuntimeError):
        Client().post("/unlock", given)
    assert state.is_locked()


def test_a_typed_key_is_found_by_the_other_processes_of_the_service(cast, locked, tmp_path, monkeypatch):
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(tmp_path))
    state.unlock(master.from_text(locked))
    assert (tmp_path / state.CREDENTIAL).stat().st_mode & 0o077 == 0
    state.lock()
    assert state.held().source == "typed"
