"""问题线索移交清单: the sealed list that goes with a transfer letter. Official text: Chinese always.

Built only from what `open_transfer_list` returned; no template of the papers room can reach it.
"""

from collections.abc import Sequence
from typing import Any

from xuncha.conclusions.clues.actions._opening import Listed
from xuncha.engines.wordfile.parts import Column, Record, Signatures, SignLine, Table, chinese_date
from xuncha.foundation.papers.issuers import office

COLUMNS = (
    Column("编号", 24),
    Column("被反映人", 30),
    Column("职务、单位", 44),
    Column("反映的主要问题", 92),
    Column("来源", 26),
    Column("金额（元）", 26, "right"),
)


def transfer_list(letter: Any, listed: Sequence[Listed]) -> Record:
    """One line for each clue; both sides sign at the end."""
    rows = [
        (
            one.clue.number,
            "\n".join(p.name for p in one.said.persons),
            "\n".join("，".join(v for v in (p.post, p.unit) if v) for p in one.said.persons),
            one.said.outline,
            one.said.origin,
            "" if one.clue.amount_fen is None else f"{one.clue.amount_fen / 100:,.2f}",
        )
        for one in listed
    ]
    on = chinese_date(letter.sent_on) if letter.sent_on else ""
    return Record(
        title="问题线索移交清单",
        number=letter.number,
        subtitle=f"移交单位：{office()}　　接收单位：{letter.receiver_name}　　{on}",
        blocks=[
            Table(COLUMNS, rows),
            Signatures([SignLine("移交人"), SignLine("接收人")]),
        ],
        landscape=True,
        issuer=office(),
    )
