"""What the pages of this room show, as plain values for the components."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from xuncha.foundation.links.kinds import Described, describe
from xuncha.foundation.terms import Actor, Ref
from xuncha.foundation.ui.parts import Box
from xuncha.onsite.evidence import pictures, queries, records
from xuncha.onsite.evidence.models import Citation, Item
from xuncha.onsite.evidence.records import Passage
from xuncha.onsite.evidence.rules.states import Form, ItemState, Thing
from xuncha.onsite.evidence.words import FORMS, THINGS

SHORT = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of items."""

    id: UUID
    number: str
    title: str
    body: str
    form: str | Promise
    pages: int
    received: object
    source: str
    original_at: str
    cited: int
    superseded: bool


def listed(rows: Sequence[Item]) -> list[Listed]:
    return [
        Listed(
            row.id,
            row.number,
            row.title,
            row.inspection.body_name,
            FORMS[Form(row.form)],
            row.pages,
            row.received_on,
            row.received_from,
            queries.holder_now(row, Thing.ORIGINAL),
            row.cited,  # type: ignore[attr-defined]  # counted by the query
            row.state == ItemState.SUPERSEDED,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation on the page shown: its number there, the place, what it supports as far as the reader knows it."""

    id: UUID
    number: int
    page: int
    where: str
    quote: str
    href: str
    on: bool
    supports: Described | None
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of an item as the viewer shows it."""

    page: int
    pages: int
    image: str
    ratio: float
    boxes: Sequence[Box]
    lines: Sequence[str]
    passages: Sequence[Passage]
    cited: Sequence[Cited]
    elsewhere: Sequence[Cited]
    previous: str
    following: str


def sheet(found: Item, actor: Actor, page: int, chosen: str = "", *, drawn: str = "") -> Sheet:
    """A page with its numbered boxes and chips. `drawn` is a picture to show instead of the picture's address."""
    page = min(max(page, 1), found.pages)
    known = _citations(found, actor, chosen)
    here = [c for c in known if c.page == page]
    image, ratio, lines = _content(found, page, drawn)
    return Sheet(
        page,
        found.pages,
        image,
        ratio,
        _boxes(found, here),
        lines,
        _passages(found, page),
        here,
        [c for c in known if c.page != page],
        _turn(found, page - 1) if page > 1 else "",
        _turn(found, page + 1) if page < found.pages else "",
    )


def _citations(found: Item, actor: Actor, chosen: str) -> list[Cited]:
    rows = queries.citations_on(found)
    known = describe(actor, {c.cited for c in rows})
    numbers: dict[int, int] = {}
    shown = []
    for row in rows:
        numbers[row.page] = numbers.get(row.page, 0) + 1
        shown.append(_cited(found, row, numbers[row.page], chosen, known.get(row.cited)))
    return shown


def _cited(found: Item, row: Citation, number: int, chosen: str, supports: Described | None) -> Cited:
    return Cited(
        row.id,
        number,
        row.page,
        where(row, record=found.form == Form.RECORD),
        row.quote,
        _turn(found, row.page, citation=str(row.id)),
        str(row.id) == chosen,
        supports,
        supports is not None,
    )


def where(row: Citation, *, record: bool) -> str:
    """Page and passage as on a chip."""
    if record and row.passage:
        return row.passage
    return _("第%(page)d页%(passage)s") % {"page": row.page, "passage": row.passage}


def _boxes(found: Item, here: Sequence[Cited]) -> list[Box]:
    places = {c.id: c.box for c in queries.citations_on(found) if c.box}
    return [
        Box(c.number, *places[c.id], href=c.href, on=c.on)  # left, top, width, height
        for c in here
        if c.id in places
    ]


def _content(found: Item, page: int, drawn: str) -> tuple[str, float, list[str]]:
    """Picture, its height by its width, and text: whichever this kind of file has."""
    if found.file is None:
        return "", 1.414, []
    media = found.file.media_type
    if pictures.has_pictures(media):
        image = pictures.picture(found.file_id, media, page)
        address = drawn or reverse("evidence:picture", args=[found.id, page])
        return (address, pictures.ratio(image), []) if image else ("", 1.414, [])
    if pictures.has_text(media):
        pages = pictures.text_pages(found.file_id, media)
        return "", 1.414, pages[page - 1] if page <= len(pages) else []
    return "", 1.414, []


def _passages(found: Item, page: int) -> Sequence[Passage]:
    if found.file is not None or found.source is None:
        return ()
    pages = records.pages_of(found.source.kind, found.source.id)
    return pages[page - 1] if page <= len(pages) else ()


def _turn(found: Item, page: int, **more: str) -> str:
    return f"{reverse('evidence:item', args=[found.id])}?{urlencode({'page': page, **more})}#viewer"


def short(fingerprint: str) -> str:
    """`5e2c…a917`, as people compare it."""
    return f"{fingerprint[:SHORT]}…{fingerprint[-SHORT:]}" if fingerprint else ""


def grouped(fingerprint: str) -> str:
    """In groups of eight, to be read aloud and to break over lines."""
    return " ".join(fingerprint[n : n + 8] for n in range(0, len(fingerprint), 8))


def custody(found: Item) -> list[tuple[object, str | Promise]]:
    """Lines of custody with what they follow."""
    return [(row, THINGS[Thing(row.thing)]) for row in queries.custody_of(found)]


def wanted(text: str, actor: Actor) -> tuple[Ref, Described] | None:
    """The thing to be supported, from `?cited=kind:id`, as far as the reader knows it."""
    try:
        ref = Ref.parse(text)
    except ValueError:
        return None
    known = describe(actor, [ref])
    return (ref, known[ref]) if ref in known else None
