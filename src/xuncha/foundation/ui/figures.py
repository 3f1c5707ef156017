"""Figures drawn on the server: geometry only, in attributes (no style), the same on screen, in print and in Word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .parts import Bar, CoverCell, CoverRow, Text
from .writing import day, short_day

Place = Callable[[date], float]

WIDTH = 338
GAP = 3


def cell_names() -> dict[str, str]:
    return {"done": _("已巡"), "go": _("在巡"), "plan": _("已排"), "none": _("未排")}


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row of the coverage figure: the drawing and its numbers."""

    row: CoverRow
    drawing: SafeString
    counts: tuple[int, int, int, int]
    balance: str
    behind: bool

    @property
    def total(self) -> int:
        return sum(self.counts)


def coverage(row: CoverRow, share: float | None) -> Coverage:
    """Cells in order of inspection, filled by column; a line where the term has got to."""
    cells = [c if isinstance(c, CoverCell) else CoverCell(c) for c in row.cells]
    counts = tuple(sum(c.state == s for c in cells) for s in ("done", "go", "plan", "none"))
    balance, behind = _balance(counts, share)
    drawing = _cells(row, cells, counts, share)
    return Coverage(row, drawing, counts, balance, behind)  # type: ignore[arg-type]


def _balance(counts: Sequence[int], share: float | None) -> tuple[str, bool]:
    """How many more or fewer than the share of the term that has gone."""
    if share is None or not sum(counts):
        return "", False
    ahead = counts[0] - round(sum(counts) * share)
    if ahead == 0:
        return _("持平"), False
    return (_("多 %(n)d") % {"n": ahead}, False) if ahead > 0 else (_("欠 %(n)d") % {"n": -ahead}, True)


def _role(linked: bool) -> str:
    """A drawing is one picture, unless there are links in it to reach."""
    return "group" if linked else "img"


