"""The two lines that must be fitted: the issuer's mark to its length, the title broken by sense."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import ceil

MARK_WIDTH_PT = 430.0
"""A little less than the type area's 442 pt, so that the mark stands clear of both edges."""

MARK_LARGEST_PT, MARK_NARROWED_FROM_PT, MARK_NARROWEST = 46.0, 34.0, 0.8

TITLE_LINE_LONGEST = 18
"""二号 characters in a line of a title; the type area holds 20."""

WORDS = (
    "中国共产党", "委员会", "领导小组", "办公室", "党支部", "党总支", "党组", "党委", "巡察组", "巡察", "巡视", "工作", "情况",
    "通知", "决定", "报告", "意见", "方案", "通报", "整改", "反馈", "关于", "开展", "进行", "常规", "专项", "机动", "授权", "任职",
    "任务", "分工", "回避", "问题", "清单", "成员", "组长", "单位", "第一", "第二", "第三", "第四", "第五",
)  # fmt: skip
"""Words of this trade that a line does not cut."""

NEVER_FIRST = set("的、，。；：？！》）”’和与及等")
NEVER_LAST = set("《（“‘对第")


@dataclass(frozen=True, slots=True)
class FittedMark:
    size_pt: float
    scale_percent: int


def fit_mark(text: str) -> FittedMark:
    """Size of the issuer's mark: as large as one line allows, long ones narrowed to four fifths before shrinking."""
    natural = MARK_WIDTH_PT / max(len(text), 1)
    if natural >= MARK_NARROWED_FROM_PT:
        return FittedMark(_half_points(min(natural, MARK_LARGEST_PT)), 100)
    size = _half_points(min(MARK_NARROWED_FROM_PT, natural / MARK_NARROWEST))
    return FittedMark(size, min(100, int(100 * natural / size)))


def _half_points(pt: float) -> float:
    return int(pt * 2) / 2


def break_title(title: str, keep: Sequence[str] = ()) -> tuple[str, ...]:
    """Lines of a title: as few as fit, near in length, cut between words; a line feed in it is obeyed."""
    return tuple(line for part in title.split("\n") for line in _break(part, tuple(keep)))


def _break(title: str, keep: tuple[str, ...]) -> tuple[str, ...]:
    count = ceil(len(title) / TITLE_LINE_LONGEST)
    if count <= 1:
        return (title,)
    costs = _cut_costs(title, keep)
    mean = len(title) / count

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            length = len(title) - start
            over = max(0, length - TITLE_LINE_LONGEST - 1) * 1000
            return (length - mean) ** 2 + over, ()
        options = []
        for end in range(start + 1, min(len(title), start + TITLE_LINE_LONGEST + 1)):
            cost, cuts = best(end, left - 1)
            options.append((cost + (end - start - mean) ** 2 + costs[end], (end, *cuts)))
        return min(options)

    cuts = (0, *best(0, count)[1], len(title))
    return tuple(title[a:b] for a, b in pairwise(cuts))


def _cut_costs(title: str, keep: tuple[str, ...]) -> list[float]:
    """What a cut before each character costs: nothing after a name, much inside one."""
    costs = [8.0] * (len(title) + 1)
    for words, inside, after in ((WORDS, 60.0, 3.0), (keep, 400.0, -12.0)):
        for word in filter(None, words):
            for found in re.finditer(re.escape(word), title):
                for i in range(found.start() + 1, found.end()):
                    costs[i] = max(costs[i], inside)
                if costs[found.end()] <= 8.0:
                    costs[found.end()] = after
    for found in re.finditer(r"[0-9A-Za-z]+|《[^》]*》|（[^）]*）|“[^”]*”", title):
        for i in range(found.start() + 1, found.end()):
            costs[i] = max(costs[i], 200.0)
    for i in range(1, len(title)):
        if title[i] in NEVER_FIRST or title[i - 1] in NEVER_LAST:
            costs[i] = max(costs[i], 300.0)
    return costs
