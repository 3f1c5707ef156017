import io
from datetime import date

import docx
import pytest

from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.papers import queries
from xuncha.foundation.papers.actions.issue_paper import issue_paper
from xuncha.foundation.papers.models import IssuedPaper
from xuncha.foundation.papers.rendering import render
from xuncha.foundation.terms import NotAllowed, NotKnown, Ref, WrongState, new_id

pytestmark = pytest.mark.django_db

DAY = date(2022, 9, 22)


def text_of(file: bytes) -> str:
    document = docx.Document(io.BytesIO(file))
    feet = "".join(p.text for p in document.sections[0].footer.paragraphs)
    return "\n".join(p.text for p in document.paragraphs) + feet


def test_an_issued_paper_is_numbered_coded_kept_and_journalled(office, matter):
    issued = issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)
    assert (issued.number, issued.edition) == ("清委巡办〔2022〕1号", 1)
    kept = text_of(queries.file_of(issued))
    assert "清委巡办〔2022〕1号" in kept and f"{issued.code[:5]}-{issued.code[5:]}" in kept
    said = journal_says("papers.issued", about=matter.ref, by=office)
    assert said.facts["number"] == issued.number and said.facts["version"] == 1


def test_a_paper_that_still_says_the_same_is_not_issued_twice(office, matter):
    issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)
    with pytest.raises(WrongState, match="unchanged"):
        issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)
    assert IssuedPaper.objects.count() == 1


def test_a_changed_paper_goes_out_again_with_its_number_and_code(office, matter):
    first = issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)
    matter.change(recipient="县文化和旅游局党组")
    second = issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)
    assert (second.number, second.code, second.edition) == (first.number, first.code, 2)


def test_a_number_the_room_gives_is_kept(office, matter):
    matter.change(number="清委巡〔2022〕9号")
    assert (
        issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY).number
        == "清委巡〔2022〕9号"
    )


def test_who_may_read_may_not_therefore_issue(member, matter):
    with pytest.raises(NotAllowed, match="not_issuer"):
        issue_paper(by=member, code="papers.request", subject=matter.ref, on=DAY)
    journal_is_silent_about("papers.issued")


def test_to_those_who_may_not_know_the_thing_the_paper_does_not_exist(office, stranger, matter):
    with pytest.raises(NotKnown):
        issue_paper(by=stranger, code="papers.request", subject=matter.ref, on=DAY)
    matter.hidden = frozenset({office.code})
    with pytest.raises(NotKnown):
        issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)
    with pytest.raises(NotKnown):
        render("papers.request", Ref("papers.matter", new_id()), office)
    with pytest.raises(NotKnown):
        render("papers.nothing", matter.ref, office)


def test_what_is_rendered_is_a_draft_until_issued_and_again_once_changed(office, matter):
    assert "草稿" in text_of(render("papers.request", matter.ref, office))
    issued = issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)
    assert render("papers.request", matter.ref, office) == queries.file_of(issued)
    matter.change(recipient="县文化和旅游局党组")
    assert "草稿" in text_of(render("papers.request", matter.ref, office))


def test_papers_of_a_thing_tell_what_went_out(office, member, stranger, matter):
    issued = issue_paper(by=office, code="papers.request", subject=matter.ref, on=DAY)
    (offered,) = queries.papers_of(matter.ref, member)
    assert offered.edition == issued and not offered.issue and offered.scan is None
    assert queries.papers_of(matter.ref, stranger) == []
