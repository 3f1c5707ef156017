"""回避决定."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from xuncha.engines.wordfile.parts import Block, Heading, Letter, Paragraph


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that a fact meets; `clause` as it is to be cited, empty where none is verified."""

    rule: str
    fact: str
    clause: str = ""


def recusal_decision(
    *,
    issuer: str,
    number: str,
    on: date | None,
    person: str,
    target: str,
    outcome: Literal["must_recuse", "may_serve"],
    hits: Sequence[Hit],
    reason: str,
    decided_by: str,
    raised_by: str = "",
    recipient: str = "",
) -> Letter:
    """One decision about one person and one body. `person` and `target` as they are to be read."""
    must = outcome == "must_recuse"
    verdict = "应当回避" if must else "不需要回避"
    blocks: list[Block] = [
        Paragraph(
            f"{raised_by + '提出，' if raised_by else ''}经逐条核对，现就{person}参加对{target}巡察的回避事项决定如下。"
        ),
        Heading("决定"),
        Paragraph(
            f"{person}{verdict}{'，不参加' if must else '，可以参加'}对{target}的巡察工作"
            + ("，不得查阅该项巡察的材料，不得以任何方式影响该项巡察。" if must else "。")
        ),
        Heading("事实和依据"),
    ]
    if hits:
        blocks += [_because(hit) for hit in hits]
    else:
        blocks.append(Paragraph("经核对工作经历、近亲属、籍贯、业务往来等情况，没有应当回避的情形。"))
    blocks += [
        Heading("理由"),
        Paragraph(reason.rstrip("。") + "。"),
        Paragraph(f"本决定由{decided_by}作出。有关事实变化时，重新审查。"),
    ]
    return Letter(
        issuer=issuer,
        title=f"关于{person.partition('（')[0]}在对{target}巡察中回避事项的决定",
        keep=(target, person.partition("（")[0]),
        number=number,
        recipient=recipient,
        blocks=blocks,
        signer=issuer,
        date=on,
    )


def _because(hit: Hit) -> Block:
    cited = f"（{hit.clause}）" if "条" in hit.clause else ""  # a rule set's own id is no law to cite
    return Paragraph(f"{hit.fact.rstrip('。')}，属于“{hit.rule}”的情形{cited}。")
