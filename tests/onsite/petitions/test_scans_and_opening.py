"""attach_scan, open_scan, open_petition: under the petitions' own key, and every opening is entered first."""

import io

import pytest

from tests.factories import evidence, petitions
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import BadInput, NotKnown, WrongState
from xuncha.onsite.petitions.actions.attach_scan import attach_scan
from xuncha.onsite.petitions.actions.open_petition import open_petition
from xuncha.onsite.petitions.actions.open_scan import open_scan
from xuncha.onsite.petitions.actions.set_aside_petition import set_aside_petition
from xuncha.onsite.petitions.rules.states import State


def attached(cast, found, part="envelope"):
    return attach_scan(
        by=cast.clerk.actor, petition=found.id, stream=evidence.pdf(2), name="信封.pdf", part=part
    )


def test_envelope_and_pages_in_order_under_the_petitions_key(cast, inspection):
    found = petitions.registered(cast, inspection)
    made = [attached(cast, found), attached(cast, found, "page")]
    assert [(a.order, a.part, a.file.scope, a.file.pages) for a in made] == [
        (1, "envelope", PETITIONS_SCOPE, 2),
        (2, "page", PETITIONS_SCOPE, 2),
    ]
    assert journal_says("petitions.scan_attached", about=found.ref).facts["part"] == "page"


def test_the_name_of_a_scan_is_not_kept(cast, inspection):
    """A clerk names a scan after who wrote it; rows of files lie open in the database."""
    found = petitions.registered(cast, inspection)
    made = attach_scan(
        by=cast.clerk.actor, petition=found.id, stream=evidence.pdf(1), name="王桂芳举报罗某.PDF"
    )
    assert made.file.name == f"{found.number}-1.pdf"
    answer = cast.clerk.client.post(f"/petitions/{found.id}/scans/{made.id}/open")
    assert "%E7%8E%8B" not in answer["Content-Disposition"]


def test_a_bad_file_or_an_ended_petition_takes_nothing(cast, inspection):
    found = petitions.at(cast, inspection, State.CLOSED)
    with pytest.raises(WrongState):
        attached(cast, found)
    new = petitions.registered(cast, inspection)
    for stream, name in ((io.BytesIO(b""), "空.pdf"), (io.BytesIO(b"MZ..."), "信.pdf")):
        with pytest.raises(BadInput):
            attach_scan(by=cast.clerk.actor, petition=new.id, stream=stream, name=name)


def test_a_scan_is_opened_after_its_entry_by_who_knows_the_petition(cast, inspection):
    found = petitions.registered(cast, inspection)
    made = attached(cast, found)
    assert open_scan(by=cast.clerk.actor, petition=found.id, attachment=made.id) == made
    journal_says("petitions.scan_opened", about=found.ref, by=cast.clerk.actor)
    with pytest.raises(NotKnown):
        open_scan(by=cast.member.actor, petition=found.id, attachment=made.id)
    other = petitions.registered(cast, inspection, persons=2)
    with pytest.raises(NotKnown):
        open_scan(by=cast.clerk.actor, petition=other.id, attachment=made.id)


def test_the_page_hands_out_a_scan_only_on_asking(cast, inspection):
    found = petitions.registered(cast, inspection)
    where = f"/petitions/{found.id}/scans/{attached(cast, found).id}/open"
    client = cast.clerk.client
    assert b"%PDF" not in client.get(where).content
    answer = client.post(where)
    assert b"".join(answer.streaming_content)[:4] == b"%PDF"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("who", ["clerk", "lead", "member"])
def test_what_it_says_is_opened_by_who_has_it(cast, inspection, who):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    opened = open_petition(by=getattr(cast, who).actor, petition=found.id)
    assert (opened.content, opened.reported) == (petitions.CONTENT, petitions.REPORTED)
    journal_says("petitions.opened", about=found.ref, by=getattr(cast, who).actor)


@pytest.mark.parametrize("who", ["second_member", "staff", "stranger", "body_liaison", "audit", "secretary"])
def test_others_do_not_know_it(cast, inspection, who):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    with pytest.raises(NotKnown):
        open_petition(by=getattr(cast, who).actor, petition=found.id, reason="好奇")
    journal_is_silent_about("petitions.opened")


def test_the_head_of_the_office_with_a_reason_but_not_what_another_keeps(cast, inspection):
    found = petitions.registered(cast, inspection)
    with pytest.raises(BadInput):
        open_petition(by=cast.office.actor, petition=found.id)
    assert open_petition(by=cast.office.actor, petition=found.id, reason="核对").content
    set_aside_petition(by=cast.clerk.actor, petition=found.id, keeper="secretary")
    with pytest.raises(NotKnown):
        open_petition(by=cast.office.actor, petition=found.id, reason="核对")
