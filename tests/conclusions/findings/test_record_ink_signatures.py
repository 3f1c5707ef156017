import pytest

from tests.factories import evidence, findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.edit_workpaper import edit_workpaper
from xuncha.conclusions.findings.actions.note_printed_sheet import note_printed_sheet
from xuncha.conclusions.findings.actions.note_returned_sheet import note_returned_sheet
from xuncha.conclusions.findings.actions.record_ink_signatures import record_ink_signatures
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.papers.actions.issue_paper import issue_paper
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState


@pytest.fixture
def paper(cast, inspection):
    return findings.ready(cast, inspection)


def printed_and_scanned(cast, paper, *, complete=True):
    issue_paper(by=cast.member.actor, code="findings.workpaper", subject=paper.ref)
    scan = evidence.registered(cast, paper.inspection, title="签署页扫描件").file_id
    return note_returned_sheet(
        by=cast.team_liaison.actor, workpaper=paper.id, version=1, scan=scan, complete=complete
    )


def record(cast, paper, *who, by="team_liaison"):
    today = cast.clock.today()
    signed = [(getattr(cast, w).person, today) for w in who]
    return record_ink_signatures(by=getattr(cast, by).actor, workpaper=paper.id, signed=signed)


def test_a_stack_signed_in_ink_gives_the_number(cast, paper):
    sheet = printed_and_scanned(cast, paper)
    signed = record(cast, paper, "second_member", "member", "deputy", "lead")
    assert signed.state == State.SIGNED
    assert signed.number
    assert {(s.how, s.scan_id) for s in signed.signatures.all()} == {("ink", sheet.scan_id)}
    said = journal_says("findings.workpaper_signed", about=paper.ref)
    assert (said.facts["how"], said.facts["step"]) == ("ink", "lead")


def test_the_order_holds_on_paper_too(cast, paper):
    printed_and_scanned(cast, paper)
    with pytest.raises(WrongState):
        record(cast, paper, "member", "deputy")
    assert findings.again(cast, paper).state == State.DRAFT


def test_paper_printed_before_a_change_signs_nothing(cast, paper):
    printed_and_scanned(cast, paper)
    edit_workpaper(by=cast.member.actor, workpaper=paper.id, fields={"persons": 3})
    with pytest.raises(WrongState) as refused:
        record(cast, paper, "member")
    assert refused.value.code == "workpaper.printed_before_change"


def test_without_a_complete_scan(cast, paper):
    with pytest.raises(WrongState) as refused:
        record(cast, paper, "member")
    assert refused.value.code == "workpaper.no_scan"
    printed_and_scanned(cast, paper, complete=False)
    with pytest.raises(WrongState) as refused:
        record(cast, paper, "member")
    assert refused.value.code == "workpaper.scan_incomplete"


def test_ink_goes_on_where_the_system_stopped(cast, paper):
    findings.sign(cast, paper, "member", "second_member")
    printed_and_scanned(cast, paper)
    assert record(cast, paper, "deputy", "lead").state == State.SIGNED


def test_nobody_and_strangers(cast, paper):
    printed_and_scanned(cast, paper)
    with pytest.raises(BadInput):
        record(cast, paper)
    with pytest.raises(NotKnown):
        record(cast, paper, "member", by="stranger")
    findings.sign(cast, paper, "member", "second_member", "deputy", "lead")
    with pytest.raises(NotAllowed):
        record(cast, paper, "lead")


def test_a_sheet_nobody_printed(cast, paper):
    with pytest.raises(NotKnown):
        note_returned_sheet(by=cast.member.actor, workpaper=paper.id, version=7, scan=paper.id, complete=True)
    sheet = note_printed_sheet(by=cast.member.actor, workpaper=paper.id, version=7)
    assert journal_says("findings.sheet_printed", about=paper.ref).facts["content"] == sheet.content_hash
