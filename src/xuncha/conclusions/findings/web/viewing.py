"""The page of an evidence item beside the elements: which citation is shown, its picture, boxes and where the original is."""

from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.conclusions.findings.models import ElementLabel
from xuncha.conclusions.findings.queries import Whole
from xuncha.foundation.terms import Actor, NotKnown
from xuncha.foundation.ui.parts import Box
from xuncha.onsite.evidence import pictures, records
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.evidence.words import FORMS


@dataclass(frozen=True, slots=True)
class View:
    """What the viewer component takes, and the item's own page."""

    title: str
    sub: str
    page: int
    pages: int
    image: str
    prev: str
    next: str
    foot: str
    boxes: list[Box]
    text: str
    href: str


def chosen(all_of: Whole, asked: str) -> Any | None:
    """The citation asked for by its id, else the first; None where nothing is cited."""
    by_id = {str(c.id): c for c in all_of.citations}
    order = {code: n for n, code in enumerate(ElementLabel.values)}
    first = min(all_of.citations, key=lambda c: order.get(c.element, 99), default=None)
    return by_id.get(asked) or first


def view_of(all_of: Whole, citation: Any | None, page: str, actor: Actor) -> View | None:
    """The page to show; None where nothing is cited or the reader may not look into the file."""
    if citation is None:
        return None
    try:
        item = evidence.item(citation.item_id, actor)
    except NotKnown:
        return None
    prefetch_related_objects([item], "custody")
    here = f"{reverse('findings:workpaper', args=[all_of.paper.id])}?c={citation.id}"
    number = int(page) if page.isdigit() and 1 <= int(page) <= item.pages else citation.page
    return View(
        title=f"{item.number} {item.title}",
        sub=str(FORMS.get(item.form, item.form)),
        page=number,
        pages=item.pages,
        image=_picture(item, number),
        prev=f"{here}&p={number - 1}#viewer" if number > 1 else "",
        next=f"{here}&p={number + 1}#viewer" if number < item.pages else "",
        foot=_foot(item, citation, number),
        boxes=_boxes(all_of, item, number, citation),
        text=_text(item, citation, number),
        href=reverse("evidence:item", args=[item.id]),
    )


def _picture(item: Any, page: int) -> str:
    """Where the page's picture is; empty for a record without a file and for files shown as text."""
    if item.file is None or not pictures.has_pictures(item.file.media_type):
        return ""
    return reverse("evidence:picture", args=[item.id, page])


def _text(item: Any, citation: Any, page: int) -> str:
    """The page's paragraphs where it has any (a record made by the team: its passages), else the passage quoted."""
    if item.file is None and item.source is not None:
        pages = records.pages_of(item.source.kind, item.source.id)
        if page <= len(pages):
            return "\n".join(line for passage in pages[page - 1] for line in passage.lines)
    if item.file is not None and pictures.has_text(item.file.media_type):
        pages = pictures.text_pages(item.file_id, item.file.media_type)
        if page <= len(pages):
            return "\n".join(pages[page - 1])
    return str(citation.quote) if page == citation.page else ""


def _foot(item: Any, citation: Any, page: int) -> str:
    held = evidence.holder_now(item, "original")
    parts = []
    if page == citation.page:
        parts.append(_("对应“%(element)s”") % {"element": ElementLabel(citation.element).label})
    if held:
        parts.append(_("原件在%(who)s") % {"who": held})
    print_of = evidence.fingerprint(item)
    if print_of:
        parts.append(_("指纹 %(head)s…%(tail)s") % {"head": print_of[:4], "tail": print_of[-4:]})
    return "　".join(parts)


def _boxes(all_of: Whole, item: Any, page: int, shown: Any) -> list[Box]:
    """Numbered as on the page: every citation of this paper that has a box there; it links back to its chip."""
    here = reverse("findings:workpaper", args=[all_of.paper.id])
    rows = [c for c in all_of.citations if c.item_id == item.id and c.page == page and len(c.box) == 4]
    return [
        Box(n, *c.box, href=f"{here}?c={c.id}#viewer", on=c.id == shown.id) for n, c in enumerate(rows, 1)
    ]
