"""Figures in the text of a report: counted ones stand as fields, written ones need something to rest on (law 12).

A field is written `{{问题数}}` or, for one focus or item, `{{问题数 F2}}`; it is counted from the records when shown.
Dates, document and clause numbers, ordinals and set phrases (四个落实, 三重一大) are not figures.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

FIELD = re.compile(r"\{\{\s*(?P<name>[\u4e00-\u9fff]+)(?:\s+(?P<of>[A-Z][0-9]+(?:-[0-9]+)?))?\s*\}\}")
FIELD_NAMES = (
    "问题数",
    "共性问题数",
    "实例数",
    "个性问题数",
    "民生问题数",
    "涉及金额",
    "涉及人次",
    "底稿数",
    "立行立改数",
    "建议数",
    "谈话数",
    "资料数",
)

_SENTENCE = re.compile(r"[^。！？；!?;\n]+[。！？；!?;]?")

_ARABIC = r"[0-9０-９]"
_HAN = "一二三四五六七八九十百千万亿两零〇"
_MEASURES = (
    "个|件|起|次|笔|项|条|份|名|人次|人|户|家|元|万元|亿元|亩|辆|台|套|间|处|倍|成|天|日|个月|年|吨|公里|"
    "平方米|篇|场|批|轮|册|本|张|期|村|所|座"
)
_NOT_FIGURES = re.compile(
    "|".join(
        (
            rf"{_ARABIC}+\s*年度?(\s*{_ARABIC}+\s*月(份)?(\s*{_ARABIC}+\s*日)?)?",  # 2022年3月5日
            rf"{_ARABIC}+\s*月(份)?\s*{_ARABIC}+\s*日",
            rf"{_ARABIC}{{4}}[-/.]{_ARABIC}{{1,2}}[-/.]{_ARABIC}{{1,2}}",
            rf"〔{_ARABIC}+〕{_ARABIC}*号?",  # 清委巡〔2022〕5号
            rf"第({_ARABIC}+|[{_HAN}]+)(条|款|项|章|节|届|轮|批|次|页|号|期|季度|巡察组|年)",
            rf"({_ARABIC}+|[{_HAN}]+)届",  # 十四届县委
            rf"[A-Z]{_ARABIC}+(-{_ARABIC}+)?",  # F2-19
            rf"^\s*[（(]?({_ARABIC}+|[{_HAN}]+)[)）.．、]",  # numbering at the head of a sentence
            r"四个落实|三个聚焦|六项纪律|三重一大|一岗双责|两个责任|三会一课|第一议题|四种形态|中央八项规定|八项规定"
            r"|一把手|两个维护|两个确立|四个意识|四个自信|三公|三资|一言堂|两张皮|三定|四风|一般|一些|一定|统一|一是"
            r"|二是|三是|四是|五是|六是|一方面|十分|万一|一律|一直|一起|一次性|一体|五种|三不腐|百姓|千方百计",
        )
    )
)
_FIGURE = re.compile(
    rf"{_ARABIC}[{_ARABIC[1:-1]},，]*(?:[.．]{_ARABIC}+)?\s*(?:%|％|余|多)?(?:{_MEASURES})?"
    rf"|[{_HAN}]+余?(?:{_MEASURES})"
    rf"|百分之[{_HAN}]+"
)


@dataclass(frozen=True, slots=True)
class Unsupported:
    """A sentence with a figure that rests on nothing."""

    sentence: str
    figure: str


def sentences(text: str) -> list[str]:
    return [s.strip() for s in _SENTENCE.findall(text) if s.strip()]


def figures(sentence: str) -> list[str]:
    """Figures written into a sentence, in order; counted fields, dates and set phrases are none."""
    bare = _NOT_FIGURES.sub(" ", FIELD.sub(" ", sentence))
    return [m.group().strip() for m in _FIGURE.finditer(bare)]


def unsupported(text: str, sources: int, least: int = 1) -> list[Unsupported]:
    """Sentences with a figure where fewer than `least` sources are tied to the paragraph (capability W4)."""
    if sources >= least:
        return []
    return [Unsupported(s, found[0]) for s in sentences(text) if (found := figures(s))]


def not_in_sources(text: str, sources: Iterable[str]) -> list[Unsupported]:
    """Sentences whose figure stands in none of the tied sources' words: said, for people to compare."""
    words = _plain("".join(sources))
    return [
        Unsupported(s, figure)
        for s in sentences(text)
        for figure in figures(s)
        if _plain(figure) not in words
    ]


def _plain(text: str) -> str:
    narrow = text.translate(str.maketrans("０１２３４５６７８９．％", "0123456789.%"))
    return re.sub(r"[\s,，]", "", narrow)


def unknown_fields(text: str, focuses: Collection[str], items: Collection[str]) -> list[str]:
    """Fields the text uses that cannot be counted: misspelt, or of a focus or item the rule set does not have."""
    return [
        m.group()
        for m in FIELD.finditer(text)
        if m["name"] not in FIELD_NAMES or (m["of"] and m["of"] not in focuses and m["of"] not in items)
    ]


def filled(text: str, count: Callable[[str, str], str]) -> str:
    """The text with every field replaced by what `count(name, of)` gives; `of` is "" for the whole."""
    return FIELD.sub(lambda m: count(m["name"], m["of"] or ""), text)


def fields_in(texts: Sequence[str]) -> set[tuple[str, str]]:
    return {(m["name"], m["of"] or "") for t in texts for m in FIELD.finditer(t)}
