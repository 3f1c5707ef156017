"""What is put away is sealed under a key of its own, stays when its writer fails, and is swept when nobody names it."""

import json
from datetime import timedelta

import pytest
from django.db import connections, transaction

from xuncha.engines.seal.envelope import Unopenable
from xuncha.foundation.keys.models import ScopeKey
from xuncha.foundation.keys.scopes import IDENTITY_SCOPE, OFFICE_SCOPE
from xuncha.foundation.keys.store import open_sealed
from xuncha.foundation.terms import Actor
from xuncha.foundation.vault import store
from xuncha.foundation.vault.models import Deposit

pytestmark = pytest.mark.django_db(databases=["default", "vault"])

WHO = {"people": [{"name": "冯秋菊", "contact": "8216001"}]}


@pytest.fixture
def by(clock) -> Actor:
    return Actor("P-0001", "石小兰", clock=clock)


@pytest.fixture
def named(monkeypatch):
    """The codes rows name, as a room of its own would say."""
    codes: set[str] = set()
    monkeypatch.setattr(
        store, "_named", {"tests": lambda asked: codes if asked is None else codes & set(asked)}
    )
    return codes


def test_it_opens_only_under_the_identity_scope_and_its_own_code(by):
    code = store.put_away(WHO, by=by)
    sealed = bytes(Deposit.objects.get(code=code).sealed)
    assert json.loads(open_sealed(IDENTITY_SCOPE, sealed, b"vault\0" + code.encode())) == WHO
    other = store.put_away(WHO, by=by)
    for scope, context in ((OFFICE_SCOPE, code), (IDENTITY_SCOPE, other)):
        with pytest.raises(Unopenable):
            open_sealed(scope, sealed, b"vault\0" + context.encode())
    assert ScopeKey.objects.filter(scope=IDENTITY_SCOPE).count() == 1


def test_it_lies_in_the_other_database_with_nothing_that_leads_back(by):
    code = store.put_away(WHO, by=by)
    assert Deposit.objects.db == "vault"
    assert "vault_deposit" not in connections["default"].introspection.table_names()
    assert {f.name for f in Deposit._meta.get_fields()} == {"code", "sealed", "put_on"}
    assert len(code) == 32 and "冯" not in bytes(Deposit.objects.get(code=code).sealed).decode("latin-1")


def test_the_same_words_twice_are_two_codes(by):
    assert store.put_away(WHO, by=by) != store.put_away(WHO, by=by)


def test_a_deposit_stays_when_the_business_row_never_comes_and_is_swept_when_old(by, named, clock):
    with pytest.raises(RuntimeError), transaction.atomic():
        code = store.put_away(WHO, by=by)
        raise RuntimeError("power cut")
    today = clock.today()
    assert store.count() == 1 and list(store.orphans(today)) == []
    assert list(store.orphans(today + timedelta(days=2))) == [code]
    assert (store.sweep(today + timedelta(days=2)), store.count()) == (1, 0)


def test_what_a_row_names_is_never_swept_and_missed_when_gone(by, named, clock):
    code = store.put_away(WHO, by=by)
    named.add(code)
    assert store.sweep(clock.today() + timedelta(days=400)) == 0
    assert list(store.missing()) == []
    Deposit.objects.all().delete()
    assert list(store.missing()) == [code]


def test_each_room_says_once_what_it_names(named):
    store.names("another", lambda codes: set())
    with pytest.raises(ValueError):
        store.names("another", lambda codes: set())


def test_a_deposit_that_was_altered_is_found_without_being_read_out(by):
    kept, altered, moved = (store.put_away(WHO, by=by) for _ in range(3))
    sealed = bytearray(Deposit.objects.get(code=altered).sealed)
    sealed[-1] ^= 1
    Deposit.objects.filter(code=altered).update(sealed=bytes(sealed))
    Deposit.objects.filter(code=moved).update(sealed=Deposit.objects.get(code=kept).sealed)
    assert set(store.damaged()) == {altered, moved}
