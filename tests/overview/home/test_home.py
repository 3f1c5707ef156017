"""First screens: composed of what rooms said, each person theirs, and a sentence that teaches while there is nothing."""

import pytest

from tests.people import cast, clock
from xuncha.foundation.terms import Role
from xuncha.foundation.ui import cards
from xuncha.foundation.ui.cards import Card, Row, home_card
from xuncha.overview.home import queries
from xuncha.overview.home.cards import first_steps
from xuncha.overview.home.web.presenters import SCREENS, present

__all__ = ["cast", "clock"]


@pytest.fixture
def bare(monkeypatch):
    monkeypatch.setattr(cards, "_cards", {})


@pytest.mark.parametrize("who", ["office", "staff", "leading_group", "secretary", "lead", "deputy", "member", "team_liaison", "system", "security", "audit"])  # fmt: skip
def test_everybody_has_a_first_screen(cast, who):
    answer = getattr(cast, who).client.get("/")
    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()


def test_the_body_goes_to_its_own_door(cast):
    client = cast.body_liaison.client
    assert client.get("/").url == "/door/"
    assert "x-top-body" in client.get("/door/").content.decode()


def test_forms_and_refusals_of_the_body_stand_under_its_own_bar(cast):
    client = cast.body_liaison.client
    for path in ("/account", "/workpapers/"):
        text = client.get(path).content.decode()
        assert "x-top-body" in text and 'name="q"' not in text


def test_the_door_does_not_exist_for_others(cast):
    assert cast.lead.client.get("/door/").status_code == 404


def test_without_signing_in_there_is_only_the_way_in(client, db):
    assert client.get("/").url.startswith("/sign-in")


def test_rows_of_all_rooms_stand_in_one_list_by_their_day(cast, bare):
    head = cast.office.actor
    today = head.clock.today()
    later = Row("乙", due=today.replace(day=20))
    sooner = Row("甲", due=today.replace(day=10))
    home_card("a.late", roles={Role.OFFICE_HEAD}, build=lambda a: Card("x", rows=[later]), place="late")
    home_card("b.late", roles={Role.OFFICE_HEAD}, build=lambda a: Card("x", rows=[sooner]), place="late")
    home_card("c.late", roles={Role.LEAD}, build=lambda a: Card("x", rows=[Row("丙")]), place="late")
    assert [r.matter for r in queries.screen(head).late] == ["甲", "乙"]


def test_a_card_that_has_nothing_to_do_with_a_person_is_not_there(cast, bare):
    home_card("a.x", roles={Role.OFFICE_HEAD}, build=lambda a: None)
    assert queries.screen(cast.office.actor).main == []
    assert present(queries.screen(cast.office.actor), cast.office.actor).bare


def test_a_new_office_is_told_what_to_do_first(cast, bare):
    steps = first_steps(cast.office.actor)
    assert [s.state for s in steps] == ["done", "done", "now", "none"]
    text = cast.office.client.get("/").content.decode()
    assert "还没有届期规划" in text
    assert "定届期规划" in text


def test_every_role_has_its_sentence():
    assert set(SCREENS) == set(Role)
