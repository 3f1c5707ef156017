"""What a file is by its content, whatever its name says; and why some are not taken."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import puremagic
from django.utils.translation import gettext as _

from xuncha.foundation.terms import BadInput, Problem

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ZIP = "application/zip"
OLE = "application/x-ole-storage"
OFD = "application/ofd"
TEXT = "text/plain"
EXECUTABLE = "application/x-executable"
UNKNOWN = "application/octet-stream"

# First bytes → what it is. Looked at in order.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OLE),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"{\\rtf", "application/rtf"),
    (b"MZ", EXECUTABLE),
    (b"\x7fELF", EXECUTABLE),
)

# What a name promises. A name that is not here promises nothing.
_PROMISES: dict[str, frozenset[str]] = {
    "pdf": frozenset({PDF}),
    "jpg": frozenset({"image/jpeg"}),
    "jpeg": frozenset({"image/jpeg"}),
    "png": frozenset({"image/png"}),
    "gif": frozenset({"image/gif"}),
    "tif": frozenset({"image/tiff"}),
    "tiff": frozenset({"image/tiff"}),
    "bmp": frozenset({"image/bmp"}),
    "docx": frozenset({DOCX}),
    "xlsx": frozenset({XLSX}),
    "pptx": frozenset({PPTX}),
    "zip": frozenset({ZIP}),
    "ofd": frozenset({OFD}),
    "doc": frozenset({OLE, "application/rtf"}),
    "xls": frozenset({OLE, TEXT}),
    "ppt": frozenset({OLE}),
    "wps": frozenset({OLE, DOCX}),
    "et": frozenset({OLE, XLSX}),
    "txt": frozenset({TEXT}),
    "csv": frozenset({TEXT}),
    "mp3": frozenset({"audio/mpeg"}),
    "mp4": frozenset({"video/mp4"}),
    "wav": frozenset({"audio/wav"}),
}

# How old office formats are said once their name is known to be true.
_BY_NAME = {"doc": "application/msword", "xls": "application/vnd.ms-excel", "csv": "text/csv"}

# Entry names of these streams, as OLE directories hold them: the wrapping of an encrypted office file.
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD, _EXCEL = b"\xec\xa5", b"\x09\x08"


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file is, and its pages where it has pages."""

    media_type: str
    pages: int | None = None


def _refuse(code: str, message: str, fix: str) -> BadInput:
    return BadInput(code, message, problems=[Problem(code, message, where="file", fix=fix)])


def examine(stream: BinaryIO, name: str, largest: int) -> Examined:
    """Size, kind and pages of a file. Raises BadInput: files.empty, too_large, encrypted, damaged, mislabelled."""
    size = stream.seek(0, 2)
    if size == 0:
        raise _refuse("files.empty", _("文件是空的。"), _("请检查原文件，重新选择。"))
    if size > largest:
        raise _refuse(
            "files.too_large",
            _("文件太大：最多%(most)s MB，这个有%(this)s MB。")
            % {"most": largest // 2**20, "this": -(-size // 2**20)},
            _("请分册或压缩扫描精度后再传。"),
        )
    kind = _kind(stream)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    promised = _PROMISES.get(ending)
    if kind == OLE and _is_encrypted_ole(stream):
        raise _encrypted()
    if kind == EXECUTABLE:
        raise _refuse("files.executable", _("这是程序，不是材料。"), _("程序不能上传。"))
    if promised is not None and kind not in promised:
        raise _refuse(
            "files.mislabelled",
            _("文件名说是“%(ending)s”，内容却不是。") % {"ending": ending},
            _("请用原来的程序打开，另存为正确的格式后再传。"),
        )
    pages = _pdf_pages(stream) if kind == PDF else None
    if kind in (OLE, TEXT):
        kind = _BY_NAME.get(ending, kind)
    return Examined(kind, pages)


def _encrypted() -> BadInput:
    return _refuse(
        "files.encrypted",
        _("文件有密码，打不开也无法核对。"),
        _("请取消密码，另存后再传；密码不要写在系统里。"),
    )


def _kind(stream: BinaryIO) -> str:
    stream.seek(0)
    head = stream.read(4096)
    if head[:4] == b"RIFF" and head[8:12] == b"WAVE":
        return "audio/wav"
    if head[4:8] == b"ftyp":
        return "video/mp4"
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return _zip_kind(stream) if kind == ZIP else kind
    if b"%PDF-" in head[:1024]:
        return PDF
    return TEXT if _looks_like_text(head) else _other_media(head)


def _other_media(head: bytes) -> str:
    """Sounds, films and pictures that are not told by their first bytes alone; everything else stays unknown."""
    try:
        found = str(puremagic.from_string(head, mime=True))
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    return found if found.partition("/")[0] in {"audio", "video", "image"} else UNKNOWN


def _zip_kind(stream: BinaryIO) -> str:
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise _damaged() from None
    if any(entry.flag_bits & 1 for entry in entries):
        raise _encrypted()
    names = {entry.filename for entry in entries}
    for part, kind in (
        ("word/document.xml", DOCX),
        ("xl/workbook.xml", XLSX),
        ("ppt/presentation.xml", PPTX),
        ("OFD.xml", OFD),
    ):
        if part in names:
            return kind
    return ZIP


def _damaged() -> BadInput:
    return _refuse("files.damaged", _("文件已损坏，打不开。"), _("请用原来的程序打开核对，重新保存后再传。"))


def _is_encrypted_ole(stream: BinaryIO) -> bool:
    """Whether an OLE file needs a password: a new office file wrapped whole, or an old one that says so itself."""
    stream.seek(0)
    before = b""
    while part := stream.read(1 << 20):
        if _OLE_ENCRYPTED in before + part or any(_old_office_says_so(part, at) for at in _sectors(part)):
            return True
        before = part[-len(_OLE_ENCRYPTED) :]
    return False


def _sectors(part: bytes) -> Iterator[int]:
    """Where streams of old Word and Excel files may begin: sectors with their first bytes."""
    for mark in (_WORD, _EXCEL):
        at = part.find(mark)
        while at >= 0:
            if at % 512 == 0:
                yield at
            at = part.find(mark, at + 1)


def _old_office_says_so(part: bytes, at: int) -> bool:
    """Word's header has a bit for it; Excel's first record is followed by one that holds the password's check."""
    if part.startswith(_WORD, at):
        return bool(part[at + 11 : at + 12] and part[at + 11] & 1)
    following = at + 4 + int.from_bytes(part[at + 2 : at + 4], "little")
    return part[following : following + 2] == b"\x2f\x00"


def _pdf_pages(stream: BinaryIO) -> int:
    from pypdf import PdfReader  # half a second to load: not while the office starts
    from pypdf.errors import PyPdfError

    stream.seek(0)
    try:
        reader = PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _encrypted()
        return len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        raise _damaged() from None


def _looks_like_text(head: bytes) -> bool:
    """UTF-8, UTF-16 with its mark, or GB18030; a cut-off last character is forgiven."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in head:
        return False
    for codec in ("utf-8", "gb18030"):
        for cut in range(4):
            try:
                head[: len(head) - cut].decode(codec)
            except UnicodeDecodeError:
                continue
            return True
    return False
