import io
from datetime import date
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.foundation.papers.test_take_back_scan import blank_pages, printed
from xuncha.engines.wordfile import codes, convert
from xuncha.foundation.journal.models import Entry
from xuncha.foundation.papers.actions.issue_paper import issue_paper
from xuncha.foundation.papers.models import IssuedPaper, SignedScan

pytestmark = pytest.mark.django_db

DAY = date(2022, 9, 22)


@pytest.fixture
def here(matter):
    return ["papers.request", matter.ref.id]


def test_the_preview_shows_the_paper_and_what_is_known_of_it(cast, matter, here):
    page = cast.office.client.get(reverse("papers:preview", args=here))
    text = page.content.decode()
    assert page.status_code == 200
    assert "关于调阅资料的函" in text and "县供销合作社党组：" in text and "草稿" in text
    assert "2022年9月22日" in text and reverse("papers:issue", args=here) in text


def test_issuing_is_a_post_and_looking_writes_nothing(cast, matter, here):
    client, before = cast.office.client, Entry.objects.count()
    for name, args in (("preview", here), ("download", [*here, "docx"]), ("issue", here)):
        assert client.get(reverse(f"papers:{name}", args=args)).status_code == 200
    assert not IssuedPaper.objects.exists() and Entry.objects.count() == before
    answer = client.post(reverse("papers:issue", args=here), {"on": "2022年9月22日"})
    assert (answer.status_code, answer["Location"]) == (302, reverse("papers:preview", args=here))
    issued = IssuedPaper.objects.get()
    assert issued.number == "清委巡办〔2022〕1号"
    text = client.get(reverse("papers:preview", args=here)).content.decode()
    assert "第1版，已出" in text and reverse("papers:edition", args=[issued.id, "docx"]) in text


def test_the_word_file_is_named_like_the_paper_and_is_the_one_that_went_out(cast, matter, here):
    issued = issue_paper(by=cast.office.actor, code="papers.request", subject=matter.ref, on=DAY)
    now = cast.office.client.get(reverse("papers:download", args=[*here, "docx"]))
    assert "关于调阅资料的函.docx" in unquote(now["Content-Disposition"])
    matter.change(recipient="县水利局党组")
    kept = cast.office.client.get(reverse("papers:edition", args=[issued.id, "docx"]))
    assert kept.content == now.content
    assert cast.office.client.get(reverse("papers:download", args=[*here, "docx"])).content != now.content


def test_an_unknown_ending_is_not_there(cast, here):
    assert cast.office.client.get(reverse("papers:download", args=[*here, "exe"])).status_code == 404


def test_without_libreoffice_the_pdf_says_so_and_the_page_offers_word(cast, here, monkeypatch):
    monkeypatch.setattr(convert.shutil, "which", lambda _: None)
    answer = cast.office.client.get(reverse("papers:download", args=[*here, "pdf"]))
    assert answer.status_code == 409 and "LibreOffice" in answer.content.decode()
    text = cast.office.client.get(reverse("papers:preview", args=here)).content.decode()
    assert "没有装 LibreOffice" in text and reverse("papers:download", args=[*here, "pdf"]) not in text


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(convert.office() is None, reason="LibreOffice is not installed")
def test_the_pdf_of_an_issued_paper_has_a_code_on_every_page(cast, matter, here):
    issued = issue_paper(by=cast.office.actor, code="papers.request", subject=matter.ref, on=DAY)
    pdf = cast.office.client.get(reverse("papers:download", args=[*here, "pdf"])).content
    assert {seen.code.paper for seen in codes.read(pdf)} == {issued.code}


