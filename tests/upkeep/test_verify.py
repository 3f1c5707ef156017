import argparse
import json

import pytest

from xuncha.foundation.journal import heads
from xuncha.foundation.journal.models import Entry
from xuncha.foundation.keys import state
from xuncha.foundation.vault.models import Deposit
from xuncha.foundation.vault.store import put_away
from xuncha.upkeep import verify

pytestmark = pytest.mark.django_db(databases=["default", "vault"])


@pytest.fixture
def office(cast, settings, tmp_path):
    """The cast's office, its heads in a folder of their own; the database is the test's."""
    database = tmp_path / "office.sqlite3"
    database.touch()

    class Elsewhere(type(settings.HOME)):
        heads = tmp_path / "heads"

    Elsewhere.database = database
    settings.HOME = Elsewhere(settings.HOME.root)
    return cast


def said(capsys, **given: bool) -> tuple[int, dict]:
    code = verify.run(argparse.Namespace(**{"json": True, "head": False, "open": False, **given}))
    return code, json.loads(capsys.readouterr().out)


def test_a_sound_journal_ends_with_nought(office, capsys):
    heads.write_head()
    code, found = said(capsys, open=True)
    assert (code, found["ok"], found["younger"], found["heads"]) == (0, True, 0, 1)
    assert found["entries"] == Entry.objects.count()


def test_without_a_head_outside_that_is_said(office, capsys):
    assert said(capsys)[0] == verify.NO_HEAD


def test_a_head_is_written_first_where_asked(office, capsys):
    code, found = said(capsys, head=True)
    assert (code, found["heads"], found["younger"]) == (0, 1, 0)


def test_an_altered_entry_is_named_and_ends_with_one(office, capsys):
    heads.write_head()
    Entry.objects.filter(sequence=7).update(actor="P-9999")
    code, found = said(capsys)
    assert (code, found["ok"], found["first"]["sequence"]) == (1, False, 7)
    verify.run(argparse.Namespace(json=False, head=False, open=False))
    assert "ALTERED: entry 7" in capsys.readouterr().out


def test_no_head_is_written_over_an_altered_journal(office, capsys):
    heads.write_head()
    Entry.objects.filter(sequence=7).delete()
    heads.heads_file(heads.office_id()).unlink()
    code, found = said(capsys, head=True)
    assert code == 1
    assert "no head written" in found["problem"]


def test_entries_are_proven_without_the_key(office, capsys, monkeypatch, tmp_path, settings):
    heads.write_head()
    before = state.held()
    monkeypatch.setattr(state, "_find", lambda: None)
    state.lock()
    try:
        assert said(capsys)[0] == 0
        code, found = said(capsys, open=True)
        assert (code, found["ok"]) == (1, False)
        assert "not opened" in found["problem"]
    finally:
        state.unlock(before.master, before.source)


@pytest.mark.django_db
def test_a_home_without_a_journal_is_said_to_have_none(capsys):
    code, found = said(capsys)
    assert code == verify.NOTHING
    assert not found["ok"]


def test_a_deposit_that_is_not_what_was_put_away_is_said(office, capsys):
    heads.write_head()
    code = put_away({"people": [{"name": "冯秋菊"}]}, by=office.clerk.actor)
    assert said(capsys, open=True)[1]["vault"]["damaged"] == 0
    Deposit.objects.filter(code=code).update(sealed=b"something else")
    assert said(capsys)[0] == 0  # without opening nothing is tried
    ended, found = said(capsys, open=True)
    assert (ended, found["ok"], found["vault"]["damaged"]) == (1, False, 1)
