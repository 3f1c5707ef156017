from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import policies, queries
from xuncha.conclusions.findings.models import How, PrintedSheet, Workpaper
from xuncha.conclusions.findings.rules.signing import why_not
from xuncha.conclusions.findings.wording import problem
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, WrongState, check_version

from ._signing import take_signature


@action
def record_ink_signatures(
    *,
    by: Actor,
    workpaper: UUID,
    signed: Sequence[tuple[UUID, date]],
    seen: int | None = None,
) -> Workpaper:
    """登记纸上签字 — Record signatures made in ink, from the scanned sheet that came back.

    `signed`: person and day in the order of signing. The sheet must be complete and bear exactly the present
    content: what was changed after printing is said, and nothing is recorded.
    Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    NotAllowed.unless(policies.can_record_ink(by, paper))
    if not signed:
        raise BadInput("workpaper.nobody_signed", _("没有登记任何人的签字。"))
    all_of = queries.whole(paper)
    sheet = _sheet(paper, queries.content_hash(all_of))
    for person, on in signed:
        found = why_not(all_of.standing, person)
        if found is not None:
            raise WrongState(found.code, problem(found).message)
        take_signature(all_of, by, person, on, how=str(How.INK), scan=sheet.scan_id)
        all_of = queries.whole(paper)
    return paper


def _sheet(paper: Workpaper, content: str) -> PrintedSheet:
    """The newest scanned sheet, complete and of the present content."""
    sheet: PrintedSheet | None = paper.sheets.filter(scan__isnull=False).last()
    if sheet is None:
        raise WrongState("workpaper.no_scan", _("还没有扫描件。请打印签署页，签好后扫描传回。"))
    if not sheet.complete:
        raise WrongState("workpaper.scan_incomplete", _("扫描件缺页，请补齐后再登记。"))
    if sheet.content_hash != content:
        raise WrongState(
            "workpaper.printed_before_change", _("打印以后底稿改过，纸上签的不是现在的内容。请重新打印签署。")
        )
    return sheet
