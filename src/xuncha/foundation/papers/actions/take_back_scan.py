import io
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from xuncha.foundation.files import store
from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.papers import queries
from xuncha.foundation.papers.models import IssuedPaper, SignedScan
from xuncha.foundation.papers.rules.returned import Sorted, Sorting, Trouble, sort_stack
from xuncha.foundation.papers.scans import Stack, bind, pages_of
from xuncha.foundation.terms import Actor, BadInput, Problem, touch
from xuncha.foundation.terms.record import born


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of a stack: the scans filed, and the places in the stack that were not."""

    scans: tuple[SignedScan, ...]
    sorting: Sorting


@action
def take_back_scan(*, by: Actor, stack: Stack, on: date | None = None) -> TakenBack:
    """收回签署件 — Take back signed pages: each goes to its paper, whatever the order they were scanned in.

    Rooms that wait for ink hear `papers.scan_returned` about the paper's subject. Pages not recognised are not kept.
    Raises BadInput where no page of the stack is one of ours that the person may know.
    """
    known = queries.known_codes((seen.code for seen in stack.seen if seen.code), by)
    sorting = sort_stack(stack.seen, known)
    if not sorting.papers:
        words = _("没有认出一页：这些页上没有本机关公文的页码标，或者不是您参与的工作。全部都没有收。")
        raise BadInput(
            "scan.nothing_recognised",
            words,
            problems=[Problem("scan.nothing_recognised", words, where="scans")],
        )
    on = on or by.clock.today()
    scans = tuple(_file(by, found, stack, on) for found in sorting.papers)
    return TakenBack(scans, sorting)


def _file(by: Actor, found: Sorted, stack: Stack, on: date) -> SignedScan:
    paper = IssuedPaper.objects.select_for_update().get(code=found.code, edition=found.edition)
    if found.pages and paper.pages != found.pages:
        paper.pages = found.pages
        touch(paper)
        paper.save()
    troubles = list(found.troubles)
    if found.complete and _changed_since(paper, by):
        troubles.append(Trouble("changed"))
    pages, content = _with_earlier(paper, found, stack)
    template = queries.template(paper.template, by)
    scope = template.scope(paper.subject)
    file = store.keep(io.BytesIO(content), name=f"{paper.title[:80]}（签署件）.pdf", scope=scope, by=by)
    scan: SignedScan = SignedScan.objects.create(
        **born(by),
        paper=paper,
        file=file,
        pages=pages,
        problems=[{"code": t.code, "pages": list(t.pages)} for t in troubles],
        complete=found.complete and not any(t.code == "changed" for t in troubles),
        taken_on=on,
        taken_by=by.code,
    )
    record("papers.scan_returned", by=by, about=paper.subject, facts=_facts(paper, scan), scope=scope)
    return scan


def _changed_since(paper: IssuedPaper, by: Actor) -> bool:
    template = queries.template(paper.template, by)
    return not queries.signs_the_same(paper, queries.built(template, paper.subject, by))


def _with_earlier(paper: IssuedPaper, found: Sorted, stack: Stack) -> tuple[list[int], bytes]:
    """All pages of the edition that are here by now: a page scanned again takes the earlier one's place."""
    sheets: list[tuple[int, bytes]] = []
    before = queries.scans_of(paper.id).first()
    new = {page for page, _place in found.order if page}
    if before is not None:
        with store.read(before.file_id) as stream:
            earlier = pages_of(stream.read())
        sheets = [(n, s) for n, s in zip(before.pages, earlier, strict=True) if n not in new]
    sheets += [(page, stack.sheets[place - 1]) for page, place in found.order]
    sheets.sort(key=lambda sheet: sheet[0] or 10_000)
    return [page for page, _sheet in sheets], bind([sheet for _page, sheet in sheets])


def _facts(paper: IssuedPaper, scan: SignedScan) -> dict[str, Any]:
    return {
        "paper": paper.template,
        "code": paper.code,
        "version": paper.edition,
        "scan": str(scan.id),
        "file": str(scan.file_id),
        "pages": scan.pages,
        "complete": scan.complete,
        "problems": scan.problems,
    }
