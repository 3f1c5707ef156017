import argparse
import io

import pytest

from xuncha.engines.seal import parcel as engine
from xuncha.upkeep import parcel


@pytest.fixture
def key(tmp_path, capsys):
    file = tmp_path / "receiver"
    assert parcel.run(argparse.Namespace(what="key", file=file)) == 0
    public = engine.read_public((tmp_path / "receiver.pub").read_text())
    assert engine.fingerprint(public) in capsys.readouterr().out
    assert file.stat().st_mode & 0o077 == 0
    return file


@pytest.fixture
def sealed(key, tmp_path):
    file = tmp_path / "letter.parcel"
    public = engine.read_public(key.with_name("receiver.pub").read_text())
    with file.open("wb") as out:
        rows = [engine.Member("材料/001.pdf", lambda: iter([b"%PDF"]))]
        engine.write(out, rows, public, io.BytesIO())
    return file


def opened(file, key, into):
    return parcel.run(argparse.Namespace(what="open", file=file, key=key, into=into))


def test_what_was_sealed_is_opened_into_a_folder(sealed, key, tmp_path):
    assert opened(sealed, key, tmp_path / "out") == 0
    assert (tmp_path / "out" / "材料" / "001.pdf").read_bytes() == b"%PDF"


def test_nothing_is_written_over(sealed, key, tmp_path, capsys):
    opened(sealed, key, tmp_path / "out")
    assert opened(sealed, key, tmp_path / "out") == 1
    assert parcel.run(argparse.Namespace(what="key", file=key)) == 1
    assert "nothing is written over" in capsys.readouterr().err


def test_another_key_opens_nothing(sealed, tmp_path, capsys):
    other = tmp_path / "other"
    parcel.run(argparse.Namespace(what="key", file=other))
    assert opened(sealed, other, tmp_path / "out") == 1
    assert "does not open with this key" in capsys.readouterr().err
