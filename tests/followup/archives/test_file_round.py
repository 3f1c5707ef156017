"""A whole round handed over: all volumes in one folder with their list, opened with a reason."""

import errno
import io
import zipfile

import pytest

from tests.factories import archives as made
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.followup.archives import queries
from xuncha.followup.archives.actions.file_round import file_round
from xuncha.followup.archives.actions.open_round_copy import open_round_copy
from xuncha.followup.archives.models import RoundCopy
from xuncha.foundation.files import store
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


@pytest.fixture
def inspection(cast):
    return made.ready(cast)


@pytest.fixture
def round(inspection):
    return inspection.team.batch.round


@pytest.fixture
def volume(cast, inspection):
    return made.catalogue_inspection(by=cast.office.actor, inspection=inspection.id, retention="years_30")


def test_every_volume_in_its_folder_with_the_list(cast, round, volume):
    copy = file_round(by=cast.office.actor, round=round.pk, reason="移交档案室")
    with store.read(copy.file_id) as stream:
        names = zipfile.ZipFile(io.BytesIO(stream.read())).namelist()
    assert names[0] == "移交目录.docx"
    assert {f"{volume.number}/目录.docx", f"{volume.number}/目录.csv"} <= set(names)
    assert (copy.volumes_in, copy.files_in) == (1, len(names) - 3)
    said = journal_says("archives.round_filed", about=copy.ref, by=cast.office)
    assert said.facts["volumes"] == [volume.number]


def test_not_before_every_inspection_is_catalogued(cast, inspection, round):
    with pytest.raises(BadInput) as refused:
        file_round(by=cast.office.actor, round=round.pk, reason="移交")
    assert [p.code for p in refused.value.problems] == ["archives.not_catalogued"]
    assert inspection.number in str(refused.value.problems[0].message)


def test_a_reason_and_room_on_the_disk(cast, round, volume, monkeypatch):
    with pytest.raises(BadInput):
        file_round(by=cast.office.actor, round=round.pk, reason=" ")

    def full(*_args):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("xuncha.followup.archives.folders.write_volume", full)
    with pytest.raises(BadInput, match=r"files\.disk_full"):
        file_round(by=cast.office.actor, round=round.pk, reason="移交")
    assert not RoundCopy.objects.exists()


def test_by_the_head_of_the_office_alone(cast, round, volume):
    with pytest.raises(NotAllowed):
        file_round(by=cast.staff.actor, round=round.pk, reason="移交")
    copy = file_round(by=cast.office.actor, round=round.pk, reason="移交")
    for who in ("staff", "lead", "leading_group", "stranger"):
        with pytest.raises(NotKnown):
            open_round_copy(by=getattr(cast, who).actor, copy=copy.pk, reason="看")
    with pytest.raises(BadInput):
        open_round_copy(by=cast.office.actor, copy=copy.pk, reason=" ")
    journal_is_silent_about("archives.round_opened")
    assert open_round_copy(by=cast.office.actor, copy=copy.pk, reason="刻录") == copy
    assert journal_says("archives.round_opened", about=copy.ref).facts["reason"] == "刻录"


def test_in_the_browser(cast, round, inspection):
    office = cast.office.client
    assert "没有编齐" in office.get("/archives/rounds").text
    made.catalogue_inspection(by=cast.office.actor, inspection=inspection.id)
    assert queries.catalogued_of_rounds([round.pk]) == {round.pk: (1, 1)}
    assert "写出整轮" in office.get("/archives/rounds").text
    assert office.post(f"/archives/rounds/{round.pk}/file", {"reason": "移交"}).status_code == 302
    copy = RoundCopy.objects.get()
    answer = office.post(f"/archives/round-copies/{copy.pk}/open", {"reason": "刻录"})
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert "1 卷" in office.get("/archives/rounds").text
    assert cast.staff.client.get("/archives/rounds").status_code == 404
