import pytest

from tests.factories import archives as made
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.followup.archives.actions.file_volume import file_volume
from xuncha.followup.archives.actions.open_copy import open_copy
from xuncha.foundation.terms import BadInput, NotKnown

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(cast):
    return file_volume(by=cast.office.actor, volume=made.catalogued(cast).id, reason="移交")


def test_opened_after_its_entry_each_time(cast, copy):
    assert open_copy(by=cast.office.actor, copy=copy.pk, reason="刻录移交").file_id == copy.file_id
    said = journal_says("archives.copy_opened", about=copy.volume.ref, by=cast.office)
    assert said.facts["reason"] == "刻录移交"


def test_not_without_a_reason(cast, copy):
    with pytest.raises(BadInput, match="no_reason"):
        open_copy(by=cast.office.actor, copy=copy.pk, reason=" ")
    journal_is_silent_about("archives.copy_opened")


@pytest.mark.parametrize("who", ["staff", "lead", "member", "stranger", "body_liaison", "audit"])
def test_for_others_it_is_not_there(cast, copy, who):
    with pytest.raises(NotKnown):
        open_copy(by=getattr(cast, who).actor, copy=copy.pk, reason="看")


def test_the_page_gives_no_bytes_before_the_reason(cast, copy):
    address = f"/archives/copies/{copy.pk}/open"
    office = cast.office.client
    assert b"PK" not in office.get(address).content
    answer = office.post(address, {"reason": "刻录移交"})
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert cast.staff.client.get(address).status_code == 404
