"""Nothing typed is lost: a closed window, an ended session, a second click."""

import pytest

from tests.people import WORD
from xuncha.standing.organisations.queries import named

FORM = "/bodies/register"


@pytest.fixture
def page(visit, cast):
    return visit(cast.office, at=FORM)


def test_a_draft_comes_back_after_the_window_was_closed(page):
    page.locator("input[name=name]").fill("清源县档案馆")
    page.get_by_text("草稿已存在本机").wait_for()
    page.goto("/keys")
    page.goto(FORM)
    page.get_by_role("button", name="放回来").click()
    assert page.locator("input[name=name]").input_value() == "清源县档案馆"


def test_a_saved_form_leaves_no_draft_behind(page):
    page.locator("input[name=name]").fill("清源县档案馆")
    page.locator("select[name=kind]").select_option("department")
    page.locator("form.x-form button[type=submit]").click()
    page.wait_for_url(lambda url: not url.endswith(FORM))
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('xuncha:draft')).length") == 0


def test_signing_out_leaves_no_draft_behind(page):
    page.locator("input[name=name]").fill("清源县档案馆")
    page.get_by_text("草稿已存在本机").wait_for()
    page.get_by_role("button", name="退出").click()
    page.wait_for_load_state()
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('xuncha:draft')).length") == 0


def test_control_enter_saves(page):
    page.locator("select[name=kind]").select_option("department")
    page.locator("input[name=name]").fill("清源县档案馆")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: not url.endswith(FORM))
    assert named("清源县档案馆")


def test_two_clicks_make_one(page):
    page.locator("select[name=kind]").select_option("department")
    page.locator("input[name=name]").fill("清源县档案馆")
    page.locator("form.x-form button[type=submit]").dblclick()
    page.wait_for_url(lambda url: not url.endswith(FORM))
    assert len(named("清源县档案馆")) == 1


def test_an_error_takes_the_focus_and_leads_to_its_field(page):
    page.locator("form.x-form button[type=submit]").click()
    page.locator(
        ".x-errors:focus"
    ).wait_for()  # a waiting function would be evaluated, which the pages forbid
    page.locator(".x-errors a").first.click()
    assert page.evaluate("location.hash").startswith("#id_")


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_typed_goes_through_signing_in_again(visit, cast, settings, scripts):
    settings.REHEARSAL = True  # words alone let in, as in a rehearsal
    cast.staff.account.token_since = None
    cast.staff.account.save()
    page = visit(cast.staff, at=FORM, scripts=scripts)
    page.locator("input[name=name]").fill("清源县档案馆")
    page.locator("select[name=kind]").select_option("department")
    page.context.clear_cookies(name="session")
    page.locator("form.x-form button[type=submit]").click()
    page.get_by_role("button", name="去登录，带着填的内容").click()
    page.locator("input[name=username]").fill("staff")
    page.locator("input[name=password]").fill(WORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="放回原处").click()
    assert page.locator("input[name=name]").input_value() == "清源县档案馆"
    assert not named("清源县档案馆")
    page.locator("form.x-form button[type=submit]").click()
    page.wait_for_url(lambda url: not url.endswith(FORM))
    assert named("清源县档案馆")
