import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest

from tests.engines.wordfile import papers
from xuncha.engines.wordfile import (
    Heading,
    Letter,
    Mark,
    Paragraph,
    Record,
    Signatures,
    SignLine,
    convert,
    fonts,
)
from xuncha.engines.wordfile.parts import chinese_date, chinese_number
from xuncha.engines.wordfile.word import fingerprint, fingerprint_in, to_docx, wording, wording_in


def text_of(file: bytes) -> str:
    return "\n".join(p.text for p in docx.Document(io.BytesIO(file)).paragraphs)


@pytest.mark.parametrize("make", papers.ALL)
def test_the_same_paper_gives_the_same_bytes_and_bears_its_fingerprint(make):
    file = to_docx(make(), Mark("7K3M9QF2WX", 1))
    assert file == to_docx(make(), Mark("7K3M9QF2WX", 1))
    assert fingerprint_in(file) == fingerprint(make())


def test_another_version_of_the_same_words_has_the_same_fingerprint_and_other_words_another():
    paper = papers.feedback()
    assert fingerprint_in(to_docx(paper, Mark("7K3M9QF2WX", 1))) == fingerprint_in(to_docx(paper))
    assert fingerprint(paper) != fingerprint(replace(paper, recipient="县水利局党组"))


def test_who_signed_and_when_is_no_part_of_what_is_signed():
    lines = [SignLine("组长：")], [SignLine("组长：", "贺建平", "2022年9月5日")]
    before, after = (Record("底稿", [Paragraph("事实。"), Signatures(one)]) for one in lines)
    assert wording(before) == wording(after) == wording_in(to_docx(after)) and fingerprint(
        before
    ) != fingerprint(after)
    assert wording(before) != wording(replace(before, blocks=[Paragraph("另一事实。"), Signatures(lines[0])]))


def test_headings_are_counted_level_by_level():
    levels = (1, 2, 2, 1, 2, 3, 3, 4)
    blocks = [Heading("事", level) for level in levels]
    lines = text_of(to_docx(Letter("县委", "通知", blocks))).split("\n")
    assert [line for line in lines if line.endswith("事")] == [
        "一、事", "（一）事", "（二）事", "二、事", "（一）事", "1.事", "2.事", "（1）事",
    ]  # fmt: skip


def test_a_draft_says_so_on_every_page_and_carries_no_code():
    document = docx.Document(io.BytesIO(to_docx(papers.feedback())))
    for foot in (document.sections[0].footer, document.sections[0].even_page_footer):
        assert "草稿" in "".join(p.text for p in foot.paragraphs)
    assert not [
        name for name in zipfile.ZipFile(io.BytesIO(to_docx(papers.feedback()))).namelist() if "media" in name
    ]


def test_the_file_names_the_official_fonts_and_says_what_may_stand_in():
    package = zipfile.ZipFile(io.BytesIO(to_docx(papers.notice())))
    text = package.read("word/document.xml").decode()
    named = set(re.findall(r'w:eastAsia="([^"]+)"', text)) - {"zh-CN"}
    assert named == {fonts.FANG, fonts.KAI, fonts.HEI, fonts.TITLE}
    table = package.read("word/fontTable.xml").decode()
    assert all(f'w:name="{name}"' in table for name in named)


def test_lines_are_a_grid_of_lines_and_never_of_characters():
    text = zipfile.ZipFile(io.BytesIO(to_docx(papers.notice()))).read("word/document.xml").decode()
    assert 'w:docGrid w:type="lines"' in text and "linesAndChars" not in text
    assert '<w:widowControl w:val="0"/>' in text


def test_text_with_markup_signs_and_rare_characters_survives():
    odd = '甲<乙>&丙 "丁" 龘 𠮷'
    assert odd in text_of(to_docx(Letter("县委", "通知", [Paragraph(odd)])))


def test_without_libreoffice_it_is_said(monkeypatch):
    monkeypatch.setattr(convert.shutil, "which", lambda _: None)
    with pytest.raises(convert.OfficeMissing):
        convert.to_pdf(b"")


def test_dates_and_numerals_as_official_papers_write_them():
    assert chinese_date(papers.date(2022, 9, 5)) == "2022年9月5日"
    assert [chinese_number(n) for n in (1, 10, 11, 20, 99)] == ["一", "十", "十一", "二十", "九十九"]