def test_a_stack_is_handed_in_and_the_page_says_what_became_of_it(cast, matter, here):
    issued = issue_paper(by=cast.office.actor, code="papers.request", subject=matter.ref, on=DAY)
    sheets = printed(issued)
    files = [
        SimpleUploadedFile(f"{n}.pdf", sheet)
        for n, sheet in enumerate([sheets[2], blank_pages(1), sheets[0]])
    ]
    answer = cast.office.client.post(
        reverse("papers:intake"), {"stack": files, "on": "2022-9-22"}, follow=True
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "缺第 2 页" in text and "1 张空白背面" in text and "关于调阅资料的函" in text
    scan = SignedScan.objects.get()
    pdf = b"".join(cast.office.client.get(reverse("papers:scan", args=[scan.id])).streaming_content)
    assert [seen.code.page for seen in codes.read(pdf)] == [1, 3]


def test_a_file_that_cannot_be_read_is_refused_beside_its_field(cast):
    wrong = SimpleUploadedFile("表格.xlsx", b"PK\x03\x04 no")
    answer = cast.office.client.post(reverse("papers:intake"), {"stack": wrong})
    assert answer.status_code == 422 and "表格.xlsx" in answer.content.decode()
    assert cast.office.client.post(reverse("papers:intake"), {}).status_code == 422
    stray = SimpleUploadedFile("空白.pdf", blank_pages(1))
    assert cast.office.client.post(reverse("papers:intake"), {"stack": stray}).status_code == 422


def test_to_others_none_of_it_exists(cast, matter, here):
    issued = issue_paper(by=cast.office.actor, code="papers.request", subject=matter.ref, on=DAY)
    paths = [
        reverse("papers:preview", args=here),
        reverse("papers:download", args=[*here, "docx"]),
        reverse("papers:edition", args=[issued.id, "docx"]),
        reverse("papers:issue", args=here),
    ]
    assert [cast.system.client.get(path).status_code for path in paths] == [404] * 4  # not among the readers
    matter.hidden = frozenset({cast.stranger.code})
    assert [cast.stranger.client.get(path).status_code for path in paths] == [404] * 4  # not of this thing
    unknown = io.BytesIO(codes.stamp(blank_pages(1), issued.code, 1)).getvalue()
    stack = SimpleUploadedFile("一页.pdf", unknown)
    answer = cast.stranger.client.post(reverse("papers:intake"), {"stack": stack})
    assert answer.status_code == 422 and issued.title not in answer.content.decode()


def test_the_register_shows_the_newest_edition_of_what_one_may_know(cast, matter, here):
    page = reverse("papers:register")
    assert "还没有出过正式稿" in cast.office.client.get(page).content.decode()
    for to in ("县水利局党组", "县文化和旅游局党组"):
        matter.change(recipient=to)
        issued = issue_paper(by=cast.office.actor, code="papers.request", subject=matter.ref, on=DAY)
    text = cast.office.client.get(page).content.decode()
    assert text.count("关于调阅资料的函") == 1 and "调-001 调阅会议记录" in text and "等签署件 1 件" in text
    stack = SimpleUploadedFile("一叠.pdf", codes.stamp(blank_pages(2), issued.code, 2))
    cast.office.client.post(reverse("papers:intake"), {"stack": stack})
    assert "签署件已收回" in cast.office.client.get(page).content.decode()
    assert "没有等签署件的公文" in cast.office.client.get(page + "?show=waiting").content.decode()
    matter.hidden = frozenset({cast.stranger.code})
    assert "关于调阅资料的函" not in cast.stranger.client.get(page).content.decode()


def test_a_things_own_page_lists_its_papers(cast, matter):
    from django.template import Context, Template
    from django.test import RequestFactory

    issue_paper(by=cast.office.actor, code="papers.request", subject=matter.ref, on=DAY)
    request = RequestFactory().get("/")
    shown = Template("{% load papers %}{% papers_of ref %}")
    for actor, said in ((cast.office.actor, True), (cast.system.actor, False)):
        request.actor = actor
        assert (
            "清委巡办〔2022〕1号" in shown.render(Context({"request": request, "ref": matter.ref}))
        ) is said


def test_papers_are_found_by_number_and_awaited_ones_stand_on_the_first_screen(cast, matter):
    from xuncha.foundation.papers.registrations import awaited
    from xuncha.foundation.search.registry import search

    assert awaited(cast.office.actor) is None
    issued = issue_paper(by=cast.office.actor, code="papers.request", subject=matter.ref, on=DAY)
    (found,) = search("〔2022〕1号", cast.office.actor)
    assert [entry.title for entry in found.entries] == ["关于调阅资料的函"]
    matter.hidden = frozenset({cast.stranger.code})
    assert search("〔2022〕1号", cast.stranger.actor) == []
    assert [row.where for row in awaited(cast.office.actor).rows] == ["调阅会议记录"]
    stack = SimpleUploadedFile("一叠.pdf", codes.stamp(blank_pages(2), issued.code, 1))
    cast.office.client.post(reverse("papers:intake"), {"stack": stack})
    assert awaited(cast.office.actor) is None
