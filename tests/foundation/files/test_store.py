import errno
import io
import os

import pytest
from django.conf import settings

from xuncha.foundation.files import store as files
from xuncha.foundation.files import sweep
from xuncha.foundation.files.models import File
from xuncha.foundation.files.sniff import DOCX
from xuncha.foundation.files.store import clean_name, keep, place_of, read, sm3_of
from xuncha.foundation.files.web.respond import made_response
from xuncha.foundation.terms import Actor, BadInput, NotKnown, new_id

pytestmark = pytest.mark.django_db
ACTOR = Actor("P-0001", "某人")


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    """A folder of files of this test's own."""
    settings.HOME = type(settings.HOME)(tmp_path)
    settings.HOME.make()
    return settings.HOME.files


def kept(data: bytes, name: str = "说明.txt", scope: str = "office") -> File:
    return keep(io.BytesIO(data), name=name, scope=scope, by=ACTOR)


def on_disk(folder) -> list:
    return [p for p in folder.rglob("*") if p.is_file()]


def test_what_was_kept_is_read_again():
    row = kept("你好".encode())
    with read(row.id) as stream:
        assert stream.read() == "你好".encode()
    assert (row.media_type, row.size, row.name) == ("text/plain", 6, "说明.txt")


def test_the_sm3_is_that_of_the_plain_bytes():
    assert sm3_of(kept(b"abc").id) == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_bytes_are_stored_once_per_scope_and_not_as_they_are(folder):
    one, two, other = kept(b"same bytes"), kept(b"same bytes", "b.txt"), kept(b"same bytes", scope="clues")
    assert one.address == two.address != other.address
    assert len(on_disk(folder)) == 2
    assert all(b"same bytes" not in path.read_bytes() for path in on_disk(folder))


def test_the_row_of_a_file_does_not_give_its_content_away():
    row = kept(b"abc")
    assert sm3_of(row.id) not in (row.address, bytes(row.sealed_sm3).hex())


def test_a_large_file_is_read_from_any_place_in_little_memory():
    data = os.urandom(3_000_000)
    row = kept(data, "录音.bin")
    with read(row.id) as stream:
        stream.seek(2_500_000)
        assert stream.read(1000) == data[2_500_000:2_501_000]
        stream.seek(100)
        assert stream.read() == data[100:]


@pytest.mark.parametrize("wrong", [errno.ENOSPC, errno.EDQUOT, errno.EIO])
def test_a_full_disk_is_said_and_leaves_nothing(folder, monkeypatch, wrong):
    def full(*_args: object) -> None:
        raise OSError(wrong, os.strerror(wrong))

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(BadInput) as refused:
        kept(b"data")
    assert refused.value.code == ("files.disk_error" if wrong == errno.EIO else "files.disk_full")
    assert not on_disk(folder)
    assert not File.objects.exists()


def test_a_file_too_large_is_refused_with_its_size(monkeypatch):
    monkeypatch.setenv("XUNCHA_MAX_FILE", str(2 * 2**20))
    with pytest.raises(BadInput) as refused:
        kept(b"x" * (2 * 2**20 + 1))
    assert refused.value.code == "files.too_large"
    assert "2 MB" in str(refused.value.message)


def test_bytes_that_are_gone_are_said_to_be_gone():
    row = kept(b"data")
    place_of(row.address).unlink()
    with pytest.raises(NotKnown) as refused:
        read(row.id)
    assert refused.value.code == "file.bytes_missing"
    assert list(sweep.missing()) == [row.address]


def test_a_file_that_is_not_there_is_not_known():
    for ask in (read, sm3_of):
        with pytest.raises(NotKnown):
            ask(new_id())


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\扫描\\证据.pdf", "证据.pdf"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("", "未命名"),
        ("长" * 300 + ".pdf", "长" * 196 + ".pdf"),
        ("Ａ.pdf", "Ａ.pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_harm(given, shown):
    assert clean_name(given) == shown
    assert len(clean_name(given)) <= 200


def test_what_a_crash_left_behind_is_swept_when_old(folder):
    row = kept(b"data")
    stray = place_of("ab" * 32)
    part = folder / "incoming" / "x.part"
    for path in (stray, part):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left behind")
    assert list(sweep.orphans()) == []
    assert sorted(sweep.orphans(age=0)) == sorted([stray, part])
    assert sweep.sweep(age=0) == 2
    assert on_disk(folder) == [place_of(row.address)]


def test_a_file_kept_again_is_young_again(folder):
    row = kept(b"data")
    place = place_of(row.address)
    File.objects.all().delete()
    os.utime(place, (0, 0))
    assert list(sweep.orphans()) == [place]
    kept(b"data")
    os.utime(place)
    assert list(sweep.orphans()) == []


def test_what_a_killed_upload_left_is_swept():
    """It lies in clear: half a letter that was being sent in."""
    left = settings.HOME.incoming / "tmpabc.upload.pdf"
    left.write_bytes(b"half a letter")
    os.utime(left, (0, 0))
    assert left in set(sweep.orphans())
    assert sweep.sweep() >= 1
    assert not left.exists()
    assert str(settings.HOME.incoming).startswith(str(settings.HOME.root))


def test_what_is_made_for_one_answer_is_told_to_be_kept_nowhere():
    answer = made_response(b"PK", "移交清单.docx", DOCX)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "filename*=UTF-8''%E7%A7%BB" in answer["Content-Disposition"]
