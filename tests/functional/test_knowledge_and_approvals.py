"""A newcomer reads the map; a matter goes from the office to the secretary, on screen and from paper."""

from datetime import date

import pytest

from tests.factories.approvals import opened
from tests.functional.conftest import scan
from xuncha.standing.approvals.models import Request
from xuncha.standing.regulations.actions.stock_library import stock_library

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/procedure/",
    "/rules/2024/",
    "/rules/2017/2024/",
    "/rules/2024/items/",
    "/deadlines/?rules=2017&period=report_after_leaving&from=2022-09-20",
    "/holidays/?year=2023",
    "/holidays/set?day=2023-10-01",
    "/regulations/?on=2022-09-18",
    "/regulations/register",
    "/approvals/",
    "/approvals/decided/",
]


@pytest.mark.parametrize("locale", ["zh-CN", pytest.param("en", marks=pytest.mark.long)])
def test_every_page_is_accessible(visit, cast, locale):
    stock_library(by=cast.office.actor)
    opened("round", by=cast.staff.actor)
    page = visit(cast.staff, locale=locale, at="")
    for path in PAGES:
        page.goto(path)
        scan(page)


def test_a_newcomer_walks_the_map_by_its_rail(visit, cast):
    page = visit(cast.member, at="/procedure/")
    page.locator("svg a[href='#stage-on_site']").click()
    assert page.locator("#interview").is_visible()
    assert "两人" in page.locator("#interview").inner_text()
    page.locator("#interview a.x-cite").first.click()
    assert page.locator("tr:target, [id='离场-05']").first.is_visible()


def test_a_matter_is_decided_on_screen_and_from_paper_without_scripts(visit, cast):
    request = opened("round", by=cast.staff.actor)
    office = visit(cast.office, scripts=False, at="/approvals/")
    office.get_by_role("link", name="看材料，作决定").click()
    office.get_by_role("link", name="同意", exact=True).click()
    office.get_by_label("意见").fill("对象合适")
    office.get_by_role("button", name="同意").click()
    assert "已登记您的意见" in office.inner_text("main")

    staff = visit(cast.staff, scripts=False, at="/approvals/")
    staff.get_by_role("link", name="登记签字件").click()
    staff.get_by_label("谁决定").fill("领导小组第三次会议")
    staff.get_by_label("决定日期").fill(f"{date(2024, 3, 4).isoformat()}")
    staff.get_by_label("会议纪要文号").fill("清委巡纪要〔2024〕3号")
    staff.get_by_role("button", name="登记纸质审批").click()
    assert "凭纸质件登记" in staff.inner_text("main")

    secretary = visit(cast.secretary, scripts=False, at="/approvals/")
    secretary.get_by_role("link", name="看材料，作决定").click()
    secretary.get_by_role("link", name="退回", exact=True).click()
    secretary.get_by_role("button", name="退回，写理由").click()
    assert "退回的理由" in secretary.locator(".x-errsum, .x-form, main").first.inner_text()
    secretary.get_by_label("退回的理由").fill("乡镇太少")
    secretary.get_by_role("button", name="退回，写理由").click()
    assert Request.objects.get(pk=request.pk).state == "returned"
