"""What the pages of papers show, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xuncha.engines.wordfile.codes import readable
from xuncha.engines.wordfile.sheets import Sheet, sheets
from xuncha.foundation.journal.names import names_of
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.papers import policies, queries, words
from xuncha.foundation.papers.models import IssuedPaper, SignedScan
from xuncha.foundation.papers.queries import Offered, Registered, Rendered
from xuncha.foundation.papers.rendering import pdf_available
from xuncha.foundation.papers.templates import Template
from xuncha.foundation.terms import Actor, Decision, Ref, no


@dataclass(frozen=True, slots=True)
class Check:
    label: str
    state: str
    text: str


@dataclass(frozen=True, slots=True)
class ScanShown:
    href: str
    on: date
    who: str
    pages: str
    complete: bool
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionShown:
    edition: int
    on: date
    who: str
    docx: str
    pdf: str
    scans: tuple[ScanShown, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    code: str
    label: str | Promise
    title: str
    number: str
    state: tuple[str, str]
    subject: str
    subject_href: str
    sheets: tuple[Sheet, ...]
    checks: tuple[Check, ...]
    editions: tuple[EditionShown, ...]
    docx: str
    pdf: str
    issue: Decision
    issue_href: str
    issue_label: str
    signed: bool
    intake: str


def preview(found: Template, ref: Ref, paper: Rendered, actor: Actor) -> Preview:
    editions = list(queries.editions(found.code, ref))
    thing = describe(actor, [ref]).get(ref)
    last = editions[0] if editions else None
    return Preview(
        code=found.code,
        label=found.label,
        title=paper.document.title.replace("\n", ""),
        number=paper.document.number,
        state=_state(paper, last),
        subject=" ".join(filter(None, (thing.number, thing.title))) if thing else "",
        subject_href=thing.href if thing else "",
        sheets=sheets(paper.document),
        checks=_checks(found, paper, last),
        editions=_editions(editions),
        docx=_download(found.code, ref, "docx"),
        pdf=_download(found.code, ref, "pdf") if pdf_available() else "",
        issue=_may_issue(found, paper, actor),
        issue_href=reverse("papers:issue", args=[found.code, ref.id]),
        issue_label=_("出新一版") if last else _("出正式稿"),
        signed=found.signed,
        intake=reverse("papers:intake"),
    )


def _download(code: str, ref: Ref, ending: str) -> str:
    return reverse("papers:download", args=[code, ref.id, ending])


def _state(paper: Rendered, last: IssuedPaper | None) -> tuple[str, str]:
    if paper.edition is not None:
        return "done", _("第%(n)d版，已出") % {"n": paper.edition.edition}
    if last is not None:
        return "warn", _("第%(n)d版以后内容改过") % {"n": last.edition}
    return "draft", _("草稿")


def _may_issue(found: Template, paper: Rendered, actor: Actor) -> Decision:
    if paper.edition is not None:
        return no("paper.unchanged", _("第%(n)d版以后内容没有变") % {"n": paper.edition.edition})
    return policies.can_issue(actor, found)


def _checks(found: Template, paper: Rendered, last: IssuedPaper | None) -> tuple[Check, ...]:
    letter = sheets(paper.document)[0].form == "letter"
    layout = _("按 GB/T 9704：每页 22 行，每行 28 字") if letter else _("A4 表单，每页有页码标")
    checks = [Check(_("版式"), "done", layout)]
    if paper.document.number:
        checks.append(Check(_("文号"), "done", paper.document.number))
    elif found.word is not None:
        checks.append(Check(_("文号"), "none", _("出正式稿时编号")))
    if last is None:
        checks.append(Check(_("内容"), "draft", _("还没有出稿，印出来带“草稿”字样")))
    elif paper.edition is None:
        checks.append(Check(_("内容"), "warn", _("与第%(n)d版不同，要签的请出新一版") % {"n": last.edition}))
    else:
        checks.append(Check(_("内容"), "done", _("与第%(n)d版一字不差") % {"n": last.edition}))
        checks.append(Check(_("页码标"), "done", readable(last.code)))
    if not pdf_available():
        checks.append(
            Check(
                "PDF",
                "warn",
                _("本机没有装 LibreOffice，不能转 PDF，请从 Word 打印；那样打印的页码标不带页号"),
            )
        )
    return tuple(checks)


def _editions(rows: list[IssuedPaper]) -> tuple[EditionShown, ...]:
    scans: dict[UUID, list[SignedScan]] = {}
    for row in rows:
        scans[row.id] = list(queries.scans_of(row.id))
    people = names_of(
        {row.issued_by for row in rows} | {s.taken_by for found in scans.values() for s in found}
    )
    return tuple(
        EditionShown(
            row.edition,
            row.issued_on,
            people[row.issued_by],
            reverse("papers:edition", args=[row.id, "docx"]),
            reverse("papers:edition", args=[row.id, "pdf"]) if pdf_available() else "",
            tuple(scan_shown(scan, people[scan.taken_by]) for scan in scans[row.id]),
        )
        for row in rows
    )


def scan_shown(scan: SignedScan, who: str = "") -> ScanShown:
    told = [str(page) for page in scan.pages if page]
    count = _("%(n)d 页") % {"n": len(scan.pages)}
    return ScanShown(
        reverse("papers:scan", args=[scan.id]),
        scan.taken_on,
        who,
        _("第 %(pages)s 页") % {"pages": "、".join(told)} if told and len(told) < 9 else count,
        scan.complete,
        tuple(words.trouble(p["code"], p["pages"]) for p in scan.problems),
    )


@dataclass(frozen=True, slots=True)
class RegisterRow:
    number: str
    title: str
    label: str | Promise
    about: str
    about_href: str
    on: date
    edition: int
    state: tuple[str, str]
    preview: str


def register_row(row: Registered) -> RegisterRow:
    edition = row.edition
    return RegisterRow(
        edition.number,
        edition.title,
        row.template.label,
        " ".join(filter(None, (row.about.number, row.about.title))),
        row.about.href,
        edition.issued_on,
        edition.edition,
        _back(row.scan, row.template.signed),
        reverse("papers:preview", args=[edition.template, edition.subject_id]),
    )


def _back(scan: SignedScan | None, signed: bool) -> tuple[str, str]:
    """Where a paper that went out stands: issued, awaited, back in part, back."""
    if scan is not None:
        return ("done", _("签署件已收回")) if scan.complete else ("warn", _("签署件不全"))
    return ("wait", _("等签署件")) if signed else ("done", _("已出"))


@dataclass(frozen=True, slots=True)
class PaperRow:
    label: str | Promise
    state: tuple[str, str]
    note: str
    preview: str
    docx: str
    pdf: str


def paper_rows(offered: list[Offered]) -> list[PaperRow]:
    return [_row(one) for one in offered]


def _row(one: Offered) -> PaperRow:
    edition, scan = one.edition, one.scan
    state = ("draft", _("草稿")) if edition is None else _back(scan, one.signed)
    note = ""
    if edition is not None:
        note = " ".join(filter(None, (edition.number, _("第%(n)d版") % {"n": edition.edition})))
    if scan is not None and not scan.complete:
        note = " ".join(words.trouble(p["code"], p["pages"]) for p in scan.problems)
    return PaperRow(
        one.label,
        state,
        note,
        reverse("papers:preview", args=[one.code, one.ref.id]),
        _download(one.code, one.ref, "docx"),
        _download(one.code, one.ref, "pdf") if pdf_available() else "",
    )
