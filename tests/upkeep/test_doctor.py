import argparse
import json
from datetime import timedelta
from pathlib import Path

import pytest

from xuncha.foundation.vault.models import Deposit
from xuncha.foundation.vault.store import put_away
from xuncha.upkeep import doctor

pytestmark = pytest.mark.django_db(databases=["default", "vault"])


def found(looks, monkeypatch, capsys) -> tuple[int, dict[str, list[str]]]:
    monkeypatch.setattr(doctor, "LOOKS", looks)
    code = doctor.run(argparse.Namespace(json=True, sweep=False))
    levels: dict[str, list[str]] = {}
    for one in json.loads(capsys.readouterr().out)["found"]:
        levels.setdefault(one["what"], []).append(one["level"])
    return code, levels


def test_a_rehearsal_is_told_that_its_key_lies_beside_it(cast, monkeypatch, capsys):
    code, levels = found([doctor.key, doctor.heads, doctor.files, doctor.python], monkeypatch, capsys)
    assert code == 0
    assert levels["office key"] == ["good", "warn"]
    assert levels["journal heads"] == ["warn"]
    assert levels["files"] == ["good"]


def test_a_look_that_fails_is_a_finding(db, monkeypatch, capsys):
    def broken():
        raise OSError("gone")
        yield

    assert found([broken], monkeypatch, capsys)[0] == 1


def test_a_full_disk_is_bad(db, monkeypatch, capsys):
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda place: argparse.Namespace(free=10**6))
    code, levels = found([doctor.disks], monkeypatch, capsys)
    assert code == 1
    assert levels["disk of data"] == ["bad"]


@pytest.mark.parametrize(
    ("uuid", "answer"), [("CRYPT-LUKS2-abc", True), ("LVM-abc", False), (None, False)], ids=str
)
def test_an_encrypted_volume_is_recognised(tmp_path: Path, monkeypatch, uuid, answer):
    monkeypatch.setattr(doctor, "_device", lambda place: (8 << 8) + 1)
    block = tmp_path / "8:1"
    block.mkdir()
    if uuid is not None:
        (block / "dm").mkdir()
        (block / "dm" / "uuid").write_text(uuid)
    assert doctor.encrypted_volume(tmp_path, tmp_path) is answer


def test_a_volume_on_an_encrypted_one_is_recognised(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(doctor, "_device", lambda place: (8 << 8) + 1)
    below = tmp_path / "crypt" / "dm"
    below.mkdir(parents=True)
    (below / "uuid").write_text("CRYPT-LUKS2-abc")
    slaves = tmp_path / "8:1" / "slaves"
    slaves.mkdir(parents=True)
    (slaves / "dm-0").symlink_to(tmp_path / "crypt")
    assert doctor.encrypted_volume(tmp_path, tmp_path) is True


def test_what_cannot_be_told_is_said_so(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(doctor, "_device", lambda place: (0 << 8) + 99)
    assert doctor.encrypted_volume(tmp_path, tmp_path) is None


def test_an_office_brought_back_from_before_the_vault_is_not_swept(cast, monkeypatch, capsys):
    """What its rows do not name yet is not left over: the newer database names it."""
    assert found([doctor.vault], monkeypatch, capsys)[1] == {"vault": ["good"]}
    cast.clock.move_to(cast.clock.today() + timedelta(days=3))
    code = put_away({"people": [{"name": "冯秋菊"}]}, by=cast.clerk.actor)
    assert found([doctor.vault], monkeypatch, capsys) == (1, {"vault": ["bad"]})
    doctor._sweep()
    assert "no deposit removed" in capsys.readouterr().err
    assert Deposit.objects.filter(code=code).exists()
