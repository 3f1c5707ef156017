"""The clerk's day at a real browser: a call is taken, decided, found; also with scripts off; nothing sealed stays."""

from datetime import date

import pytest

from tests.factories import inspections, petitions
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.states import State

from .conftest import scan


@pytest.fixture
def inspection(live, cast):
    cast.clock.move_to(date(2024, 4, 1))
    return inspections.at(cast, Stage.ON_SITE)


def test_a_call_is_taken_and_its_scope_decided(visit, cast, inspection):
    page = visit(cast.clerk, at="/petitions/new/call")
    scan(page)
    page.get_by_label("收到日期").fill(
        "2024-04-01"
    )  # the server's clock is today's: long after the closing day
    page.get_by_label("反映内容").fill(petitions.CONTENT)
    page.get_by_label("姓名").first.fill(petitions.WHO.name)
    page.get_by_label("反映哪个被巡察单位").select_option(str(inspection.id))
    page.wait_for_timeout(900)  # longer than a draft waits before it is kept
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert petitions.CONTENT not in kept and petitions.WHO.name not in kept
    page.get_by_role("button", name="登记，编号").click()
    made = Petition.objects.get()
    page.wait_for_url(f"**/petitions/{made.id}/")
    scan(page)
    page.get_by_role("link", name="定范围").click()
    scan(page)
    page.get_by_role("button", name="属受理范围，交组长分办").click()
    page.wait_for_url(f"**/petitions/{made.id}/")
    made.refresh_from_db()
    assert made.state == State.ACCEPTED


def test_with_scripts_off_a_letter_is_registered_as_well(visit, cast, inspection):
    page = visit(cast.clerk, at="/petitions/new/letter", scripts=False)
    page.get_by_label("收到日期").fill("2024-04-01")
    page.get_by_role("button", name="登记，编号").click()
    assert "/petitions/" in page.url and Petition.objects.get().channel == "letter"


def test_the_register_and_what_is_opened_read_well(visit, cast, inspection):
    found = petitions.at(cast, inspection, State.ASSIGNED)
    page = visit(cast.member, at="/petitions/")
    scan(page)
    page.get_by_role("link", name=found.number).click()
    page.get_by_role("button", name="记入留痕并打开").click()
    page.get_by_text(petitions.CONTENT).wait_for()
    scan(page)
