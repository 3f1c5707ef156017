import io
import random
from datetime import date

import pypdf
import pytest
from PIL import Image

from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.engines.wordfile import codes
from xuncha.foundation.files import store
from xuncha.foundation.papers import queries
from xuncha.foundation.papers.actions.issue_paper import issue_paper
from xuncha.foundation.papers.actions.take_back_scan import take_back_scan
from xuncha.foundation.papers.models import SignedScan
from xuncha.foundation.papers.scans import recognise
from xuncha.foundation.terms import BadInput

pytestmark = pytest.mark.django_db

DAY = date(2022, 9, 22)


def blank_pages(count: int) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(count):
        writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def printed(paper, pages: int = 3) -> list[bytes]:
    """The sheets of a paper as the PDF route prints them: each page with its code."""
    reader = pypdf.PdfReader(io.BytesIO(codes.stamp(blank_pages(pages), paper.code, paper.edition)))
    sheets = []
    for page in reader.pages:
        writer = pypdf.PdfWriter()
        writer.add_page(page)
        out = io.BytesIO()
        writer.write(out)
        sheets.append(out.getvalue())
    return sheets


def stack_of(*sheets: bytes):
    writer = pypdf.PdfWriter()
    for sheet in sheets:
        writer.append(io.BytesIO(sheet))
    out = io.BytesIO()
    writer.write(out)
    return recognise([("扫描.pdf", out.getvalue())])


def pages_kept(scan: SignedScan) -> int:
    with store.read(scan.file_id) as stream:
        return len(pypdf.PdfReader(io.BytesIO(stream.read())).pages)


@pytest.fixture
def issued(office, matter):
    return issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)


def test_a_shuffled_stack_files_itself_in_page_order(office, matter, issued, told):
    sheets = printed(issued)
    random.Random(3).shuffle(sheets)
    taken = take_back_scan(by=office, stack=stack_of(*sheets), on=DAY)
    (scan,) = taken.scans
    assert scan.pages == [1, 2, 3] and scan.complete and scan.problems == []
    assert pages_kept(scan) == 3
    assert told == [(matter.ref, journal_says("papers.scan_returned", about=matter.ref).facts)]
    assert told[0][1]["paper"] == "papers.request" and told[0][1]["complete"] is True


def test_a_missing_page_is_said_and_joined_when_it_comes_later(office, issued, told):
    first, second, third = printed(issued)
    (scan,) = take_back_scan(by=office, stack=stack_of(third, first), on=DAY).scans
    assert not scan.complete and scan.problems == [{"code": "missing", "pages": [2]}]
    (whole,) = take_back_scan(by=office, stack=stack_of(second), on=DAY).scans
    assert whole.complete and whole.pages == [1, 2, 3] and pages_kept(whole) == 3
    assert [facts["complete"] for _, facts in told] == [False, True]


def test_an_older_version_is_kept_and_does_not_count(office, matter, issued):
    matter.change(recipient="县文化和旅游局党组")
    issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)
    (scan,) = take_back_scan(by=office, stack=stack_of(*printed(issued)), on=DAY).scans
    assert not scan.complete and {"code": "older", "pages": []} in scan.problems


def test_a_text_changed_since_printing_is_said(office, matter, issued):
    matter.change(recipient="县文化和旅游局党组")
    (scan,) = take_back_scan(by=office, stack=stack_of(*printed(issued)), on=DAY).scans
    assert not scan.complete and scan.problems == [{"code": "changed", "pages": []}]


def test_foreign_unreadable_and_empty_pages_are_told_apart(office, issued):
    foreign = codes.stamp(blank_pages(1), codes.new_code(), 1)
    dark = Image.new("L", (1240, 1754), 255)
    dark.paste(0, (200, 200, 900, 500))
    out = io.BytesIO()
    dark.save(out, "PDF", resolution=150)
    taken = take_back_scan(
        by=office, stack=stack_of(*printed(issued), blank_pages(1), foreign, out.getvalue()), on=DAY
    )
    assert (taken.sorting.blank, taken.sorting.foreign, taken.sorting.unread) == (1, (5,), (6,))


def test_a_page_printed_from_word_is_known_by_its_paper_and_not_by_its_number(office, issued):
    picture = Image.new("L", (1654, 2339), 255)
    picture.paste(Image.open(io.BytesIO(codes.symbol(issued.code, 1, 0))).convert("L"), (220, 2100))
    out = io.BytesIO()
    picture.save(out, "PNG")
    taken = take_back_scan(by=office, stack=recognise([("一页.png", out.getvalue())]), on=DAY)
    assert taken.scans[0].pages == [0] and taken.scans[0].problems == [{"code": "untold", "pages": []}]
    assert not taken.scans[0].complete


def test_a_stack_without_one_page_of_ours_leaves_nothing(office, issued):
    with pytest.raises(BadInput, match="nothing_recognised"):
        take_back_scan(by=office, stack=stack_of(blank_pages(2)), on=DAY)
    assert not SignedScan.objects.exists()
    journal_is_silent_about("papers.scan_returned")


def test_pages_of_a_thing_one_may_not_know_are_foreign(member, matter, issued):
    matter.hidden = frozenset({member.code})
    with pytest.raises(BadInput, match="nothing_recognised"):
        take_back_scan(by=member, stack=stack_of(*printed(issued)), on=DAY)


def test_a_file_that_is_neither_pdf_nor_picture_is_named():
    with pytest.raises(BadInput) as refused:
        recognise([("表格.xlsx", b"PK\x03\x04nothing")])
    assert "表格.xlsx" in str(refused.value)
    with pytest.raises(BadInput):
        recognise([])


def test_who_may_know_the_scan_is_who_may_know_the_thing(office, member, stranger, matter, issued):
    (scan,) = take_back_scan(by=office, stack=stack_of(*printed(issued)), on=DAY).scans
    assert queries.scan(scan.id, member) == scan
    with pytest.raises(Exception, match="not_known"):
        queries.scan(scan.id, stranger)


def test_more_pages_than_a_scanner_holds_are_refused_before_any_is_read(monkeypatch):
    from xuncha.foundation.papers import scans

    monkeypatch.setattr(scans, "MOST_PAGES", 3)
    assert len(recognise([("三页.pdf", blank_pages(3))]).seen) == 3
    with pytest.raises(BadInput, match="too_many"):
        recognise([("两页.pdf", blank_pages(2)), ("又两页.pdf", blank_pages(2))])


def test_an_encrypted_or_damaged_pdf_is_named():
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret")
    locked = io.BytesIO()
    writer.write(locked)
    for content in (locked.getvalue(), blank_pages(2)[:200], b"%PDF-1.4\n"):
        with pytest.raises(BadInput, match=r"坏件\.pdf"):
            recognise([("坏件.pdf", content)])
