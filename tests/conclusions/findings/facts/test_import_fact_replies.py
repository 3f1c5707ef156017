"""The sheet on a stick: out as workbook or Word paper, back with every wrong place named, all or nothing."""

import io

import docx
import openpyxl
import pytest

from tests.factories import facts, findings
from tests.journal_says import journal_says
from xuncha.conclusions.findings import fact_stick, papers
from xuncha.conclusions.findings.actions.facts.import_fact_replies import import_fact_replies
from xuncha.conclusions.findings.models import FactReply
from xuncha.engines.wordfile import word
from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown


@pytest.fixture
def sheet(cast, inspection):
    """Two matters."""
    return facts.sent(
        cast,
        inspection,
        findings.drafted(cast, inspection),
        findings.drafted(cast, inspection, "接待没有公函"),
    )


def filled(sheet, *rows):
    """The workbook that went out, with (reply, words, who) typed into its rows."""
    book = openpyxl.load_workbook(io.BytesIO(fact_stick.workbook(sheet)))
    page = book.active
    first = next(r for r in range(1, 20) if page.cell(r, 1).value and "-01" in str(page.cell(r, 1).value))
    for n, cells in enumerate(rows):
        for column, value in enumerate(cells, 3):
            page.cell(first + n, column).value = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_word(sheet, *rows):
    paper = docx.Document(io.BytesIO(word.to_docx(papers.fact_record(sheet))))
    table = next(t for t in paper.tables if t.rows[0].cells[0].text.strip() == "编码")
    for row, cells in zip(table.rows[1:], rows, strict=False):
        for cell, value in zip(row.cells[2:], cells, strict=True):
            cell.text = value
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def kept(by, data, name="答复.xlsx"):
    return keep(io.BytesIO(data), name=name, scope=OFFICE_SCOPE, by=by).id


@pytest.mark.parametrize(("write", "name"), [(filled, "答复.xlsx"), (as_word, "答复.docx")])
def test_replies_come_back(cast, sheet, write, name):
    by = cast.body_liaison.actor
    data = write(sheet, ("属实", "", "罗明"), ("有异议", "公函已补。", "罗明"))
    done = import_fact_replies(by=by, sheet=sheet.id, file=kept(by, data, name))
    assert done.new == 2
    assert [r.said for r in FactReply.objects.order_by("matter__order")] == ["agree", "disagree"]
    journal_says("findings.fact_replies_imported", about=sheet.ref)
    again = import_fact_replies(by=by, sheet=sheet.id, file=kept(by, data, name))
    assert (again.new, again.same) == (0, 2)


def test_what_was_left_empty_is_for_later(cast, sheet):
    by = cast.member.actor
    done = import_fact_replies(by=by, sheet=sheet.id, file=kept(by, filled(sheet, ("属实", "", "高远"))))
    assert done.new == 1


@pytest.mark.parametrize(
    ("row", "column"),
    [(("大概吧", "", "罗明"), "C"), (("有异议", "", "罗明"), "D"), (("属实", "", ""), "E")],
)
def test_a_broken_reply_says_where_and_nothing_is_taken(cast, sheet, row, column):
    by = cast.body_liaison.actor
    data = filled(sheet, ("属实", "", "罗明"), row)
    with pytest.raises(BadInput) as refused:
        import_fact_replies(by=by, sheet=sheet.id, file=kept(by, data))
    assert f"{column} 列" in str(refused.value.problems[0].where)
    assert not FactReply.objects.exists()


def test_a_broken_word_paper_says_where(cast, sheet):
    by = cast.body_liaison.actor
    data = as_word(sheet, ("属实", "", "罗明"), ("也许", "", "罗明"))
    with pytest.raises(BadInput) as refused:
        import_fact_replies(by=by, sheet=sheet.id, file=kept(by, data, "答复.docx"))
    assert "第 3 行" in str(refused.value.problems[0].where)


def test_a_sheet_of_another_exchange_is_known_by_its_codes(cast, inspection, sheet):
    by = cast.body_liaison.actor
    other = facts.sent(cast, inspection, findings.drafted(cast, inspection, "会议记录不全"))
    with pytest.raises(BadInput) as refused:
        import_fact_replies(by=by, sheet=sheet.id, file=kept(by, filled(other, ("属实", "", "罗明"))))
    assert refused.value.problems[0].code == "sheet.key_unknown"


def test_who_may_not(cast, sheet):
    data = filled(sheet, ("属实", "", "罗明"))
    with pytest.raises(NotAllowed):
        import_fact_replies(by=cast.office.actor, sheet=sheet.id, file=kept(cast.office.actor, data))
    with pytest.raises(NotKnown):
        import_fact_replies(by=cast.stranger.actor, sheet=sheet.id, file=kept(cast.lead.actor, data))


@pytest.mark.parametrize(
    ("name", "data"), [("答复.docx", b"PK\x03\x04broken"), ("答复.xlsx", b"%PDF-1.4"), ("答复.xlsx", b"")]
)
def test_a_broken_file_is_refused_at_the_door(cast, sheet, name, data):
    upload = io.BytesIO(data)
    upload.name = name
    answer = cast.body_liaison.client.post(f"/door/facts/{sheet.id}/read", {"file": upload})
    assert answer.status_code == 422


def test_by_pages_at_the_door(cast, sheet):
    client = cast.body_liaison.client
    upload = io.BytesIO(client.get(f"/door/facts/{sheet.id}/workbook").getvalue())
    assert client.get(f"/door/facts/{sheet.id}/paper").getvalue().startswith(b"PK")
    upload = io.BytesIO(as_word(sheet, ("属实", "", "罗明"), ("补充", "附会议纪要", "罗明")))
    upload.name = "答复.docx"
    there = client.post(f"/door/facts/{sheet.id}/read", {"file": upload})
    assert there.status_code == 302
    shown = client.get(there["Location"])
    assert shown.status_code == 200
    done = client.post(there["Location"], {"plan": shown.context["plan"].mark})
    assert done.status_code == 302
    assert FactReply.objects.count() == 2
