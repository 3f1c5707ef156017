"""巡察情况报告."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from xuncha.engines.wordfile.parts import Block, Heading, Letter, Paragraph


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    paragraphs: Sequence[str] = ()
    sections: Sequence["Section"] = field(default_factory=tuple)


def inspection_report(
    *,
    issuer: str,
    title: str,
    recipient: str,
    opening: str,
    sections: Sequence[Section],
    number: str = "",
    on: date | None = None,
    signer: str = "",
    approver: str = "",
    keep: Sequence[str] = (),
    secrecy: str = "",
) -> Letter:
    """The team's report to the leading group; sections may hold sections, four levels deep."""
    blocks: list[Block] = [Paragraph(opening)] if opening else []
    for section in sections:
        blocks += _section(section, 1)
    return Letter(
        issuer=issuer,
        title=title,
        number=number,
        recipient=recipient,
        blocks=blocks,
        signer=signer or issuer,
        date=on,
        approver=approver,
        keep=keep,
        secrecy=secrecy,
    )


def _section(section: Section, level: int) -> list[Block]:
    blocks: list[Block] = [Heading(section.title, min(level, 4))]
    blocks += [Paragraph(text) for text in section.paragraphs]
    for inner in section.sections:
        blocks += _section(inner, level + 1)
    return blocks
