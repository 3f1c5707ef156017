"""How the words of a report are softer than the finding they tell of: said to who writes them, with a reason asked for."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from .figures import figures, not_in_sources, sentences

WORDS = (
    *("有待加强", "有待提高", "有待完善", "有待改进", "有待提升", "需进一步", "还需", "仍需"),
    *("个别", "一定程度", "有所", "略有", "相对", "不太", "不够", "欠缺", "基本", "偶有", "尚未完全"),
)
"""Words that make less of a fault. One that stands in the finding itself is not one that was added."""
ALIKE = 0.45


@dataclass(frozen=True, slots=True)
class Softer:
    """One way in which it is: `figure` that is gone, `word` that was added, `sentence` that has no counterpart."""

    kind: str
    what: str


def softer(judged: str, text: str) -> list[Softer]:
    """What of a finding's words, as it was judged, the report's paragraph says less of."""
    gone = [Softer("figure", u.figure) for u in not_in_sources(judged, [text])]
    added = [Softer("word", w) for w in WORDS if w in text and w not in judged]
    return list(dict.fromkeys([*gone, *added, *_without_counterpart(judged, text)]))


def _without_counterpart(judged: str, text: str) -> list[Softer]:
    said = sentences(text)
    return [
        Softer("sentence", one)
        for one in sentences(judged)
        if not figures(one) and one.rstrip("。；！？") not in text and not any(_alike(one, s) for s in said)
    ]


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def newly_softer(judged: str, before: str, after: str) -> list[Softer]:
    """What a change makes softer than it was: figures gone and words added, for which a reason is asked."""
    there = set(softer(judged, before)) if before.strip() else set()
    return [s for s in softer(judged, after) if s.kind != "sentence" and s not in there]
