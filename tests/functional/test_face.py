"""The frame of every page, at a real browser: look, keyboard, both languages, without scripts, in print."""

import pytest
from pypdf import PdfReader

from .conftest import scan


def test_the_gallery_shows_every_component_and_breaks_no_rule_of_accessibility(visit, cast):
    page = visit(cast.office, at="/gallery")
    assert page.locator(".x-rail li").count() == 10
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    scan(page)


def test_the_gallery_in_english(visit, cast):
    page = visit(cast.office, at="/gallery", locale="en-GB")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("heading", name="Components").is_visible()


def test_language_and_rows_can_be_switched_without_scripts(visit, cast):
    page = visit(cast.office, scripts=False, at="/keys")
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="Roomy").click()
    assert "x-cosy" in (page.locator("body").get_attribute("class") or "")


@pytest.mark.parametrize(
    ("who", "cosy"),
    [("office", False), ("lead", False), ("member", True), ("team_liaison", True), ("body_liaison", True)],
)
def test_who_works_here_for_two_months_gets_roomy_rows(visit, cast, who, cosy):
    page = visit(getattr(cast, who))
    assert ("x-cosy" in (page.locator("body").get_attribute("class") or "")) is cosy


def test_keys_go_where_they_say_and_not_while_writing(visit, cast):
    page = visit(cast.office, at="/gallery")
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("?gh")
    assert page.url.endswith("/gallery")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url("**/")
    page.keyboard.press("?")
    page.wait_for_url("**/keys")


def test_nothing_acts_while_an_input_method_composes(visit, cast):
    page = visit(cast.office, at="/gallery")
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '?', bubbles: true, isComposing: true}))"
    )
    assert page.url.endswith("/gallery")


def test_the_first_tab_reaches_the_skip_link(visit, cast):
    page = visit(cast.office)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "x-skip"


def test_no_page_is_wider_than_the_screen(visit, cast):
    page = visit(cast.office, at="/gallery")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_what_is_not_there_and_what_may_not_be_known_read_the_same(visit, cast):
    page = visit(cast.member, at="")
    missing = page.goto("/nothing-here")
    assert missing.status == 404
    absent = page.locator("main").inner_text()
    hidden = page.goto("/door/")
    assert hidden.status == 404
    assert page.locator("main").inner_text() == absent
    assert "没有这份材料，或您不参与这项工作" in absent


def test_print_leaves_the_furniture_away_and_says_who_printed(visit, cast):
    page = visit(cast.office, at="/gallery")
    page.emulate_media(media="print")
    assert not page.locator(".x-top").is_visible()
    assert not page.locator(".x-btn").first.is_visible()
    stamp = page.locator(".x-stamp")
    assert stamp.is_visible()
    assert "内部资料 注意保密" in stamp.inner_text()
    assert cast.office.actor.name in stamp.inner_text()


@pytest.mark.parametrize(
    "who", ["office", "staff", "lead", "member", "body_liaison", "system", "security", "audit"]
)
def test_everybody_has_a_first_screen_that_can_be_read_by_all(visit, cast, who):
    page = visit(getattr(cast, who))
    assert page.locator("h1").inner_text().strip()
    assert page.locator("main").inner_text().strip()
    scan(page)


def test_every_printed_page_says_who_when_and_what_level(visit, cast, tmp_path):
    page = visit(cast.office, at="/gallery")
    page.pdf(path=str(tmp_path / "gallery.pdf"), prefer_css_page_size=True)
    sheets = PdfReader(tmp_path / "gallery.pdf").pages
    assert len(sheets) > 2
    assert all(cast.office.code in sheet.extract_text() for sheet in sheets)
    assert {(round(s.mediabox.width), round(s.mediabox.height)) for s in sheets} == {(842, 595)}
