"""授权任职及任务分工的决定."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuncha.engines.wordfile.parts import Block, Heading, Imprint, Letter, Paragraph, chinese_date


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team: who is in it, written as it is to be read, and the bodies it inspects."""

    name: str
    lead: str
    deputies: Sequence[str] = ()
    members: Sequence[str] = ()
    liaison: str = ""
    targets: Sequence[str] = ()


def authorisation(
    *,
    issuer: str,
    number: str,
    on: date | None,
    basis: str,
    round_title: str,
    teams: Sequence[TeamLine],
    duties: Sequence[tuple[str, str]] = (),
    begins: date | None = None,
    ends: date | None = None,
    recipient: str = "",
    copies_to: str = "",
    mark: str = "",
) -> Letter:
    """Who is authorised to what in a round. `basis` is what it rests on (`县委书记专题会议审定意见`); `mark` the red
    heading where it differs from the issuer's name."""
    blocks: list[Block] = [
        Paragraph(f"根据《中国共产党巡视工作条例》和{basis}，现就{round_title}授权任职及任务分工决定如下。"),
        Heading("授权任职及任务分工"),
    ]
    for team in teams:
        blocks += [Heading(team.name, 2), *_posts(team)]
    if begins and ends:
        blocks += [Heading("授权期限"), Paragraph(f"自{chinese_date(begins)}起至{chinese_date(ends)}止。")]
    if duties:
        blocks.append(Heading("职责分工"))
        blocks += [Paragraph(text.rstrip("。") + "。", lead=f"{who}：") for who, text in duties]
    blocks.append(Paragraph("授权一次一授，任务完成后自行终止。"))
    return Letter(
        issuer=mark or issuer,
        title=f"关于{round_title}授权任职及任务分工的决定",
        keep=(round_title,),
        number=number,
        recipient=recipient or ("各巡察组" if len(teams) > 1 else teams[0].name if teams else ""),
        blocks=blocks,
        signer=issuer,
        date=on,
        imprint=Imprint(copies_to, issuer, on) if on else None,
    )


def _posts(team: TeamLine) -> list[Block]:
    posts = (
        ("组长", team.lead),
        ("副组长", "、".join(team.deputies)),
        ("联络员", team.liaison),
        ("组员", "、".join(team.members)),
        ("巡察对象", "、".join(team.targets)),
    )
    return [Paragraph(f"{post}：{who}") for post, who in posts if who]
