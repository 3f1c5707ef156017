import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from typing import IO
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _
from django.utils.translation import override

from xuncha.followup.archives import policies, printing, queries
from xuncha.followup.archives.models import Copy, Entry, Volume
from xuncha.followup.archives.rules.listing import name_in_folder
from xuncha.foundation.files import store
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import OFFICE_SCOPE, inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed
from xuncha.foundation.terms.record import born

IN_MEMORY = 8 * 1024 * 1024


@action
def file_volume(*, by: Actor, volume: UUID, reason: str, on: date | None = None) -> Copy:
    """写出案卷 — Write a volume out as one folder: every file by its number, with the list, printed and as a table.

    By the head of the office: it holds what a team heard and found, which else is opened one thing at a time. Files
    under another key than the inspection's or the office's are sealed: they stand in no catalogue and are not
    written. Raises NotKnown, NotAllowed, BadInput (no reason, disk full).
    """
    found = queries.volume(volume, by, locked=True)
    NotAllowed.unless(policies.can_file(by))
    if not reason.strip():
        raise BadInput("archives.no_reason", _("写明写出来做什么用：移交档案室、上级调阅。"))
    scope = inspection_scope(found.inspection_id)
    with store.scratch(IN_MEMORY) as folder:
        written = _write(folder, found, {scope, OFFICE_SCOPE})
        folder.seek(0)
        kept = store.keep(folder, name=f"{found.number}.zip", scope=scope, by=by)  # type: ignore[arg-type]
    made = Copy.objects.create(
        **born(by),
        volume=found,
        file=kept,
        written_on=on or by.clock.today(),
        written_by=by.name,
        reason=reason.strip()[:300],
        files_in=written,
    )
    record(
        "archives.volume_filed",
        by=by,
        about=found.ref,
        facts={"copy": str(made.pk), "files": written, "reason": reason},
        rule_set=found.inspection.rule_set,
    )
    return made


def _write(folder: IO[bytes], volume: Volume, scopes: set[str]) -> int:
    entries, written = list(volume.entries.order_by("order")), 0
    with ZipFile(folder, "w", ZIP_DEFLATED) as out:
        out.writestr("目录.docx", printing.docx(volume, entries))
        out.writestr("目录.csv", _table(entries))
        for entry in entries:
            for name, key in _named(entry, scopes):
                with store.read(key) as stream, out.open(name, "w") as place:
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
