"""Everything that reads papers. What an actor may not know, the room's own `build` leaves out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xuncha.engines.wordfile import Document, Mark, word
from xuncha.foundation.files import store
from xuncha.foundation.links.kinds import Described, describe
from xuncha.foundation.terms import Actor, Decision, NotKnown, Ref
from xuncha.foundation.terms.together import Steps, stepwise

from .models import IssuedPaper, SignedScan
from .policies import can_issue, can_read
from .rules.returned import Known
from .templates import Template, known_papers


def template(code: str, actor: Actor) -> Template:
    """The template, for those who may read such papers. Raises NotKnown."""
    found = known_papers().get(code)
    if found is None or not can_read(actor, found):
        raise _not_known()
    return found


def _not_known() -> NotKnown:
    return NotKnown("paper.not_known", _("没有这份公文，或您不参与这项工作。"))


def built(found: Template, ref: Ref, actor: Actor) -> Document:
    """What the paper says now, with the number its earlier edition got. Raises NotKnown."""
    document = found.build(ref, actor) if ref.kind == found.subject else None
    if document is None:
        raise _not_known()
    if not document.number:
        last = latest(found.code, ref)
        if last is not None and last.number:
            document = replace(document, number=last.number)
    return document


def latest(code: str, ref: Ref) -> IssuedPaper | None:
    """The newest edition of a thing's paper."""
    return editions(code, ref).first()


def editions(code: str, ref: Ref) -> Any:
    """Editions of a thing's paper, newest first."""
    return IssuedPaper.objects.filter(template=code, subject_kind=ref.kind, subject_id=ref.id).order_by(
        "-edition"
    )


def issued_about(subjects: Iterable[Ref]) -> list[IssuedPaper]:
    """Every edition of every paper that went out about these things, with the scans that came back. For whoever files them."""
    kinds = {s.id: s.kind for s in subjects}
    rows = IssuedPaper.objects.filter(subject_id__in=kinds).prefetch_related("scans")
    return [r for r in rows.order_by("issued_on", "code", "edition") if kinds[r.subject_id] == r.subject_kind]


def says_the_same(edition: IssuedPaper, document: Document) -> bool:
    """Whether the edition that went out says what the paper would say now."""
    return word.fingerprint_in(file_of(edition)) == word.fingerprint(document)


def signs_the_same(edition: IssuedPaper, document: Document) -> bool:
    """Whether a signature under that edition is one under what the paper says now."""
    return word.wording_in(file_of(edition)) == word.wording(document)


def file_of(edition: IssuedPaper) -> bytes:
    """The Word file as it went out."""
    with store.read(edition.file_id) as stream:
        return stream.read()


def edition(edition_id: UUID, actor: Actor) -> IssuedPaper:
    """An edition the actor may know. Raises NotKnown."""
    found = IssuedPaper.objects.select_related("file").filter(id=edition_id).first()
    if found is None:
        raise _not_known()
    built(template(found.template, actor), found.subject, actor)
    return found


def scan(scan_id: UUID, actor: Actor) -> SignedScan:
    """A signed scan the actor may know. Raises NotKnown."""
    found = SignedScan.objects.select_related("file", "paper").filter(id=scan_id).first()
    if found is None:
        raise _not_known()
    edition(found.paper_id, actor)
    return found


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper as it is now: the edition that went out while it says the same, a draft otherwise."""

    document: Document
    edition: IssuedPaper | None
    docx: bytes

    @property
    def mark(self) -> Mark:
        return Mark(self.edition.code, self.edition.edition) if self.edition else Mark()


def rendered(code: str, ref: Ref, actor: Actor) -> Rendered:
    """Raises NotKnown."""
    document = built(template(code, actor), ref, actor)
    last = latest(code, ref)
    if last is not None and says_the_same(last, document):
        return Rendered(document, last, file_of(last))
    return Rendered(document, None, word.to_docx(document))


@dataclass(frozen=True, slots=True)
class Offered:
    """A paper a thing has or could have, for a list on the thing's own page."""

    code: str
    label: str | Promise
    ref: Ref
    signed: bool
    issue: Decision
    edition: IssuedPaper | None
    scan: SignedScan | None


