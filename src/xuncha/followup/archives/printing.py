"""The printed catalogue: one list on paper lying, its head repeated on every page."""

from collections.abc import Sequence

from django.db.models import Count, Sum
from django.utils.translation import override

from xuncha.engines.wordfile import word
from xuncha.engines.wordfile.parts import (
    Column,
    Paragraph,
    Record,
    Signatures,
    SignLine,
    Table,
    chinese_date,
)
from xuncha.foundation.terms import Actor, Ref

from . import queries
from .models import DataClass, Entry, Volume

RETENTION = {"for_ever": "永久", "years_30": "定期30年", "years_10": "定期10年"}
HIDDEN = "（受限，题名见随卷目录）"
COLUMNS = (
    Column("序号", 14, "center"),
    Column("类别", 28),
    Column("编号", 44),
    Column("题名", 104),
    Column("页数", 16, "center"),
    Column("日期", 36, "center"),
    Column("密别", 20, "center"),
)


def catalogue(ref: Ref, actor: Actor) -> Record | None:
    """None where the reader may not know the volume. What restricted things are called is left out for every reader."""
    found = queries.visible_to(actor).filter(pk=ref.id).first()
    return None if found is None else laid_out(found, list(found.entries.order_by("order")), titles=False)


def laid_out(volume: Volume, entries: Sequence[Entry], *, titles: bool) -> Record:
    """`titles`: also those of restricted things, for the list that goes with the things themselves."""
    with override("zh-hans"):
        rows = [
            (
                str(e.order),
                str(e.get_group_display()),
                e.number,
                e.title if titles or e.data_class != DataClass.RESTRICTED else HIDDEN,
                str(e.pages) if e.pages else "",
                chinese_date(e.on) if e.on else "",
                str(e.get_data_class_display()),
            )
            for e in entries
        ]
    pages = sum(e.pages or 0 for e in entries)
    where = f"保管期限：{RETENTION[volume.retention]}。"
    where += f"存放：{volume.place}。" if volume.place else ""
    return Record(
        title=f"{volume.inspection.body.name}巡察案卷目录",
        subtitle=f"{volume.number}　{chinese_date(volume.catalogued_on)}",
        number=volume.number,
        landscape=True,
        blocks=[
            Table(COLUMNS, rows),
            Paragraph(f"共 {len(rows)} 件，已知页数合计 {pages} 页。{where}", indent=False),
            Signatures([SignLine("移交人（签名）："), SignLine("接收人（签名）：")]),
        ],
    )


def docx(volume: Volume, entries: Sequence[Entry]) -> bytes:
    return word.to_docx(laid_out(volume, entries, titles=True))


VOLUMES = (
    Column("序号", 14, "center"),
    Column("案卷号", 60),
    Column("被巡察单位", 84),
    Column("件数", 18, "center"),
    Column("页数", 18, "center"),
    Column("保管期限", 26, "center"),
    Column("存放", 42),
)


def round_docx(title: str, volumes: Sequence[Volume]) -> bytes:
    """The list of volumes that goes with a whole round; both sides sign at its end."""
    rows = []
    for order, volume in enumerate(volumes, 1):
        counted = volume.entries.aggregate(things=Count("id"), pages=Sum("pages"))
        rows.append(
            (
                str(order),
                volume.number,
                volume.inspection.body.name,
                str(counted["things"]),
                str(counted["pages"] or ""),
                RETENTION[volume.retention],
                volume.place,
            )
        )
    document = Record(
        title=f"{title}巡察案卷移交目录",
        landscape=True,
        blocks=[
            Table(VOLUMES, rows),
            Paragraph(f"共 {len(rows)} 卷。", indent=False),
            Signatures([SignLine("移交人（签名）："), SignLine("接收人（签名）：")]),
        ],
    )
    return word.to_docx(document)
