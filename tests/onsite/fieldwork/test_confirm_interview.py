from datetime import date

import pytest

from tests.factories import evidence as evidence_factory
from tests.factories import fieldwork as factory
from tests.journal_says import journal_says
from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE, inspection_scope
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions.confirm_interview import confirm_interview
from xuncha.onsite.fieldwork.actions.note_refusal import note_refusal
from xuncha.onsite.fieldwork.actions.open_interview import open_interview
from xuncha.onsite.fieldwork.actions.write_answers import Written, write_answers
from xuncha.onsite.fieldwork.rules.pages import LINES, Row, height, paginate
from xuncha.onsite.inspections.actions.pass_gate import pass_gate


@pytest.fixture
def held(cast, inspection):
    return factory.interview(cast, inspection, "held")


def confirm(cast, talk, who="member", **more):
    return confirm_interview(by=getattr(cast, who).actor, interview=talk.id, **{"pages": 1, **more})


def test_confirmed_page_by_page_it_is_evidence_and_nothing_changes(cast, inspection, held):
    scan = keep(
        evidence_factory.pdf(2),
        name="签名页.pdf",
        scope=inspection_scope(inspection.id),
        by=cast.member.actor,
    )
    done = confirm(cast, held, pages=2, way="paper", scan=scan.id, seen=held.version)
    assert (done.state, done.page_count, done.confirmed_way, done.scan_id) == (
        "confirmed",
        2,
        "paper",
        scan.id,
    )
    assert [p.page for p in done.confirmed_pages.all()] == [1, 2]
    record = evidence.item_of_source(held.ref)
    assert (record.number, record.form, record.file_id) == ("谈-001", "record", scan.id)
    assert "李国栋" not in record.title
    said = journal_says("fieldwork.interview_confirmed", about=held.ref)
    assert said.facts["sm3"] == evidence.fingerprint(record)
    with pytest.raises(WrongState):
        write_answers(by=cast.member.actor, interview=held.id, rows=[Written("补问", "补答")])
    with pytest.raises(WrongState):
        confirm(cast, held)


def test_on_the_screen_every_page_is_confirmed(cast, inspection):
    long = [(f"问{n}", "答" * 200) for n in range(12)]
    talk = factory.interview(cast, inspection, "held", answers=long)
    count = len(queries.pages(talk))
    assert count > 2
    with pytest.raises(BadInput) as refused:
        confirm(cast, talk, pages=count - 1, way="screen")
    assert refused.value.problems[0].code == "interview.pages_missing"
    done = confirm(cast, talk, pages=count, way="screen")
    assert len({p.sm3 for p in done.confirmed_pages.all()}) == count  # each page its own words


@pytest.mark.parametrize(
    "more", [{"pages": 0}, {"way": "by telephone"}, {"on": date(2024, 3, 1)}, {"on": date(2030, 1, 1)}]
)
def test_what_is_no_confirmation_is_refused(cast, held, more):
    with pytest.raises(BadInput):
        confirm(cast, held, **more)


def test_a_scan_of_another_scope_is_not_known(cast, held):
    other = keep(evidence_factory.pdf(1), name="别处.pdf", scope=OFFICE_SCOPE, by=cast.office.actor)
    with pytest.raises(NotKnown):
        confirm(cast, held, scan=other.id)


@pytest.mark.parametrize(
    ("who", "error"), [("team_liaison", NotAllowed), ("stranger", NotKnown), ("office", NotKnown)]
)
def test_the_wrong_person(cast, held, who, error):
    with pytest.raises(error):
        confirm(cast, held, who)
    with pytest.raises(error):
        note_refusal(by=getattr(cast, who).actor, interview=held.id, note="x")


def test_the_second_click_finds_it_done(cast, held):
    confirm(cast, held, seen=held.version)
    with pytest.raises(Stale):
        confirm(cast, held, seen=held.version)


def test_a_refusal_is_noted_with_its_reason_and_is_evidence_too(cast, held):
    with pytest.raises(BadInput):
        note_refusal(by=cast.member.actor, interview=held.id, note=" ")
    done = note_refusal(by=cast.lead.actor, interview=held.id, note="要回去想一想")
    assert (done.state, done.refusal_note) == ("refused", "要回去想一想")
    journal_says("fieldwork.refusal_noted", about=held.ref)
    assert evidence.item_of_source(held.ref).number == "谈-001"


def test_unconfirmed_records_keep_the_team_on_site(cast, inspection, held):
    with pytest.raises(WrongState) as refused:
        pass_gate(by=cast.lead.actor, inspection=inspection.id)
    assert [p.code for p in refused.value.problems] == ["interviews.confirmed"]
    confirm(cast, held)
    assert pass_gate(by=cast.lead.actor, inspection=inspection.id).stage == "left"


def test_the_figure_counts_confirmed_and_refused_only(cast, inspection):
    for state in ("planned", "recording", "held", "confirmed", "refused", "cancelled"):
        factory.interview(cast, inspection, state)
    assert queries.counted_interviews([inspection.id]).count() == 2
    assert queries.interview_counts(inspection.id) == (2, 5)


def test_the_head_of_the_office_opens_a_record_with_a_reason_entered_first(cast, held):
    with pytest.raises(BadInput):
        open_interview(by=cast.office.actor, interview=held.id, reason="")
    for who in ("staff", "secretary", "stranger", "lead"):
        with pytest.raises(NotAllowed):
            open_interview(by=getattr(cast, who).actor, interview=held.id, reason="x")
    assert open_interview(by=cast.office.actor, interview=held.id, reason="复核引文") == held
    said = journal_says("fieldwork.interview_opened", about=held.ref, by=cast.office.actor)
    assert said.facts["reason"] == "复核引文"


def test_pages_hold_what_fits_and_lose_nothing():
    rows = [Row(n, "问" * 40, "答" * (n * 37)) for n in range(1, 30)]
    pages = paginate(rows)
    assert [row for page in pages for row in page] == rows
    for page in pages:
        assert len(page) == 1 or sum(height(r) for r in page) <= LINES
    assert paginate([]) == [[]]
