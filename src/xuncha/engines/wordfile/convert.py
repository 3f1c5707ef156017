"""PDF from the Word file, by LibreOffice where the machine has it. Without it the Word file is the paper, and that is said."""

import atexit
import io
import os
import shutil
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path
from threading import Lock

from .fonts import fontconfig

PROGRAMS = ("soffice", "libreoffice")
TIMEOUT_S = 120
FILTERS = {".fodt": "fodt:OpenDocument Text Flat XML", ".pdf": "pdf:writer_pdf_Export"}

_one_at_a_time = Lock()


class OfficeMissing(Exception):
    """No LibreOffice on this machine, so no PDF: print from Word instead."""


class ConversionFailed(Exception):
    """LibreOffice is there and gave no PDF; the text is what it said."""


def office() -> str | None:
    """Where LibreOffice is, or None."""
    return next((found for program in PROGRAMS if (found := shutil.which(program))), None)


@cache
def _workshop() -> Path:
    """The converter's own profile and list of fonts: nothing of the user's is read or changed. Gone when we end."""
    folder = Path(tempfile.mkdtemp(prefix="xuncha-office-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "fonts.conf").write_text(fontconfig(str(folder / "fonts")), "utf-8")
    return folder


def to_pdf(docx: bytes, *, timeout_s: float = TIMEOUT_S) -> bytes:
    """The same paper as PDF. Raises OfficeMissing, ConversionFailed. One at a time within a process; two seconds.

    Through LibreOffice's own flat format, where what it leaves unread in Word's file is put right.
    """
    program = office()
    if program is None:
        raise OfficeMissing
    with _one_at_a_time, tempfile.TemporaryDirectory(prefix="xuncha-paper-") as name:
        source, own, made = (Path(name) / f"paper.{kind}" for kind in ("docx", "fodt", "pdf"))
        source.write_bytes(docx)
        _run(program, source, own, timeout_s)
        flat = own.read_text("utf-8")
        if _whole(docx, flat):
            own.write_text(_as_written(flat), "utf-8")
            _run(program, own, made, timeout_s)
        else:
            _run(program, source, made, timeout_s)
        return made.read_bytes()


def _whole(docx: bytes, flat: str) -> bool:
    """Whether the text boxes of Word's file came through; better a space too many than a part of the paper lost."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        boxes = package.read("word/document.xml").count(b"<w:txbxContent")
    return flat.count("<draw:text-box") + flat.count("<draw:custom-shape") >= boxes


AS_WRITTEN = {
    'style:text-autospace="ideograph-alpha"': 'style:text-autospace="none"',
    'style:punctuation-wrap="hanging"': 'style:punctuation-wrap="simple"',
    'fo:border="0.06pt solid #000000"': 'fo:border="none"',
}
"""What Word's file says and LibreOffice does not read: no space of its own between scripts, no stop hung outside the
type area, no line around a text box."""


def _as_written(flat: str) -> str:
    for read, meant in AS_WRITTEN.items():
        flat = flat.replace(read, meant)
    return flat


def _run(program: str, source: Path, target: Path, timeout_s: float) -> None:
    workshop = _workshop()
    command = [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation=file://{workshop / 'profile'}",
        "--convert-to",
        FILTERS[target.suffix],
        "--outdir",
        str(target.parent),
        str(source),
    ]
    environment = {**os.environ, "FONTCONFIG_FILE": str(workshop / "fonts.conf"), "HOME": str(workshop)}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise ConversionFailed(f"no answer within {timeout_s:.0f} s") from late
    if not target.is_file():
        raise ConversionFailed((done.stderr or done.stdout).strip())