def _layout(n: int) -> tuple[int, int, float]:
    """Rows, cell height and cell width for n cells in the width."""
    rows, height = (1, 16) if n <= 16 else (2, 13) if n <= 70 else (5, 9) if n <= 170 else (-(-n // 40), 6)
    columns = max(1, -(-n // rows))
    return rows, height, round((WIDTH + GAP) / columns - GAP, 2)


def _cells(row: CoverRow, cells: list[CoverCell], counts: Sequence[int], share: float | None) -> SafeString:
    rows, height, width = _layout(len(cells))
    width = min(width, 40)
    total = rows * (height + GAP) - GAP
    said = _("%(label)s %(n)d 个：已巡 %(done)d，在巡 %(go)d，已排 %(plan)d，未排 %(none)d") % {
        "label": row.label,
        "n": len(cells),
        **dict(zip(("done", "go", "plan", "none"), counts, strict=True)),
    }
    drawn = format_html_join(
        "", "{}", ((_cell(c, i // rows, i % rows, width, height),) for i, c in enumerate(cells))
    )
    line = ""
    if share is not None and cells:
        columns = -(-len(cells) // rows)
        at = round(columns * (width + GAP) * share - GAP / 2, 1)
        line = format_html('<path class="now" d="M{} -3V{}"/>', at, total + 3)
    return format_html(
        '<svg class="x-fig" role="{}" aria-label="{}" width="{}" height="{}" viewBox="0 -4 {} {}">{}{}</svg>',
        _role(any(c.href for c in cells)), said, WIDTH, total + 8, WIDTH, total + 8, drawn, line,
    )  # fmt: skip


def _cell(cell: CoverCell, column: int, row: int, width: float, height: int) -> SafeString:
    x, y = round(column * (width + GAP), 2), row * (height + GAP)
    title = format_html("<title>{}</title>", f"{cell.title} {cell_names()[cell.state]}".strip())
    inner = format_html(
        '<rect class="c-{}" x="{}" y="{}" width="{}" height="{}">{}</rect>',
        cell.state, x + 0.5, y + 0.5, round(width - 1, 2), height - 1, title,
    )  # fmt: skip
    if cell.state == "go":
        inner = format_html(
            '{}<path class="c-half" d="M{} {}V{}L{} {}z"/>',
            inner,
            x,
            y + height,
            y,
            round(x + width, 2),
            y + height,
        )
    return format_html('<a href="{}">{}</a>', cell.href, inner) if cell.href else inner


def legend_cell(state: str) -> SafeString:
    return format_html(
        '<svg class="x-fig" width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">{}</svg>',
        _cell(CoverCell(state), 0, 0, 11, 11),
    )


LABEL = 104
ROW = 29
TOP = 20


def timeline(bars: Sequence[Bar], begin: date, end: date, today: date, width: int = 632) -> SafeString:
    """Rounds as rows: phases as labelled bars, feedback as a diamond, assessment as an end mark, one line for today."""
    days = max(1, (end - begin).days)
    height = TOP + ROW * len(bars) + 6

    def x(d: date) -> float:
        return round(LABEL + (min(max(d, begin), end) - begin).days / days * (width - LABEL - 4), 1)

    parts = [_months(begin, end, height, x, x(today) if begin <= today <= end else -99)]
    parts += [_bar(bar, TOP + ROW * i, width, x) for i, bar in enumerate(bars)]
    if begin <= today <= end:
        parts.append(_today(today, height, width, x))
    said = _("%(n)d 行，%(begin)s至%(end)s；数据见下表") % {
        "n": len(bars),
        "begin": day(begin),
        "end": day(end),
    }
    return format_html(
        '<svg class="x-fig x-wide" role="{}" aria-label="{}" width="{}" height="{}" viewBox="0 0 {} {}">{}</svg>',
        _role(any(b.href for b in bars)), said, width, height, width, height, mark_safe("".join(parts)),
    )  # fmt: skip


def _months(begin: date, end: date, height: int, x: Place, now: float) -> SafeString:
    """Lines at months, named where the mark of today leaves room."""
    firsts = []
    d = date(begin.year, begin.month, 1)
    while d <= end:
        if d >= begin:
            firsts.append(d)
        d = (d + timedelta(days=32)).replace(day=1)
    step = 1 if len(firsts) <= 9 else 2 if len(firsts) <= 20 else 6 if len(firsts) <= 60 else 12
    drawn = []
    for i, first in enumerate(firsts):
        if (first.month - 1) % step and i:
            continue
        at = x(first)
        drawn.append(format_html('<path class="g-line" d="M{} 18V{}"/>', at, height))
        if not -45 < at - now < 30:
            named = _("%(y)d年") if first.month == 1 or i == 0 else _("%(m)d月")
            text = named % {"y": first.year, "m": first.month}
            drawn.append(format_html('<text class="t-dim" x="{}" y="13">{}</text>', at + 3, text))
    return mark_safe("".join(drawn))


def _bar(bar: Bar, y: int, width: int, x: Place) -> str:
    label = format_html('<text class="t-strong" x="0" y="{}">{}</text>', y + 11, bar.label)
    if bar.href:
        label = format_html('<a href="{}">{}</a>', bar.href, label)
    out = [label, format_html('<text class="t-dim" x="0" y="{}">{}</text>', y + 25, bar.sub)]
    out.append(format_html('<path class="g-line" d="M0 {}H{}"/>', y + ROW, width))
    for p in bar.phases:
        left, right = x(p.begin), x(p.end)
        if right - left < 1:
            continue
        words = _("%(label)s：%(begin)s至%(end)s") % {
            "label": p.label,
            "begin": day(p.begin),
            "end": day(p.end),
        }
        out.append(
            format_html(
                '<rect class="p-{}" x="{}" y="{}" width="{}" height="13"><title>{}</title></rect>',
                p.kind,
                left + 0.5,
                y + 7.5,
                round(max(right - left - 1, 1), 1),
                words,
            )
        )
        if right - left >= _length(p.label) + 6:
            out.append(
                format_html(
                    '<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>',
                    "t-on" if p.kind == "site" else "t-acc",
                    round((left + right) / 2, 1),
                    y + 18,
                    p.label,
                )
            )
    for on, what in bar.points:
        out.append(_point(x(on), y + 14, what, on))
    return "".join(out)


def _length(text: Text) -> float:
    return sum(12 if ord(c) > 0x2E80 else 6.5 for c in str(text))


def _point(x: float, y: int, what: str, on: date) -> str:
    if what == "feedback":
        title = _("反馈：%(on)s") % {"on": day(on)}
        return format_html(
            '<path class="p-fb" d="M{} {}l5 7-5 7-5-7z"><title>{}</title></path>', x, y - 7, title
        )
    title = _("评估：%(on)s") % {"on": day(on)}
    return format_html(
        '<path class="p-assess" d="M{} {}h12m0 -5v10"><title>{}</title></path>', round(x - 12, 1), y, title
    )


def _today(today: date, height: int, width: int, x: Place) -> str:
    words = short_day(today, today)
    half = round(_length(words) / 2 + 5, 1)
    at = min(max(x(today), half), width - half)
    return format_html(
        '<path class="now" d="M{0} 16V{1}"/><rect class="now-f" x="{2}" y="0" width="{3}" height="16"/>'
        '<text class="t-on" x="{4}" y="12" text-anchor="middle">{5}</text>',
        x(today), height, round(at - half, 1), half * 2, at, words,
    )  # fmt: skip


def share_bar(done: int, total: int, other: int = 0, width: int = 112) -> SafeString:
    """A thin bar: done, then `other`, of a total."""
    total = max(total, 1)
    a, b = round(width * done / total, 1), round(width * other / total, 1)
    return format_html(
        '<svg class="x-share" width="{0}" height="8" viewBox="0 0 {0} 8" aria-hidden="true">'
        '<rect class="b0" width="{0}" height="8"/><rect class="b1" width="{1}" height="8"/><rect class="b2" x="{1}" width="{2}" height="8"/></svg>',
        width, a, b,
    )  # fmt: skip
