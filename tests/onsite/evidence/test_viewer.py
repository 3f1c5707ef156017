"""The page of an item, without scripts: pictures, text, numbered boxes, and what leads on."""

import io

import pytest
from docx import Document
from openpyxl import Workbook

from tests.factories import evidence as factory
from tests.factories import fieldwork
from tests.factories import inspections as inspections_factory
from xuncha.onsite.evidence import pictures, queries
from xuncha.onsite.evidence.actions.cite import cite
from xuncha.onsite.evidence.actions.register_item import register_item


def register(cast, inspection, stream, name):
    return register_item(
        by=cast.member.actor, inspection=inspection.id, title=name, form="copy", stream=stream, name=name
    )


def word():
    document = Document()
    document.add_paragraph("党组会议纪要")
    document.add_paragraph("同意先付尾款。")
    out = io.BytesIO()
    document.save(out)
    out.seek(0)
    return out


def workbook():
    book = Workbook()
    book.active.append(["凭证", "金额"])
    book.create_sheet("二月").append(["114", 864000])
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


def test_a_pdf_page_is_a_picture_of_its_own_size(cast, inspection):
    item = factory.registered(cast, inspection)
    answer = cast.member.client.get(f"/evidence/{item.id}/pages/7.png")
    assert answer["Content-Type"] == "image/png"
    assert answer["Cache-Control"] == "private, no-store"
    assert answer.content.startswith(b"\x89PNG")
    assert abs(pictures.ratio(answer.content) - 842 / 595) < 0.01
    for page in (0, 10, 999999):
        assert cast.member.client.get(f"/evidence/{item.id}/pages/{page}.png").status_code == 404


def test_boxes_are_numbered_and_lead_to_what_they_support(cast, inspection):
    item = factory.registered(cast, inspection)
    point = inspections_factory.noted(cast, inspection)
    made = cite(
        by=cast.member.actor, item=item.id, page=7, cited=point.ref, passage="第2段", box=(100, 400, 500, 60)
    )
    page = cast.member.client.get(f"/evidence/{item.id}/?page=7&citation={made.id}").content.decode()
    assert f"/points/{point.id}/" in page
    assert "第7页第2段" in page
    assert 'x="100"' in page
    assert "is-on" in page
    other = cast.member.client.get(f"/evidence/{item.id}/?page=6").content.decode()
    assert f"/points/{point.id}/" not in other.split("其他页")[0]


def test_pages_turn_within_the_item(cast, inspection):
    item = factory.registered(cast, inspection, pages=3)
    first = cast.member.client.get(f"/evidence/{item.id}/").content.decode()
    assert "page=2" in first and 'rel="prev"' not in first
    last = cast.member.client.get(f"/evidence/{item.id}/?page=99").content.decode()
    assert "3 / 3" in last and 'rel="next"' not in last


@pytest.mark.parametrize(
    ("make", "name", "words"),
    [
        (word, "纪要.docx", "同意先付尾款。"),
        (workbook, "账.xlsx", "凭证 | 金额"),
        (lambda: io.BytesIO("借：事业支出".encode("gb18030")), "账.txt", "借：事业支出"),
        (lambda: io.BytesIO(b"\xef\xbb\xbf" + "贷：银行存款".encode()), "账.csv", "贷：银行存款"),
    ],
)
def test_text_is_shown_by_paragraphs(cast, inspection, make, name, words):
    item = register(cast, inspection, make(), name)
    assert words in cast.member.client.get(f"/evidence/{item.id}/").content.decode()


def test_the_sheets_of_a_workbook_are_its_pages(cast, inspection):
    item = register(cast, inspection, workbook(), "账.xlsx")
    assert item.pages == 2
    assert "864000" in cast.member.client.get(f"/evidence/{item.id}/?page=2").content.decode()


def test_a_photograph_is_shown(cast, inspection):
    item = register(cast, inspection, factory.picture("JPEG"), "现场.jpg")
    assert cast.member.client.get(f"/evidence/{item.id}/pages/1.png").status_code == 200


def test_what_cannot_be_drawn_is_offered_for_download(cast, inspection):
    item = register(cast, inspection, io.BytesIO(b"PK\x05\x06" + bytes(18)), "材料.zip")
    page = cast.member.client.get(f"/evidence/{item.id}/")
    assert page.status_code == 200
    answer = cast.member.client.get(f"/evidence/{item.id}/file")
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert "attachment" in answer["Content-Disposition"]


def test_a_confirmed_interview_is_shown_by_its_questions(cast, inspection):
    record = queries.item_of_source(fieldwork.interview(cast, inspection).ref)
    page = cast.member.client.get(f"/evidence/{record.id}/").content.decode()
    assert "问2" in page and "小赵管项目现场" in page


def test_fingerprint_and_place_of_the_original_are_on_the_page(cast, inspection):
    item = factory.registered(cast, inspection)
    page = cast.member.client.get(f"/evidence/{item.id}/").content.decode()
    assert queries.fingerprint(item)[:8] in page
    assert "县文化和旅游局财务股" in page


def test_an_upload_that_is_refused_keeps_what_was_typed(cast, inspection):
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = cast.member.client.post(
        f"/inspections/{inspection.id}/evidence/register",
        {
            "title": "验收意见表",
            "form": "copy",
            "received_on": "2024-3-4",
            "file": SimpleUploadedFile("x.pdf", b""),
        },
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "文件是空的" in text and "验收意见表" in text


def test_a_thing_is_cited_from_its_own_page_in_two_clicks(cast, inspection):
    item = factory.registered(cast, inspection)
    point = inspections_factory.noted(cast, inspection)
    chosen = cast.member.client.get(f"/inspections/{inspection.id}/evidence/?cited={point.ref}&element=fact")
    assert f"/evidence/{item.id}/cite?cited=" in chosen.content.decode()
    answer = cast.member.client.post(
        f"/evidence/{item.id}/cite?cited={point.ref}&element=fact",
        {"page": "7", "passage": "第2段", "box": ""},
    )
    assert answer.headers["Location"] == f"/points/{point.id}/"
    assert queries.citations_of(point.ref)[0].element == "fact"
    wrong = cast.member.client.post(
        f"/evidence/{item.id}/cite?cited={point.ref}", {"page": "7", "box": "abc"}
    )
    assert wrong.status_code == 422
    assert cast.member.client.get(f"/evidence/{item.id}/cite?cited=nonsense").status_code == 404
