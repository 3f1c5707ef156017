import io
import zipfile

import pytest

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


def test_only_the_office(cast):
    volume = made.catalogued(cast)
    with pytest.raises(NotAllowed):
        file_volume(by=cast.lead.actor, volume=volume.id, reason="看")
    with pytest.raises(NotKnown):
        file_volume(by=cast.stranger.actor, volume=volume.id, reason="看")


def test_the_folder_is_downloaded_by_the_office_alone(cast):
    copy = file_volume(by=cast.office.actor, volume=made.catalogued(cast).id, reason="移交")
    address = f"/archives/copies/{copy.pk}.zip"
    assert cast.office.client.get(address).status_code == 200
    assert cast.lead.client.get(address).status_code in (403, 404)
