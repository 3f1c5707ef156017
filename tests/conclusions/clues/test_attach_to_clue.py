import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories import clues, evidence
from tests.journal_says import journal_says
from xuncha.conclusions.clues.actions.attach_to_clue import attach_to_clue
from xuncha.conclusions.clues.actions.open_clue_file import open_clue_file
from xuncha.conclusions.clues.rules.states import State
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown


def attached(cast, clue):
    return attach_to_clue(by=cast.lead.actor, clue=clue.id, stream=evidence.pdf(1), name="钱守义收礼台账.pdf")


def test_under_the_clues_key_its_name_sealed_too(cast, inspection):
    clue = clues.noted(cast, inspection)
    row = attached(cast, clue)
    assert row.file.scope == CLUES_SCOPE
    assert row.file.name == f"{clue.number}.pdf"
    assert "钱守义" not in str(journal_says("clues.file_attached", about=clue.ref).facts)
    kept, title = open_clue_file(by=cast.office.actor, file=row.id, reason="研究")
    assert (kept.id, title) == (row.file_id, "钱守义收礼台账.pdf")
    assert journal_says("clues.file_opened", about=clue.ref).facts["reason"] == "研究"


def test_a_name_without_an_ending_is_no_ending(cast, inspection):
    clue = clues.noted(cast, inspection)
    row = attach_to_clue(
        by=cast.lead.actor, clue=clue.id, stream=io.BytesIO("台账".encode()), name="钱守义收礼"
    )
    assert row.file.name == clue.number


def test_the_receipt_of_a_transfer_loses_its_name(cast, inspection):
    letter = clues.at(cast, inspection, State.TRANSFERRED).transfer
    scan = SimpleUploadedFile("钱守义问题线索回执.pdf", evidence.pdf(1).read())
    day = cast.clock.today().isoformat()
    cast.office.client.post(
        f"/letters/{letter.id}/receipt", {"signed_by": "案管室王某", "on": day, "scan": scan}
    )
    letter.refresh_from_db()
    assert (letter.receipt_scan.name, letter.receipt_scan.scope) == (f"{letter.number}.pdf", CLUES_SCOPE)


def test_for_others_it_is_not_there(cast, inspection):
    row = attached(cast, clues.noted(cast, inspection))
    for who in ("member", "staff", "body_liaison"):
        with pytest.raises(NotKnown):
            open_clue_file(by=getattr(cast, who).actor, file=row.id, reason="x")
    with pytest.raises(BadInput):
        open_clue_file(by=cast.lead.actor, file=row.id, reason=" ")


def test_not_once_it_is_decided(cast, inspection):
    with pytest.raises(NotAllowed):
        attached(cast, clues.at(cast, inspection, State.READY))
