import errno
import io
import tempfile
import zipfile

import pytest
from django.conf import settings

from tests.factories import archives as made
from tests.journal_says import journal_says
from xuncha.followup.archives.actions.file_volume import file_volume
from xuncha.followup.archives.models import Entry
from xuncha.foundation.files import store
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def folder(copy):
    with store.read(copy.file_id) as stream:
        return zipfile.ZipFile(io.BytesIO(stream.read()))


def test_a_folder_with_every_file_and_the_list(cast):
    volume = made.catalogued(cast)
    copy = file_volume(by=cast.office.actor, volume=volume.id, reason="移交档案室")
    names = folder(copy).namelist()
    assert {"目录.docx", "目录.csv"} <= set(names)
    assert copy.files_in == len(names) - 2 >= 1
    assert any(n.startswith("证据/") for n in names)
    table = folder(copy).read("目录.csv").decode("utf-8-sig").splitlines()
    assert len(table) == volume.entries.count() + 1
    assert journal_says("archives.volume_filed", about=volume.ref).facts["files"] == copy.files_in


def test_a_file_under_another_key_is_left_out(cast):
    volume = made.catalogued(cast)
    before = file_volume(by=cast.office.actor, volume=volume.id, reason="一").files_in
    sealed = store.keep(
        io.BytesIO(b"text of another matter"), name="a.txt", scope="clues", by=cast.office.actor
    )
    line = volume.entries.first()
    Entry.objects.filter(pk=line.pk).update(files=[*line.files, str(sealed.pk)])
    copy = file_volume(by=cast.office.actor, volume=volume.id, reason="二")
    assert copy.files_in == before
    assert not any(n.endswith(".txt") for n in folder(copy).namelist())


def test_a_reason_is_asked_for(cast):
    with pytest.raises(BadInput, match="no_reason"):
        file_volume(by=cast.office.actor, volume=made.catalogued(cast).id, reason=" ")


@pytest.mark.parametrize("who", ["staff", "lead", "team_liaison"])
def test_only_the_head_of_the_office(cast, who):
    """It holds what a team heard and found; else that is opened one thing at a time, by the head, with a reason."""
    volume = made.catalogued(cast)
    with pytest.raises(NotAllowed):
        file_volume(by=getattr(cast, who).actor, volume=volume.id, reason="看")
    with pytest.raises(NotKnown):
        file_volume(by=cast.stranger.actor, volume=volume.id, reason="看")


def test_a_full_disk_is_said_and_leaves_nothing(cast, monkeypatch):
    volume = made.catalogued(cast)

    def full(*_args):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("xuncha.followup.archives.folders.write_volume", full)
    with pytest.raises(BadInput, match=r"files\.disk_full"):
        file_volume(by=cast.office.actor, volume=volume.id, reason="移交")
    assert not volume.copies.exists()


def test_it_is_composed_on_the_office_s_own_volume(cast, monkeypatch):
    """Beyond a few megabytes it lies in clear for a moment: not on the system's `/tmp`."""
    seen = []

    class Watched(tempfile.SpooledTemporaryFile):
        def __init__(self, *args, **kwargs):
            seen.append(kwargs["dir"])
            super().__init__(*args, **kwargs)

    monkeypatch.setattr(store, "SpooledTemporaryFile", Watched)
    file_volume(by=cast.office.actor, volume=made.catalogued(cast).id, reason="移交")
    assert seen == [str(settings.HOME.incoming)]
