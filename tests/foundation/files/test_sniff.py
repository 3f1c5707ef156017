import io
import zipfile

import docx
import openpyxl
import pytest
from PIL import Image
from pypdf import PdfWriter

from xuncha.foundation.files.sniff import DOCX, PDF, XLSX, examine
from xuncha.foundation.terms import BadInput

LARGEST = 10 * 2**20


def pdf(pages: int = 2, password: str | None = None, owner: str | None = None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    if password is not None:
        writer.encrypt(password, owner)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def word() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def sheet() -> bytes:
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    return out.getvalue()


def picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, form)
    return out.getvalue()


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def zipped_with_password() -> bytes:
    """The bit that says so, set in both headers."""
    data = bytearray(zipped("a.txt"))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
OLD_WORD = OLE + b"\xec\xa5" + b"\0" * 510
OLD_WORD_LOCKED = OLE + b"\xec\xa5" + b"\0" * 9 + b"\x01" + b"\0" * 500
OLD_EXCEL = OLE + b"\x09\x08\x10\x00" + b"\0" * 16 + b"\x42\x00" + b"\0" * 500
OLD_EXCEL_LOCKED = OLE + b"\x09\x08\x10\x00" + b"\0" * 16 + b"\x2f\x00" + b"\0" * 500
NEW_OFFICE_LOCKED = OLE + b"\0" * 1024 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500


def seen(data: bytes, name: str):
    return examine(io.BytesIO(data), name, LARGEST)


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (pdf(), "证据.PDF", PDF),
        (b"\n\n" + pdf(), "证据.pdf", PDF),
        (word(), "底稿.docx", DOCX),
        (sheet(), "台账.xlsx", XLSX),
        (picture("JPEG"), "照片.jpg", "image/jpeg"),
        (picture("PNG"), "扫描.png", "image/png"),
        (picture("TIFF"), "扫描.tif", "image/tiff"),
        (OLD_WORD, "旧.doc", "application/msword"),
        (OLD_EXCEL, "旧.xls", "application/vnd.ms-excel"),
        ("姓名,单位\n".encode("gb18030"), "人员.csv", "text/csv"),
        ("姓名,单位\n".encode("utf-8-sig"), "人员.csv", "text/csv"),
        ("中" * 3000, "长.txt", "text/plain"),
        (zipped("a.txt"), "包.zip", "application/zip"),
        (zipped("OFD.xml"), "公文.ofd", "application/ofd"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "录音.wav", "audio/wav"),
        (b"\x00\x01\x02\x03 unknown", "账套.bak", "application/octet-stream"),
        (word(), "没有后缀", DOCX),
    ],
    ids=lambda v: v if isinstance(v, str) and len(v) < 60 else "",
)
def test_a_file_is_known_by_its_content(data, name, kind):
    assert seen(data.encode() if isinstance(data, str) else data, name).media_type == kind


def test_the_pages_of_a_pdf_are_counted():
    assert seen(pdf(7), "a.pdf").pages == 7


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "空.pdf", "files.empty"),
        (b"x" * (LARGEST + 1), "大.txt", "files.too_large"),
        (pdf(password="secret"), "密.pdf", "files.encrypted"),
        (NEW_OFFICE_LOCKED, "密.docx", "files.encrypted"),
        (OLD_WORD_LOCKED, "密.doc", "files.encrypted"),
        (OLD_EXCEL_LOCKED, "密.xls", "files.encrypted"),
        (zipped_with_password(), "密.zip", "files.encrypted"),
        (picture("PNG"), "其实是图.pdf", "files.mislabelled"),
        (pdf(), "其实是PDF.jpg", "files.mislabelled"),
        (zipped("a.txt"), "其实是压缩包.docx", "files.mislabelled"),
        (sheet(), "其实是表.docx", "files.mislabelled"),
        (b"\x00\x01\x02\x03", "其实不是字.txt", "files.mislabelled"),
        (b"MZ\x90\x00" + b"\0" * 100, "合同.pdf", "files.executable"),
        (b"MZ\x90\x00" + b"\0" * 100, "程序.exe", "files.executable"),
        (b"%PDF-1.7 cut off", "坏.pdf", "files.damaged"),
        (b"PK\x03\x04 cut off", "坏.docx", "files.damaged"),
        (word()[:-200], "断.docx", "files.damaged"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_file_that_cannot_be_used_is_refused_and_why(data, name, code):
    with pytest.raises(BadInput) as refused:
        seen(data, name)
    assert refused.value.code == code
    assert refused.value.problems[0].fix


def test_a_pdf_that_anyone_may_read_is_taken_though_its_owner_locked_printing():
    assert seen(pdf(password="", owner="owner"), "a.pdf").media_type == PDF
