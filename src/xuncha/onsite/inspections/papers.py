"""The papers of this room, in the words of official papers: Chinese in every language of the screen."""

from xuncha.engines.wordfile.parts import Block, Heading, Letter, Paragraph, chinese_date
from xuncha.foundation.papers import issuers
from xuncha.foundation.terms import Actor, NotKnown, Ref

from . import queries

ACCEPTS = (
    "巡察组主要受理反映被巡察党组织领导班子及其成员、下一级主要负责人和重要岗位人员问题的来信、来电、来访，"
    "重点是违反政治纪律、组织纪律、廉洁纪律、群众纪律、工作纪律和生活纪律方面的举报和反映。"
    "其他不属于受理范围的信访问题，按规定转交有关部门处理。"
)
PROMISES = (
    "巡察组不干预被巡察单位的正常工作，不履行执纪审查的职责。",
    "巡察组人员遵守政治纪律、保密纪律、廉洁纪律和中央八项规定精神，不接受宴请、礼品和安排的其他活动。",
    "反映人的身份和反映的内容严格保密。",
)


def entry_notice(ref: Ref, actor: Actor) -> Letter | None:
    """进驻通知 to the body; None where the actor may not know the inspection, or none was sent."""
    try:
        found = queries.inspection(ref.id, actor)
    except NotKnown:
        return None
    notice = queries.entry_notice(found.id)
    if notice is None:
        return None
    team = issuers.team(found.team.name)
    blocks: list[Block] = [
        Paragraph(
            f"根据{issuers.committee()}部署和{issuers.leading_group()}授权，{team}定于"
            f"{chinese_date(notice.enters_on)}进驻你单位开展巡察。现将有关事项通知如下。"
        ),
        Heading("请准备的事项"),
        *(Paragraph(f"{n}．{_stopped(line)}") for n, line in enumerate(notice.prepare, 1)),
        Heading("巡察组的纪律"),
        *(Paragraph(f"{n}．{line}") for n, line in enumerate(PROMISES, 1)),
    ]
    if notice.commitments:
        blocks.append(Heading("请你单位党组织承诺"))
        blocks += [Paragraph(f"{n}．{_stopped(line)}") for n, line in enumerate(notice.commitments, 1)]
    blocks += [Heading("联系方式"), Paragraph(_stopped(notice.contact))]
    return Letter(
        issuer=issuers.office(),
        title=f"关于{team}进驻{found.body_name}的通知",
        keep=(found.body_name, team),
        number=notice.number,
        recipient=found.body_name,
        blocks=blocks,
        signer=issuers.office(),
        date=notice.issued_on,
    )


def public_notice(ref: Ref, actor: Actor) -> Letter | None:
    """巡察公告 to be put up; None where the actor may not know the inspection, or none was prepared."""
    try:
        found = queries.inspection(ref.id, actor)
    except NotKnown:
        return None
    notice = queries.public_notice(found.id)
    if notice is None:
        return None
    team = issuers.team(found.team.name)
    at = f"{notice.closes_time:%H:%M}" if notice.closes_time else ""
    channels = (
        ("联系电话", f"{notice.phone}（{notice.hours}）" if notice.phone and notice.hours else notice.phone),
        ("来信地址", notice.letterbox),
        ("电子信箱、网页", notice.online),
        ("意见箱", notice.door_box),
    )
    return Letter(
        issuer=team,
        title=f"{team}公告",
        keep=(team,),
        blocks=[
            Paragraph(f"根据{issuers.committee()}部署，{team}对{found.body_name}党组织开展巡察。"),
            Paragraph(ACCEPTS),
            Paragraph(f"受理信访截止到{chinese_date(notice.closes)}{at}。"),
            *(Paragraph(_stopped(text), lead=f"{label}：") for label, text in channels if text),
        ],
        signer=team,
        date=notice.prepared_on,
    )


def _stopped(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text}。"
