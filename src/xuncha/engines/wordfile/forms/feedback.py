"""巡察反馈意见."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuncha.engines.wordfile.parts import Block, Heading, Imprint, Letter, Paragraph


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem fed back; `heading` groups those that follow one another under the same one."""

    heading: str
    text: str


def feedback_opinion(
    *,
    issuer: str,
    number: str,
    on: date | None,
    body: str,
    opening: str,
    problems: Sequence[Problem],
    demands: Sequence[str],
    contact: str = "",
    copies_to: str = "",
    title: str = "",
    mark: str = "",
) -> Letter:
    """What the inspected body is told: the problems found, numbered by group, and what is asked of it."""
    blocks: list[Block] = [Paragraph(opening), Heading("巡察发现的主要问题")]
    group = ""
    for problem in problems:
        if problem.heading and problem.heading != group:
            group = problem.heading
            blocks.append(Heading(group, 2))
        blocks.append(Paragraph(problem.text))
    blocks.append(Heading("整改意见"))
    blocks += [Paragraph(text) for text in demands]
    return Letter(
        issuer=mark or issuer,
        title=title or f"关于对{body}巡察的反馈意见",
        keep=(body,),
        number=number,
        recipient=body,
        blocks=blocks,
        signer=issuer,
        date=on,
        note=contact if not contact or "联系" in contact else f"联系人：{contact}",
        imprint=Imprint(copies_to, issuer, on) if on else None,
    )
