"""Clues and letters in a browser: a raw note becomes a clue, is opened with a reason, goes out on a letter."""

from tests.factories import clues, coordination, inspections
from xuncha.conclusions.clues.rules.states import State
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.coordination.rules.states import BriefingState
from xuncha.standing.coordination.rules.states import State as LetterState

from .conftest import picture, scan


def test_the_lead_opens_a_clue_with_a_reason(visit, live, cast, on_day):
    inspection = inspections.at(cast, Stage.ON_SITE)
    on_day(cast.clock.today())
    clues.item(cast, inspection)
    clue = clues.assigned(cast, clues.at(cast, inspection, State.VERIFIED, origin="个别谈话"))
    page = visit(cast.lead)
    for name, address in (
        ("clues", "/clues/"),
        ("clues-inspection", f"/inspections/{inspection.id}/clues/"),
        ("clue-note", f"/inspections/{inspection.id}/clues/new"),
        ("clue", f"/clues/{clue.id}/"),
    ):
        page.goto(f"{live}{address}")
        picture(page, name)
        scan(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    page.get_by_role("link", name="打开，写理由").first.click()
    page.get_by_label("为什么要看").fill("研究处置意见")
    page.get_by_role("button", name="打开，理由留痕").click()
    page.get_by_text("钱守义").first.wait_for()
    picture(page, "clue-open")
    scan(page)
    assert (
        page.evaluate("Object.keys(localStorage).filter(k => localStorage[k].includes('钱守义')).length") == 0
    )


def test_the_head_of_the_office_transfers(visit, live, cast, on_day):
    inspection = inspections.at(cast, Stage.ON_SITE)
    on_day(cast.clock.today())
    clue = clues.at(cast, inspection, State.READY)
    coordination.at(cast, LetterState.RECEIPTED)
    briefing = coordination.briefing(cast, BriefingState.RECEIPTED, team=inspection.team_id)
    page = visit(cast.office)
    picture(page, "clues-first-office")
    page.goto(f"{live}/clues/{clue.id}/transfer")
    page.get_by_label("抄送").fill("县委组织部")
    picture(page, "clue-transfer")
    page.get_by_role("button", name="编号发出").click()
    page.get_by_text("清委巡线").first.wait_for()
    for name, address in (
        ("letter-clues", page.url.removeprefix(live)),
        ("letters", "/letters/"),
        ("letter-new", "/letters/new"),
        ("briefings", "/briefings/"),
        ("briefing-new", "/briefings/new"),
        ("briefing", f"/briefings/{briefing.id}/"),
    ):
        page.goto(f"{live}{address}")
        picture(page, name)
        scan(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1366
