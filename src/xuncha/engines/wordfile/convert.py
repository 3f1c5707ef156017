"""PDF from the Word file, by LibreOffice where the machine has it. Without it the Word file is the paper, and that is said."""

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock

from .fonts import fontconfig

PROGRAMS = ("soffice", "libreoffice")
TIMEOUT_S = 120

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
    """The same paper as PDF. Raises OfficeMissing, ConversionFailed. One at a time within a process; about a second."""
    program = office()
    if program is None:
        raise OfficeMissing
    with _one_at_a_time, tempfile.TemporaryDirectory(prefix="xuncha-paper-") as name:
        folder = Path(name)
        (folder / "paper.docx").write_bytes(docx)
        said = _run(program, folder, timeout_s)
        made = folder / "paper.pdf"
        if not made.is_file():
            raise ConversionFailed(said)
        return made.read_bytes()


def _run(program: str, folder: Path, timeout_s: float) -> str:
    workshop = _workshop()
    command = [
        program,
        "--headless",
        "--norestore",
        "--nolockcheck",
        f"-env:UserInstallation=file://{workshop / 'profile'}",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        str(folder / "paper.docx"),
    ]
    environment = {**os.environ, "FONTCONFIG_FILE": str(workshop / "fonts.conf"), "HOME": str(workshop)}
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {timeout_s:.0f} s"
    return (done.stderr or done.stdout).strip()
