"""巡察工作底稿."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuncha.engines.wordfile.parts import (
    Block,
    Column,
    Facts,
    Heading,
    Paragraph,
    Record,
    Signatures,
    SignLine,
    Table,
    chinese_date,
)


@dataclass(frozen=True, slots=True)
class Element:
    """One of the elements of a problem with the evidence cited for it (`证0412 第7页第2段`)."""

    label: str
    text: str
    evidence: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class HeadHeard:
    on: date
    by: str
    said: str


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs as what; `on` None: still to sign. `how` tells a signature in the system from ink."""

    role: str
    name: str
    on: date | None = None
    how: str = ""


def working_paper(
    *,
    number: str,
    title: str,
    inspection: str,
    body: str,
    field: str,
    item: str,
    elements: Sequence[Element],
    head_heard: Sequence[HeadHeard] = (),
    signatures: Sequence[Signed] = (),
    put_to_body: Sequence[str] = (),
    outcomes: Sequence[tuple[str, str]] = (),
) -> Record:
    """Facts, elements tied to their evidence, what the head and the body said, who signed, what came of it."""
    columns = (Column("要素", 24, "center"), Column("内容", 92), Column("证据", 44))
    blocks: list[Block] = [
        Facts(
            (
                ("事由", title),
                ("被巡察单位", body),
                ("领域", field),
                ("巡察任务", inspection),
                ("问题类别", item),
            )
        ),
        Heading("认定要素与证据"),
        Table(columns, [(e.label, e.text, "\n".join(e.evidence)) for e in elements]),
        Heading("与主要负责人沟通情况"),
    ]
    if head_heard:
        blocks += [Paragraph(f"{chinese_date(h.on)}，{h.by}。{h.said}") for h in head_heard]
    else:
        blocks.append(Paragraph("尚未沟通。"))
    if put_to_body:
        blocks.append(Heading("事实确认"))
        blocks += [Paragraph(text) for text in put_to_body]
    if outcomes:
        blocks.append(Heading("审定结果"))
        blocks += [Paragraph(text, lead=f"{kind}：") for kind, text in outcomes]
    blocks.append(Heading("签署"))
    blocks.append(Signatures([_signed(s) for s in signatures] or [SignLine("承办人："), SignLine("组长：")]))
    return Record(
        title="巡察工作底稿", number=number, blocks=blocks, sign_each_page=("承办人签名：", "组长签名：")
    )


def _signed(signed: Signed) -> SignLine:
    label = f"{signed.role}（{signed.name}）："
    if signed.on is None:
        return SignLine(label)
    return SignLine(
        label, name=signed.name + (f"（{signed.how}）" if signed.how else ""), date=chinese_date(signed.on)
    )
