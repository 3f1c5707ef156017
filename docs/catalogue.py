"""The English catalogue: every Chinese sentence of a room has its English, and the compiled files match.

python -m docs.catalogue           compile every locale/en/LC_MESSAGES/django.po
python -m docs.catalogue --check   say what lacks English or is not compiled
python -m docs.catalogue --missing findings   print what findings lacks, as .po entries
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "xuncha"
HAN = re.compile(r"[\u4e00-\u9fff]")
CALLS = {
    "_": 0,
    "gettext": 0,
    "gettext_lazy": 0,
    "gettext_noop": 0,
    "ngettext": 0,
    "ngettext_lazy": 0,
    "pgettext": 1,
    "pgettext_lazy": 1,
}
INLINE = re.compile(r"""{%\s*(?:translate|trans)\s+(?:"([^"]*)"|'([^']*)')|_\("([^"]*)"\)|_\('([^']*)'\)""")
BLOCK = re.compile(r"{%\s*blocktrans(?:late)?\b([^%]*)%}(.*?){%\s*endblocktrans(?:late)?\s*%}", re.S)
PLURAL = re.compile(r"{%\s*plural\s*%}")
VARIABLE = re.compile(r"{{\s*(\w+)\s*}}")


def in_python(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.args:
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name in CALLS and len(node.args) > CALLS[name]:
                argument = node.args[CALLS[name]]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def in_template(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    for groups in INLINE.findall(text):
        yield next((g for g in groups if g), "")
    for options, body in BLOCK.findall(text):
        msgid = VARIABLE.sub(r"%(\1)s", PLURAL.split(body)[0])
        if "trimmed" in options:
            msgid = " ".join(line.strip() for line in msgid.strip().splitlines() if line.strip())
        yield msgid


def sentences(folder: Path) -> set[str]:
    found: set[str] = set()
    for file in folder.rglob("*.py"):
        if "migrations" not in file.parts:
            found.update(in_python(file))
    for file in folder.rglob("*.html"):
        found.update(in_template(file))
    return {s for s in found if HAN.search(s)}


def rooms() -> list[Path]:
    """Folders with their own catalogue: every app."""
    return sorted(p.parent for p in PACKAGE.rglob("apps.py"))


def catalogue(room: Path) -> Path:
    return room / "locale" / "en" / "LC_MESSAGES" / "django.po"


def compiled(po: Path) -> bytes:
    return bytes(polib.pofile(str(po)).to_binary())


def translated() -> set[str]:
    return {
        entry.msgid
        for room in rooms()
        if catalogue(room).is_file()
        for entry in polib.pofile(str(catalogue(room))).translated_entries()
    }


def missing(room: Path, done: set[str]) -> list[str]:
    return sorted(sentences(room) - done)


def print_missing(names: list[str]) -> None:
    done = translated()
    for room in rooms():
        if room.name in names or not names:
            for sentence in missing(room, done):
                print(polib.POEntry(msgid=sentence, msgstr=""))


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--missing"]:
        print_missing(arguments[1:])
        return 0
    wrong = []
    for po in filter(Path.is_file, map(catalogue, rooms())):
        mo = po.with_suffix(".mo")
        if "--check" not in arguments:
            mo.write_bytes(compiled(po))
        elif not mo.is_file() or mo.read_bytes() != compiled(po):
            wrong.append(f"{mo.relative_to(PACKAGE)}: not compiled from its .po; say `make docs`")
    if "--check" in arguments:
        done = translated()
        wrong += [
            f"{r.relative_to(PACKAGE)}: no English for {s!r}" for r in rooms() for s in missing(r, done)
        ]
    for line in wrong[:60]:
        print(line)
    if len(wrong) > 60:
        print(f"… and {len(wrong) - 60} more")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
