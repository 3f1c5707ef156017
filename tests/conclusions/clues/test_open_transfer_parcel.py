"""What goes to a receiver on a medium: sealed to their key, without who spoke and without anything of ours."""

import io
import json
import re
import zipfile

import pytest

from tests.factories import clues, evidence
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.conclusions.clues import parcels
from xuncha.conclusions.clues.actions.attach_to_clue import attach_to_clue
from xuncha.conclusions.clues.actions.open_transfer_parcel import open_transfer_parcel
from xuncha.conclusions.clues.actions.transfer_clues import transfer_clues
from xuncha.conclusions.clues.rules.states import State
from xuncha.engines.seal import parcel, sm2
from xuncha.engines.seal.envelope import Unopenable
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.standing.coordination.actions.end_receiver_key import end_receiver_key
from xuncha.standing.coordination.actions.register_receiver_key import register_receiver_key

PRIVATE = sm2.new_key()
ID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}")
ORIGIN = "来信，写信人是出纳"


@pytest.fixture
def key(cast):
    return register_receiver_key(
        by=cast.office.actor,
        receiver="discipline",
        receiver_name="县纪委监委",
        public=sm2.public_key(PRIVATE).hex(),
        compared_with="案管室王某",
    )


@pytest.fixture
def letter(cast, inspection):
    clue = clues.noted(cast, inspection, origin=ORIGIN)
    attach_to_clue(by=cast.lead.actor, clue=clue.id, stream=evidence.pdf(1), name="出纳王桂芳来信.pdf")
    sent = transfer_clues(by=cast.office.actor, clues=[clues.decided(cast, clue).id])
    return sent[0].transfer


def packed(cast, letter, who="office", **more):
    contents = open_transfer_parcel(by=getattr(cast, who).actor, letter=letter.id, reason="光盘移交", **more)
    out = io.BytesIO()
    parcels.write(contents, out)
    return contents, out


def opened(out, private=PRIVATE):
    return {name: stream.read() for name, stream in parcel.members(out, private)}


def test_only_its_receiver_opens_it(cast, letter, key):
    _contents, out = packed(cast, letter)
    assert clues.WHO.name.encode() not in out.getvalue()
    assert set(opened(out)) == {"问题线索移交清单.docx", "清单.json"}
    with pytest.raises(Unopenable):
        opened(out, sm2.new_key())


def test_it_says_what_is_transferred_and_neither_who_spoke_nor_anything_of_ours(cast, letter, key):
    contents, out = packed(cast, letter)
    inside = opened(out)
    said = json.loads(inside["清单.json"])
    assert (said["letter"], said["mark"]) == (letter.number, contents.mark)
    assert [c["outline"] for c in said["clues"]] == [clues.OUTLINE]
    assert [p["name"] for p in said["clues"][0]["persons"]] == [clues.WHO.name]
    listing = zipfile.ZipFile(io.BytesIO(inside["问题线索移交清单.docx"]))
    everything = b"".join([*inside.values(), *(listing.read(n) for n in listing.namelist())])
    for word in (ORIGIN, "王桂芳", cast.lead.actor.name, cast.office.actor.name, cast.lead.code):
        assert word.encode() not in everything
    assert not ID.search(inside["清单.json"]) and not ID.search(listing.read("word/document.xml"))


def test_what_is_released_goes_along_and_is_entered(cast, letter, key):
    contents, out = packed(cast, letter, with_origin=True, with_files=True)
    inside = opened(out)
    assert json.loads(inside["清单.json"])["clues"][0]["origin"] == ORIGIN
    number = contents.listed[0].clue.number
    assert inside[f"材料/{number}-01.pdf"][:4] == b"%PDF"
    said = journal_says("clues.parcel_written", about=letter.ref, by=cast.office).facts
    assert (said["origin_released"], said["files_released"]) == (True, True)
    assert (said["fingerprint"], said["mark"]) == (key.fingerprint, contents.mark)
    opening = journal_says("clues.clue_opened", about=contents.listed[0].clue.ref)
    assert opening.facts["reason"] == "光盘移交"


def test_without_a_key_in_force_there_is_no_parcel(cast, letter, key):
    end_receiver_key(by=cast.office.actor, key=key.id, reason="遗失")
    with pytest.raises(WrongState):
        packed(cast, letter)
    journal_is_silent_about("clues.parcel_written")


def test_not_without_a_reason(cast, letter, key):
    with pytest.raises(BadInput):
        open_transfer_parcel(by=cast.office.actor, letter=letter.id, reason=" ")


def test_by_who_transfers_and_for_others_it_is_not_there(cast, letter, key):
    assert packed(cast, letter, "lead")
    with pytest.raises(NotAllowed):
        packed(cast, letter, "deputy")
    for who in ("member", "staff", "stranger", "body_liaison"):
        with pytest.raises(NotKnown):
            packed(cast, letter, who)


@pytest.mark.parametrize("state", [State.RETURNED])
def test_what_came_back_is_packed_no_more(cast, inspection, key, state):
    clue = clues.at(cast, inspection, state)
    with pytest.raises(NotAllowed):
        packed(cast, clue.transfer)


def test_in_the_browser(cast, letter, key):
    office = cast.office.client
    assert "写移交包" in office.get(f"/letters/{letter.id}/").text
    assert "写移交包" not in cast.deputy.client.get(f"/letters/{letter.id}/").text
    asked = office.get(f"/letters/{letter.id}/parcel").text
    assert key.fingerprint in asked
    answer = office.post(f"/letters/{letter.id}/parcel", {"reason": "光盘移交"})
    assert "no-store" in answer["Cache-Control"]
    assert "清单.json" in opened(io.BytesIO(answer.content))
    assert cast.staff.client.get(f"/letters/{letter.id}/parcel").status_code == 404
