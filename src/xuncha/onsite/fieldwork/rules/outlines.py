"""Outlines to begin with, by post. A team changes them; what it changed is kept for the next talk with such a post."""

from collections.abc import Mapping, Sequence

Point = tuple[str, str]  # section, what to ask

OPENING: tuple[Point, ...] = (
    ("开场，须逐项告知", "身份、任务、纪律"),
    ("开场，须逐项告知", "如实反映与保密要求，是否申请谈话人回避"),
)
CLOSING: tuple[Point, ...] = (("收尾", "还有什么要反映的"),)

POSTS: Mapping[str, Sequence[Point]] = {
    "主要负责人": (
        ("职责落实", "本单位核心职责和近三年重点任务怎样落实"),
        ("职责落实", "党组怎样研究全面从严治党，本人怎样履行第一责任"),
        ("集体决策", "“三重一大”事项怎样上会，末位表态怎样落实"),
        ("选人用人", "近三年干部选任、轮岗、借调情况"),
        ("整改", "上次巡察、审计发现的问题整改到哪一步"),
    ),
    "班子成员": (
        ("职责落实", "分管工作和“一岗双责”怎样落实"),
        ("项目与资金", "分管的项目、资金怎样审批、验收、拨付"),
        ("集体决策", "班子怎样议事，不同意见怎样处理"),
        ("作风", "公务接待、公车、津补贴执行情况"),
    ),
    "中层干部": (
        ("职责落实", "股室职责和本人分工"),
        ("项目与资金", "经手的项目和资金，手续由谁办、由谁批"),
        ("集体决策", "哪些事上过会，记录由谁整理"),
    ),
    "财务人员": (
        ("项目与资金", "收支怎样入账，往来款怎样清理"),
        ("项目与资金", "报销由谁审、由谁批，大额支付依据什么"),
        ("作风", "津补贴、接待、会议、培训支出"),
    ),
    "干部群众": (
        ("职责落实", "对本单位履职和服务的看法"),
        ("作风", "身边的不正之风和办事难的事"),
    ),
}


def outline_for(post: str) -> list[dict[str, str]]:
    """What to ask a holder of this post: opening, the post's own part, closing. Unknown posts get opening and closing."""
    points = (*OPENING, *POSTS.get(post, ()), *CLOSING)
    return [{"section": section, "text": text} for section, text in points]


def parse_outline(text: str) -> list[dict[str, str]]:
    """Lines as they are typed: a line ending in a colon begins a section, every other line is something to ask."""
    section, points = "", []
    for line in (raw.strip() for raw in text.splitlines()):
        if line.endswith(("：", ":")):
            section = line[:-1].strip()
        elif line:
            points.append({"section": section, "text": line})
    return points


def outline_text(points: Sequence[Mapping[str, str]]) -> str:
    """The inverse of `parse_outline`."""
    lines: list[str] = []
    section = ""
    for point in points:
        if point["section"] != section:
            section = point["section"]
            lines.append(f"{section}：")
        lines.append(point["text"])
    return "\n".join(lines)
