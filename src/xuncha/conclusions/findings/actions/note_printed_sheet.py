from uuid import UUID

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import PrintedSheet
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor
from xuncha.foundation.terms.record import born

from ._states import say


@action
def note_printed_sheet(*, by: Actor, workpaper: UUID, version: int) -> PrintedSheet:
    """记签署页的打印 — Keep which content a printed edition of a paper bears, so that ink on it signs that and no other.

    Called when the paper is issued. Raises NotKnown.
    """
    paper = queries.locked(workpaper, by)
    sheet: PrintedSheet = PrintedSheet.objects.create(
        **born(by),
        workpaper=paper,
        paper_version=version,
        content_hash=queries.content_hash(queries.whole(paper)),
    )
    say("findings.sheet_printed", paper, by, version=version, content=sheet.content_hash)
    return sheet
