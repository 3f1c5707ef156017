import pytest

from xuncha.config.home import Home
from xuncha.foundation.keys import master, state, store
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import Locked


@pytest.fixture
def locked(tmp_path, settings):
    """An office without its key."""
    before = state.held()
    settings.HOME = Home(tmp_path)
    state.lock()
    yield tmp_path
    state.unlock(before.master, before.source)


def test_an_office_without_its_key_is_locked(locked, db):
    assert state.is_locked()
    assert not state.is_demo()
    with pytest.raises(Locked):
        store.seal(OFFICE_SCOPE, b"data", b"context")


def test_what_was_opened_before_is_forgotten_when_locking(db):
    before = state.held()
    sealed = store.seal(OFFICE_SCOPE, b"data", b"context")
    assert store.open_sealed(OFFICE_SCOPE, sealed, b"context") == b"data"
    state.lock()
    state.unlock(master.new_master())
    with pytest.raises(Locked) as refused:
        store.open_sealed(OFFICE_SCOPE, sealed, b"context")
    assert refused.value.code == "keys.other_key"
    state.lock()
    state.unlock(before.master, before.source)
    assert store.open_sealed(OFFICE_SCOPE, sealed, b"context") == b"data"


@pytest.mark.parametrize(
    ("variable", "source", "name"),
    [
        ("XUNCHA_KEY_FILE", "stick", "office.key"),
        ("CREDENTIALS_DIRECTORY", "credential", "xuncha-key"),
        ("RUNTIME_DIRECTORY", "typed", "xuncha-key"),
    ],
)
def test_the_key_comes_from_outside_the_disk(locked, monkeypatch, variable, source, name):
    outside = locked / "outside"
    outside.mkdir()
    (outside / name).write_text(master.to_text(b"k" * 20) + "\n")
    monkeypatch.setenv(variable, str(outside / name if source == "stick" else outside))
    assert not state.is_locked()
    assert state.held() == state.Held(b"k" * 20, source)
    assert not state.is_demo()


def test_a_stick_pulled_after_the_start_changes_nothing(locked, monkeypatch):
    file = locked / "stick.key"
    file.write_text(master.to_text(b"k" * 20))
    monkeypatch.setenv("XUNCHA_KEY_FILE", str(file))
    state.held()
    file.unlink()
    assert not state.is_locked()


def test_a_file_that_is_no_key_leaves_it_locked_and_says_where(locked, monkeypatch):
    file = locked / "stick.key"
    file.write_text("nonsense")
    monkeypatch.setenv("XUNCHA_KEY_FILE", str(file))
    with pytest.raises(Locked) as refused:
        state.held()
    assert refused.value.code == "keys.unreadable"
    assert str(file) in str(refused.value.message)


def test_a_demonstration_keeps_its_key_beside_it_for_its_owner_only(locked):
    state.make_demo_key()
    assert state.is_demo()
    assert state.demo_key_file().stat().st_mode & 0o077 == 0


def test_a_demonstration_keeps_the_key_it_has(locked):
    assert state.make_demo_key() == state.make_demo_key()
