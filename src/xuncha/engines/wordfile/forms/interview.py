"""谈话记录."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuncha.engines.wordfile.parts import (
    Block,
    Facts,
    Paragraph,
    Questions,
    Record,
    Signatures,
    SignLine,
    chinese_date,
)


@dataclass(frozen=True, slots=True)
class Answer:
    question: str
    answer: str
    marked: bool = False


TOLD = (
    "我们是巡察组的工作人员，今天就有关情况同您谈话。请如实回答，并对所谈内容保密。"
    "谈话结束后请您核对记录，有遗漏或者差错的，可以补充或者更正。"
)


def interview_record(
    *,
    number: str,
    inspection: str,
    person: str,
    post: str,
    unit: str,
    held_on: date | None,
    place: str,
    interviewers: Sequence[str],
    answers: Sequence[Answer],
    begins: str = "",
    ends: str = "",
    recorder: str = "",
    told: Sequence[str] = (TOLD,),
    confirmed_on: date | None = None,
    refusal: str = "",
) -> Record:
    """Every page has its place to sign; a refusal to sign and its reason stand where the signature would be."""
    when = chinese_date(held_on) if held_on else ""
    if begins:
        when += f"　{begins}" + (f"至{ends}" if ends else "")
    blocks: list[Block] = [
        Facts(
            (
                ("谈话对象", person),
                ("职务", post),
                ("单位", unit),
                ("地点", place),
                ("时间", when),
                ("谈话人", "、".join(interviewers)),
                ("记录人", recorder),
            )
        ),
        *(Paragraph(f"告知：{text}") for text in told),
        Questions([(a.question, a.answer) for a in answers]),
    ]
    if refusal:
        blocks.append(Paragraph(f"谈话对象没有在记录上签名。情况说明：{refusal}"))
    else:
        blocks.append(Paragraph("以上记录我已看过，与我所谈一致。", indent=False))
    confirmed = chinese_date(confirmed_on) if confirmed_on else ""
    blocks.append(
        Signatures(
            (
                SignLine("谈话对象（签名）：", date=confirmed if not refusal else ""),
                *(SignLine("谈话人（签名）：") for _ in interviewers),
                SignLine("记录人（签名）："),
            )
        )
    )
    return Record(
        title="谈话记录",
        subtitle=inspection,
        number=number,
        blocks=blocks,
        sign_each_page=("谈话对象签名：", "谈话人签名：", "日期：　　年　月　日"),
    )
