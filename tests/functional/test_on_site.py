"""The work on site at a real browser: the file's front page, a talk being written, evidence turned page by page."""

from datetime import date

import pytest

from tests.factories import evidence, fieldwork, inspections
from xuncha.onsite.evidence.actions.cite import cite
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions.write_answers import Written, write_answers
from xuncha.onsite.inspections.models import Point
from xuncha.onsite.inspections.rules.states import Stage

from .conftest import scan

SAVED = "[data-saved][data-row]"


@pytest.fixture
def inspection(live, cast):
    cast.clock.move_to(date(2024, 4, 1))
    return inspections.at(cast, Stage.ON_SITE)


@pytest.fixture
def talk(cast, inspection):
    return fieldwork.interview(cast, inspection, "recording")


def rows(talk):
    return [(r.question, r.answer) for r in queries.rows(talk)]


def test_the_front_page_says_what_the_next_gate_lacks_and_where_to_supply_it(visit, cast, inspection):
    fieldwork.interview(cast, inspection, "held")
    page = visit(cast.lead, at=f"/inspections/{inspection.id}/")
    assert page.locator(".x-rail li").count() == 10
    assert page.locator('.x-rail [aria-current="step"]').inner_text().startswith("现场")
    page.locator("#log .x-log li").first.wait_for()
    scan(page)
    page.locator("#gate").get_by_role("link", name="看记录").click()
    assert page.url.endswith("/interviews/")


def test_what_is_typed_saves_itself_and_ctrl_enter_asks_the_next(visit, cast, talk):
    page = visit(cast.member, at=f"/interviews/{talk.id}/")
    page.get_by_label("问", exact=True).fill("请谈谈分工。")
    page.get_by_label("答", exact=True).fill("我管粮油。")
    page.locator(SAVED).wait_for()
    assert rows(talk) == [("请谈谈分工。", "我管粮油。")]
    page.get_by_label("答", exact=True).fill("我管粮油和农机。")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**new=1*")
    assert rows(talk) == [("请谈谈分工。", "我管粮油和农机。")]
    assert page.get_by_label("问", exact=True).input_value() == ""
    scan(page)


def test_the_outline_gives_the_next_question_and_a_mark_makes_a_point(visit, cast, talk):
    page = visit(cast.member, at=f"/interviews/{talk.id}/")
    page.keyboard.press("Alt+p")
    assert page.get_by_label("问", exact=True).input_value() == talk.outline[0]["text"]
    page.get_by_label("答", exact=True).fill("口头同意先付。")
    page.keyboard.press("Control+m")
    page.get_by_label("要核对什么").fill("口头同意先付尾款")
    page.get_by_role("button", name="记为疑点").click()
    page.wait_for_url("**new=1*")
    assert Point.objects.get().source_text == "谈-001 问1"
    assert page.get_by_text("疑001 口头同意先付尾款").is_visible()


def test_nothing_acts_while_an_input_method_composes(visit, cast, talk):
    page = visit(cast.member, at=f"/interviews/{talk.id}/")
    page.get_by_label("问", exact=True).fill("问")
    page.evaluate(
        """document.querySelector("[name=answer]").dispatchEvent(
           new KeyboardEvent("keydown", {key: "Enter", ctrlKey: true, isComposing: true, bubbles: true}))"""
    )
    page.wait_for_timeout(300)
    assert "new=1" not in page.url
    assert rows(talk) == []


def test_when_two_type_the_second_sees_both_and_loses_nothing(visit, cast, talk):
    row = write_answers(by=cast.member.actor, interview=talk.id, rows=[Written("谁定的？", "局长。")])[0]
    mine = visit(cast.member, at=f"/interviews/{talk.id}/?edit={row.id}")
    write_answers(
        by=cast.second_member.actor,
        interview=talk.id,
        rows=[Written("谁定的？", "办公会定的。", row.id, row.version)],
    )
    mine.get_by_label("答", exact=True).fill("局长说他定的。")
    mine.locator("[data-saved][data-stale]").wait_for()
    assert mine.get_by_text("办公会定的。").is_visible()
    assert mine.get_by_label("答", exact=True).input_value() == "局长说他定的。"
    assert rows(talk) == [("谁定的？", "办公会定的。")]
    mine.get_by_label("答", exact=True).fill("办公会定的，局长先说的。")
    mine.locator(SAVED).wait_for()
    assert rows(talk) == [("谁定的？", "办公会定的，局长先说的。")]


def test_while_the_line_is_down_it_is_kept_here_and_sent_when_it_is_back(visit, cast, talk):
    page = visit(cast.member, at=f"/interviews/{talk.id}/")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('down')); }")
    page.get_by_label("问", exact=True).fill("尾款谁批的？")
    page.get_by_label("答", exact=True).fill("分管领导。")
    page.get_by_text("断网，已存在本机").wait_for()
    page.reload()
    assert page.get_by_label("答", exact=True).input_value() == "分管领导。"
    page.locator(SAVED).wait_for()
    assert rows(talk) == [("尾款谁批的？", "分管领导。")]


