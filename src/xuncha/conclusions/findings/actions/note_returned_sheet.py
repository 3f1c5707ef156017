from collections.abc import Sequence
from typing import Any
from uuid import UUID

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import PrintedSheet
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotKnown, touch

from ._states import say


@action
def note_returned_sheet(
    *, by: Actor, workpaper: UUID, version: int, scan: UUID, complete: bool, problems: Sequence[Any] = ()
) -> PrintedSheet:
    """记签署页的收回 — Keep the scan of a printed edition that came back signed, and what is wrong with it.

    Called when a scanned stack has filed itself. Raises NotKnown.
    """
    paper = queries.locked(workpaper, by)
    sheet: PrintedSheet | None = paper.sheets.filter(paper_version=version).first()
    if sheet is None:
        raise NotKnown("workpaper.sheet_not_known")
    # A page that differs because people have signed meanwhile is no fault of the sheet: its content decides.
    sheet.scan_id, sheet.problems = scan, list(problems)
    sheet.complete = complete or {p.get("code") for p in problems} == {"changed"}
    touch(sheet)
    sheet.save()
    say("findings.sheet_returned", paper, by, version=version, scan=str(scan), complete=sheet.complete)
    return sheet
