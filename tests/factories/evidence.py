"""Items of evidence from small real files, by the real action."""

import io

from PIL import Image, ImageDraw
from pypdf import PdfWriter

from tests.people import Cast
from tests.remembered import remembered
from xuncha.onsite.evidence.actions.register_item import register_item
from xuncha.onsite.evidence.models import Item
from xuncha.onsite.inspections.models import Inspection


def pdf(pages: int = 3) -> io.BytesIO:
    """A PDF file of so many A4 pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    out.seek(0)
    return out


def picture(kind: str = "PNG") -> io.BytesIO:
    """A photograph with a line on it."""
    image = Image.new("RGB", (300, 200), "white")
    ImageDraw.Draw(image).line((10, 10, 200, 150), fill="black")
    out = io.BytesIO()
    image.save(out, kind)
    out.seek(0)
    return out


@remembered
def registered(
    cast: Cast, inspection: Inspection, title: str = "验收意见表", form: str = "copy", pages: int = 9
) -> Item:
    """An item registered by a member."""
    return register_item(
        by=cast.member.actor,
        inspection=inspection.id,
        title=title,
        form=form,
        stream=pdf(pages),
        name=f"{title}.pdf",
        received_from="县文化和旅游局财务股",
    )