def test_a_talk_is_written_and_confirmed_without_scripts(visit, cast, talk):
    page = visit(cast.member, scripts=False, at=f"/interviews/{talk.id}/")
    page.get_by_label("问", exact=True).fill("请谈谈分工。")
    page.get_by_label("答", exact=True).fill("我管粮油。")
    page.get_by_role("button", name="保存，下一问").click()
    page.get_by_role("link", name="记完，请本人核对").click()
    page.get_by_role("button", name="记完，请本人核对").click()
    page.get_by_role("link", name="请本人核对").first.click()
    page.get_by_label("屏幕上逐页核对").check()
    page.get_by_role("checkbox", name="第 1 页").check()
    page.get_by_role("button", name="登记本人核对").click()
    assert page.get_by_text("本人已核对").is_visible()
    assert queries.interview(talk.id, cast.member.actor).state == "confirmed"


def test_evidence_is_turned_and_led_back_without_scripts(visit, cast, inspection):
    item = evidence.registered(cast, inspection)
    point = inspections.noted(cast, inspection)
    cite(
        by=cast.member.actor, item=item.id, page=7, cited=point.ref, passage="第2段", box=(100, 400, 500, 60)
    )
    page = visit(cast.member, scripts=False, at=f"/evidence/{item.id}/?page=6")
    page.get_by_role("link", name="下一页").click()
    assert page.locator(".x-box").count() == 1
    page.get_by_role("link", name="疑001 尾款早于验收支付").first.click()
    page.get_by_role("link", name="证0001 验收意见表").click()
    assert page.url.endswith(f"/evidence/{item.id}/")


def test_a_box_is_drawn_on_the_page(visit, cast, inspection):
    item = evidence.registered(cast, inspection)
    point = inspections.noted(cast, inspection)
    page = visit(cast.member, at=f"/evidence/{item.id}/cite?cited={point.ref}&page=7")
    sheet = page.locator("svg.x-sheet").bounding_box()
    page.mouse.move(sheet["x"] + sheet["width"] * 0.1, sheet["y"] + 40)
    page.mouse.down()
    page.mouse.move(sheet["x"] + sheet["width"] * 0.6, sheet["y"] + 140, steps=4)
    page.mouse.up()
    left, _top, width, height = map(int, page.get_by_label("框在哪里").input_value().split(","))
    assert abs(left - 100) < 5 and abs(width - 500) < 8 and height > 0


def test_a_large_file_says_how_far_it_is(visit, cast, inspection, tmp_path):
    import os

    large = tmp_path / "现场.jpg"
    large.write_bytes(evidence.picture("JPEG").getvalue() + os.urandom(3_000_000))
    page = visit(cast.member, at=f"/inspections/{inspection.id}/evidence/register")
    page.get_by_label("文件").set_input_files(str(large))
    page.get_by_label("这是什么材料").fill("现场照片")
    page.get_by_role("button", name="登记").click()
    page.wait_for_url("**/evidence/0*/")
    assert page.get_by_role("heading", name="证0001 现场照片").first.is_visible()


@pytest.mark.parametrize("locale", ["zh-CN", pytest.param("en-GB", marks=pytest.mark.long)])
def test_pages_of_the_team_break_no_rule_of_accessibility(visit, cast, inspection, locale):
    talk = fieldwork.interview(cast, inspection, "recording")
    held = fieldwork.interview(cast, inspection, "held")
    request = fieldwork.request(cast, inspection, "sent")
    received = fieldwork.request(cast, inspection, "received")
    item = evidence.registered(cast, inspection)
    point = inspections.noted(cast, inspection)
    page = visit(cast.member, locale=locale, at="/fieldwork/")
    base = f"/inspections/{inspection.id}"
    for path in (
        *(
            "/fieldwork/",
            "/inspections/",
            f"{base}/",
            f"{base}/gate",
            f"{base}/points/",
            f"{base}/points/note",
        ),
        *(f"{base}/interviews/", f"{base}/interviews/plan", f"{base}/outlines/", f"{base}/materials/"),
        *(f"{base}/materials/request", f"{base}/evidence/", f"{base}/evidence/register"),
        *(f"/interviews/{talk.id}/", f"/interviews/{held.id}/confirm", f"/points/{point.id}/"),
        *(
            f"/materials/{request.id}/receive",
            f"/materials/{received.id}/return",
            f"/materials/{received.id}/",
        ),
        *(
            f"/evidence/{item.id}/",
            f"/evidence/{item.id}/custody",
            f"/evidence/{item.id}/cite?cited={point.ref}",
        ),
    ):
        page.goto(path)
        scan(page)
