"""What each person sees first, with work under way."""

from datetime import date

import pytest

from tests.factories import inspections

from .conftest import picture, scan


@pytest.mark.parametrize("who", ["office", "staff", "leading_group", "lead", "member", "body_liaison", "system", "security", "audit"])  # fmt: skip
def test_first_screens_with_an_inspection_on_its_way(visit, cast, on_day, who):
    inspections.opened(cast)
    today = cast.clock.today()
    on_day(date(today.year, today.month, today.day))
    page = visit(getattr(cast, who))
    picture(page, f"first-{who}")
    scan(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_the_office_head_sees_coverage_rounds_and_what_comes_next(visit, cast, on_day):
    inspections.opened(cast)
    on_day(cast.clock.today())
    page = visit(cast.office)
    text = page.locator("main").inner_text()
    for words in ("届期覆盖", "各轮进度", "等您决定", "接下来"):
        assert words in text
    assert page.locator("svg.x-fig").count() > 1


def test_the_lead_sees_the_stage_what_is_missing_and_the_load(visit, cast, on_day):
    inspections.opened(cast)
    on_day(cast.clock.today())
    page = visit(cast.lead)
    assert page.locator(".x-rail li").count() == 10
    assert cast.member.actor.name in page.locator("main").inner_text()
