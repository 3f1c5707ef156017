"""Papers at a real browser: looked at to scale, issued, printed, handed back in, without scripts too."""

import io

import pypdf
import pytest
from django.urls import reverse

from tests.factories import teams
from xuncha.engines.wordfile import codes, convert
from xuncha.foundation.papers.models import IssuedPaper

from .conftest import scan

pytestmark = pytest.mark.django_db(transaction=True)

CODE = "teams.authorisation"


def test_a_paper_is_looked_at_and_issued(visit, cast):
    team = teams.authorised(cast)
    page = visit(cast.office, at=reverse("papers:preview", args=[CODE, team.id]))
    sheet = page.locator("article").first
    box = sheet.bounding_box()
    assert box["height"] / box["width"] == pytest.approx(297 / 210, abs=0.01)
    assert sheet.get_by_text("中共清源县委巡察工作领导小组").first.is_visible()
    scan(page)
    page.get_by_role("link", name="出正式稿").click()
    page.get_by_role("button", name="编号出稿").click()
    page.get_by_text("已出第1版").wait_for()
    page.get_by_text("与第1版一字不差").wait_for()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Word").first.click()
    assert taken.value.suggested_filename.endswith("授权任职及任务分工的决定.docx")
    page.goto(reverse("papers:register"))
    assert page.get_by_role("link", name="授权任职及任务分工的决定").first.is_visible()
    scan(page)


def test_sheets_stay_within_their_edges(visit, cast):
    team = teams.authorised(cast)
    page = visit(cast.office, at=reverse("papers:preview", args=[CODE, team.id]))
    too_wide = page.evaluate(
        "[...document.querySelectorAll('.p-sheet')].flatMap(sheet => [...sheet.querySelectorAll('.p-line, .p-title, .p-mark')]"
        ".filter(line => line.scrollWidth > line.clientWidth + 2).map(line => line.textContent))"
    )
    assert too_wide == []


def test_a_stack_is_handed_in_without_scripts(visit, cast):
    team = teams.authorised(cast)
    cast.office.client.post(reverse("papers:issue", args=[CODE, team.id]))
    issued = IssuedPaper.objects.get()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    pages = codes.stamp(out.getvalue(), issued.code, 1)
    page = visit(cast.office, scripts=False, at=reverse("papers:intake"))
    page.locator("input[type=file]").set_input_files(
        [{"name": "扫描.pdf", "mimeType": "application/pdf", "buffer": pages}]
    )
    page.get_by_role("button", name="识别归件").click()
    assert page.get_by_role("heading", name="签署件归件结果").is_visible()
    assert page.get_by_text("齐", exact=True).is_visible()


def test_the_intake_and_its_refusal_keep_to_the_rules_of_accessibility(visit, cast):
    page = visit(cast.office, at=reverse("papers:intake"))
    scan(page)
    page.locator("input[type=file]").set_input_files(
        [{"name": "表格.pdf", "mimeType": "application/pdf", "buffer": b"nothing"}]
    )
    page.get_by_role("button", name="识别归件").click()
    assert page.get_by_text("不是可以读取的 PDF 或者图片").first.is_visible()
    scan(page)


@pytest.mark.office
@pytest.mark.skipif(convert.office() is None, reason="LibreOffice is not installed")
def test_the_pdf_opens_from_the_page(visit, cast):
    team = teams.authorised(cast)
    page = visit(cast.office, at=reverse("papers:preview", args=[CODE, team.id]))
    href = page.get_by_role("link", name="PDF").first.get_attribute("href")
    answer = page.request.get(href)
    assert answer.headers["content-type"] == "application/pdf" and answer.body().startswith(b"%PDF")
