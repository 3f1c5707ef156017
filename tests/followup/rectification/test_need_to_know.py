import pytest

from tests.factories import rectification as made
from xuncha.followup.rectification import queries

pytestmark = pytest.mark.django_db


def test_what_is_listed_is_what_may_be_viewed(cast):
    ledger = made.opened(cast)
    for who in cast.everyone:
        listed = queries.visible_to(who.actor).filter(pk=ledger.pk).exists()
        assert listed == queries.can_view(who.actor, ledger), who


def test_own_team_office_and_own_body_see_it_and_nobody_else(cast):
    ledger = made.opened(cast)
    sees = {name for name in vars(cast) if _sees(cast, name, ledger)}
    assert {"office", "staff", "leading_group", "secretary", "lead", "member", "body_liaison"} <= sees
    assert not sees & {"stranger", "system", "security", "audit"}


def _sees(cast, name, ledger):
    who = getattr(cast, name)
    return hasattr(who, "actor") and queries.visible_to(who.actor).filter(pk=ledger.pk).exists()


def test_the_body_has_its_own_door_and_no_other_page(cast):
    ledger = made.accepted(cast)
    client = cast.body_liaison.client
    assert client.get(f"/door/rectification/{ledger.pk}").status_code == 200
    assert client.get(f"/rectification/{ledger.pk}").status_code == 404
    assert cast.office.client.get(f"/rectification/{ledger.pk}").status_code == 200
    assert cast.stranger.client.get(f"/rectification/{ledger.pk}").status_code == 404
