"""The built stylesheet: what Chromium 78 does not know is not in it, and every text colour can be read."""

import re
from pathlib import Path

import pytest

import xuncha.foundation.ui as ui

STATIC = Path(ui.__file__).parent / "static" / "xuncha"
CSS = (STATIC / "xuncha.css").read_text("utf-8")
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", CSS)
TOKENS = dict(re.findall(r"--x-([a-z0-9-]+):\s*(#[0-9a-f]{3,6})", CSS))


@pytest.mark.parametrize("word", [":is(", ":where(", ":has(", ":focus-visible", "aspect-ratio", "accent-color", "color-mix", "@layer", "@container", "inset:", "overflow-wrap:anywhere", "dvh", "text-wrap"])  # fmt: skip
def test_nothing_that_chromium_78_does_not_know(word):
    assert word not in CSS


@pytest.mark.parametrize("function", ["min", "max", "clamp"])
def test_no_comparison_functions(function):
    assert not re.search(rf"[:\s,(]{function}\(", CSS)


def test_gap_stands_in_grids_only():
    for selector, body in RULES:
        if re.search(r"(?:^|;)(?:row-|column-)?gap:", body):
            assert "grid" in body, selector


def test_nothing_is_fetched_from_outside():
    assert "http" not in CSS.replace("http://www.w3.org/2000/svg", "")
    assert "@import" not in CSS
    assert "@font-face" not in CSS


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    ("ink", "surface", 15.7), ("ink", "page", 14.3), ("ink2", "surface", 8.0), ("ink2", "sunk", 6.9), ("ink3", "surface", 5.8),
    ("ink3", "page", 5.3), ("ink3", "sunk", 5.0), ("accent", "surface", 7.4), ("accent", "accent-weak", 6.3), ("surface", "bar", 13.1),
    ("bar-text", "bar", 8.8), ("ok", "surface", 7.2), ("ok", "ok-weak", 6.1), ("warn", "surface", 7.2), ("warn", "warn-weak", 6.4),
    ("late", "surface", 7.5), ("late", "late-weak", 6.3), ("seal", "surface", 8.8), ("seal", "seal-weak", 7.4), ("ink", "fig-mid", 9.7),
    ("ink2", "head-row", 4.5), ("ink3", "head-row", 4.5),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ground", "wanted"), PAIRS)
def test_text_can_be_read(text, ground, wanted):
    measured = contrast(TOKENS[text], TOKENS[ground])
    assert measured >= 4.5
    assert measured >= wanted - 0.06


@pytest.mark.parametrize(
    ("edge", "ground"), [("line2", "surface"), ("line2", "page"), ("fig-edge", "surface")]
)
def test_borders_of_controls_can_be_seen(edge, ground):
    assert contrast(TOKENS[edge], TOKENS[ground]) >= 3


@pytest.mark.parametrize("name", ["xuncha.js", "htmx.js"])
def test_scripts_use_nothing_younger_than_chromium_78(name):
    text = (STATIC / name).read_text("utf-8")
    for young in ("?.[", "??=", "||=", ".replaceAll(", ".at(-", "structuredClone", "static{"):
        assert young not in text
    assert not re.search(r"[\w\])]\?\.[a-zA-Z_]", text)


def test_templates_hold_no_style_and_no_script_of_their_own():
    for file in (Path(ui.__file__).parents[2]).rglob("templates/**/*.html"):
        text = file.read_text("utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=[\"']|<script(?![^>]*\bsrc=)|javascript:", text), (
            file
        )
