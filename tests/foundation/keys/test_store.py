import pytest
from django.db import transaction

from xuncha.engines.seal.envelope import Unopenable
from xuncha.foundation.keys import state, store
from xuncha.foundation.keys.models import ScopeKey
from xuncha.foundation.keys.scopes import OFFICE_SCOPE, inspection_scope
from xuncha.foundation.terms import new_id

pytestmark = pytest.mark.django_db


def test_what_is_sealed_opens_in_its_scope_and_context_only():
    one, other = inspection_scope(new_id()), inspection_scope(new_id())
    sealed = store.seal(one, b"data", b"row 1")
    assert store.open_sealed(one, sealed, b"row 1") == b"data"
    store.seal(other, b"", b"")
    for scope, context in ((other, b"row 1"), (one, b"row 2")):
        with pytest.raises(Unopenable):
            store.open_sealed(scope, sealed, context)


def test_each_scope_has_a_key_of_its_own_wrapped_by_the_office_key():
    store.seal(OFFICE_SCOPE, b"x", b"")
    store.seal("clues", b"x", b"")
    rows = ScopeKey.objects.filter(scope__in=[OFFICE_SCOPE, "clues"])
    assert len({bytes(row.wrapped) for row in rows}) == 2
    assert state.held().master not in b"".join(bytes(row.wrapped) for row in rows)


def test_a_newer_version_seals_and_the_older_still_opens():
    old = store.seal(OFFICE_SCOPE, b"data", b"")
    address = store.address_key(OFFICE_SCOPE)
    store.forget()
    store._make(OFFICE_SCOPE, 2)
    new = store.seal(OFFICE_SCOPE, b"data", b"")
    assert (old[4], new[4]) == (1, 2)
    assert store.open_sealed(OFFICE_SCOPE, old, b"") == store.open_sealed(OFFICE_SCOPE, new, b"") == b"data"
    assert store.address_key(OFFICE_SCOPE) == address


def test_a_key_whose_row_is_gone_opens_nothing():
    sealed = store.seal("clues", b"data", b"")
    ScopeKey.objects.filter(scope="clues").delete()
    store.forget()
    with pytest.raises(Unopenable):
        store.open_sealed("clues", sealed, b"")


def test_a_key_made_in_a_transaction_that_failed_is_made_anew():
    with pytest.raises(RuntimeError), transaction.atomic():
        store.seal("clues", b"lost", b"")
        raise RuntimeError
    sealed = store.seal("clues", b"data", b"")
    store.forget()
    assert store.open_sealed("clues", sealed, b"") == b"data"


def test_a_wrapped_key_moved_to_another_scope_does_not_open():
    store.seal("clues", b"x", b"")
    store.seal("identity", b"x", b"")
    stolen = ScopeKey.objects.get(scope="clues").wrapped
    ScopeKey.objects.filter(scope="identity").update(wrapped=stolen)
    store.forget()
    with pytest.raises(Unopenable):
        store.seal("identity", b"x", b"")


@pytest.mark.django_db(transaction=True)
def test_a_settled_key_is_read_from_the_database_once(django_assert_num_queries):
    store.seal(OFFICE_SCOPE, b"x", b"")
    store.seal(OFFICE_SCOPE, b"x", b"")
    with django_assert_num_queries(0):
        sealed = store.seal(OFFICE_SCOPE, b"x", b"")
        store.open_sealed(OFFICE_SCOPE, sealed, b"")
