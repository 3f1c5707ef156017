"""A volume as one folder of a ZIP: every file by its number, with the list, printed and as a table."""

import csv
from collections.abc import Iterator
from io import StringIO
from uuid import UUID
from zipfile import ZipFile

from django.utils.translation import override

from xuncha.foundation.files import store

from . import printing
from .models import Entry, Volume
from .rules.listing import name_in_folder


def write_volume(out: ZipFile, volume: Volume, scopes: set[str], under: str = "") -> int:
    """Write it below `under`; files under other keys than these are sealed and left out. Returns how many files."""
    entries, written = list(volume.entries.order_by("order")), 0
    out.writestr(f"{under}目录.docx", printing.docx(volume, entries))
    out.writestr(f"{under}目录.csv", _table(entries))
    for entry in entries:
        for name, key in _named(entry, scopes):
            with store.read(key) as stream, out.open(f"{under}{name}", "w") as place:
                while part := stream.read(1 << 20):
                    place.write(part)
            written += 1
    return written


def _named(entry: Entry, scopes: set[str]) -> Iterator[tuple[str, UUID]]:
    with override("zh-hans"):
        group = str(entry.get_group_display())
    for more, key in enumerate(entry.files):
        row = store.file(UUID(key))
        if row.scope in scopes:
            yield f"{group}/{name_in_folder(entry.order, entry.number, entry.title, row.name, more)}", row.pk


def _table(entries: list[Entry]) -> bytes:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["序号", "类别", "编号", "题名", "页数", "日期", "密别"])
    with override("zh-hans"):
        for e in entries:
            cells = [e.order, e.get_group_display(), e.number, e.title, e.pages or "", e.on or ""]
            writer.writerow([_plain(str(c)) for c in (*cells, e.get_data_class_display())])
    return out.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    """Nothing a spreadsheet program would take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
