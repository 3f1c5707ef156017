"""The rail of the procedure map as SVG: ten stages, the gates between them with the number of their conditions."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .presenters import MapStage

WIDTH, HEIGHT, STEP, LEFT, LINE = 1080, 92, 112, 36, 26


def rail(stages: Sequence[MapStage]) -> SafeString:
    """Each stop leads to its part of the page; a lozenge before it says how many conditions its gate has."""
    end = LEFT + STEP * (len(stages) - 1)
    stops = format_html_join("", "{}", [(_stop(n, s),) for n, s in enumerate(stages)])
    return format_html(
        '<svg class="x-map" viewBox="0 0 {} {}" width="100%" aria-label="{}" focusable="false">'
        '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="#7d8a94" stroke-width="2"/>{}</svg>',
        WIDTH, HEIGHT, _("十个阶段和它们之间的关口"), LEFT, LINE, end, LINE, stops,
    )  # fmt: skip


def _stop(n: int, stage: MapStage) -> SafeString:
    x = LEFT + STEP * n
    cards = len(stage.cards)
    return format_html(
        '{}<a href="#stage-{}"><title>{}</title>'
        '<circle cx="{}" cy="{}" r="14" fill="#fff" stroke="#1d5b79" stroke-width="2"/>'
        '<text x="{}" y="{}" font-size="13" font-weight="600" fill="#1d5b79" text-anchor="middle">{}</text>'
        '<text x="{}" y="{}" font-size="14" font-weight="600" fill="#1b242b" text-anchor="middle">{}</text>'
        '<text x="{}" y="{}" font-size="12" fill="#5a6771" text-anchor="middle">{}</text></a>',
        _gate(x - STEP // 2, stage) if n else "", stage.stage.code, stage.stage.label,
        x, LINE, x, LINE + 5, stage.number, x, LINE + 36, stage.stage.label, x, LINE + 56,
        ngettext("%(n)s 步", "%(n)s 步", cards) % {"n": cards},
    )  # fmt: skip


def _gate(x: int, stage: MapStage) -> SafeString:
    count = len(stage.gate)
    return format_html(
        '<a href="#gate-{}"><title>{}</title>'
        '<path d="M{} {}l11 11l-11 11l-11 -11z" fill="#faf0da" stroke="#7a4e00" stroke-width="1.5"/>'
        '<text x="{}" y="{}" font-size="12" fill="#7a4e00" text-anchor="middle">{}</text></a>',
        stage.stage.code, ngettext("关口：%(n)s 个条件", "关口：%(n)s 个条件", count) % {"n": count},
        x, LINE - 11, x, LINE + 4, count,
    )  # fmt: skip
