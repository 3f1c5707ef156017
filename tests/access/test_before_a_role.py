"""A cadre called to a team holds no role until the team is authorised, and must declare, train and be examined before."""

import pytest

from tests.factories import planning
from tests.people import WORD, signed_in
from xuncha.preparation.teams.actions.add_member import add_member
from xuncha.preparation.teams.actions.form_team import form_team
from xuncha.standing.people.actions.open_account import open_account
from xuncha.standing.people.actions.register_person import register_person


@pytest.fixture
def called(cast):
    """The browser of a cadre without any role, called to a team being formed, and the batch."""
    office = cast.office.actor
    person = register_person(by=office, name="姚青山", unit=cast.other_bureau.id, post="科员", in_pool=True)
    account = open_account(
        by=cast.system.actor, person=person.id, username="yao", word=WORD, must_change=False
    )
    batch = planning.batch(cast)
    team = form_team(by=office, batch=batch.id)
    add_member(by=office, team=team.id, person=person.id, role="member")
    return signed_in(account.account.id), batch


def test_who_is_called_to_a_team_declares_before_holding_a_role(called):
    browser, batch = called
    for path in ("/", "/teams", "/training/mine", f"/batches/{batch.id}/declare"):
        assert browser.get(path).status_code == 200, path
    signed = browser.post(f"/batches/{batch.id}/declare", {"nothing_to_declare": "on"})
    assert signed.status_code == 302


def test_who_holds_no_role_sees_nothing_of_the_work(called):
    browser, batch = called
    for path in ("/gallery", "/papers/", "/bodies", "/training", f"/batches/{batch.id}/teams"):
        assert browser.get(path).status_code == 404, path