def papers_of(ref: Ref, actor: Actor) -> list[Offered]:
    """Papers of a thing, as far as the actor may read them, in the order they were registered.

    The caller has made sure that the actor may know the thing.
    """
    readable = [t for t in known_papers().values() if t.subject == ref.kind and can_read(actor, t)]
    if not readable:
        return []
    newest: dict[str, IssuedPaper] = {}
    for row in IssuedPaper.objects.filter(subject_kind=ref.kind, subject_id=ref.id).order_by("edition"):
        newest[row.template] = row
    scans: dict[UUID, SignedScan] = {}
    for back in SignedScan.objects.filter(paper__in=list(newest.values())).order_by("recorded_at", "id"):
        scans[back.paper_id] = back
    return [
        Offered(
            t.code,
            t.label,
            ref,
            t.signed,
            can_issue(actor, t),
            edition := newest.get(t.code),
            scans.get(edition.id) if edition else None,
        )
        for t in readable
    ]


@dataclass(frozen=True, slots=True)
class Registered:
    """An edition in the register, with the thing it is about as the reader may know it."""

    edition: IssuedPaper
    template: Template
    about: Described
    scan: SignedScan | None

    @property
    def waits(self) -> bool:
        """Issued to be signed, and not all signed pages are back."""
        return self.template.signed and not (self.scan and self.scan.complete)


REGISTER_LIMIT = 1000


def register(actor: Actor) -> list[Registered]:
    """The newest edition of every paper the actor may know, newest first; the last thousand."""
    return _registered(actor, _newest(actor).order_by("-issued_on", "-id")[:REGISTER_LIMIT])


def find(words: str, actor: Actor) -> list[Registered]:
    """Papers that went out, by number or title, as far as the actor may know them."""
    rows = _newest(actor).filter(Q(number__icontains=words) | Q(title__icontains=words))
    return _registered(actor, rows.order_by("-issued_on", "-id")[:50])


@stepwise
def awaited(actor: Actor) -> Steps[list[Registered]]:
    """Papers that went out to be signed and are not all back, oldest first."""
    signed = [t.code for t in known_papers().values() if t.signed]
    back = SignedScan.objects.filter(paper=OuterRef("pk"), complete=True)
    rows = _newest(actor).filter(~Exists(back), template__in=signed)
    return (yield from _registered.steps(actor, rows.order_by("issued_on", "id")[:50]))


def _newest(actor: Actor) -> Any:
    readable = [code for code, t in known_papers().items() if can_read(actor, t)]
    newer = IssuedPaper.objects.filter(code=OuterRef("code"), edition__gt=OuterRef("edition"))
    return IssuedPaper.objects.filter(~Exists(newer), template__in=readable)


@stepwise
def _registered(actor: Actor, rows: QuerySet[IssuedPaper]) -> Steps[list[Registered]]:
    """With what they are about; those about a thing the actor may not know are left out."""
    yield rows
    if not rows:
        return []
    backs = SignedScan.objects.filter(paper__in=[row.id for row in rows]).order_by("recorded_at", "id")
    known = yield from describe.steps(actor, {row.subject for row in rows})
    yield backs
    shown = [row for row in rows if row.subject in known]
    scans = {back.paper_id: back for back in backs}
    papers = known_papers()
    return [Registered(row, papers[row.template], known[row.subject], scans.get(row.id)) for row in shown]


def known_codes(codes: Iterable[str], actor: Actor) -> dict[str, Known]:
    """Papers of these page codes that the actor may know: to others their pages are foreign."""
    rows = IssuedPaper.objects.filter(code__in=set(codes)).order_by("edition")
    by_code: dict[str, list[IssuedPaper]] = defaultdict(list)
    for row in rows:
        by_code[row.code].append(row)
    return {code: _known(papers) for code, papers in by_code.items() if _may_know(papers[-1], actor)}


def _may_know(paper: IssuedPaper, actor: Actor) -> bool:
    try:
        built(template(paper.template, actor), paper.subject, actor)
    except NotKnown:
        return False
    return True


def _known(papers: list[IssuedPaper]) -> Known:
    here: dict[int, frozenset[int]] = {}
    for back in SignedScan.objects.filter(paper__in=papers).select_related("paper"):
        here[back.paper.edition] = here.get(back.paper.edition, frozenset()) | set(back.pages) - {0}
    return Known(papers[-1].edition, {p.edition: p.pages or 0 for p in papers}, here)


def scans_of(edition_id: UUID) -> Any:
    """What came back of an edition, newest first. The caller has made sure that it may be known."""
    return SignedScan.objects.filter(paper_id=edition_id).order_by("-recorded_at", "-id")
