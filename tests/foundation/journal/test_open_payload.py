import pytest

from tests.journal_says import journal_says
from xuncha.foundation.journal.actions.open_payload import open_payload
from xuncha.foundation.journal.ledger import entry_ref
from xuncha.foundation.journal.models import Entry, Payload
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown


def last() -> int:
    return Entry.objects.order_by("-sequence").first().sequence


def test_the_facts_are_opened_for_a_reason_that_is_journalled(cast):
    facts = open_payload(by=cast.audit.actor, sequence=1, reason="核对启用")
    assert facts["name"]
    assert facts["rehearsal"] is False
    assert journal_says("journal.payload_opened", about=entry_ref(1)).facts == {"reason": "核对启用"}


@pytest.mark.parametrize(
    "who", ["office", "lead", "member", "body_liaison", "system", "security", "stranger"]
)
def test_nobody_but_the_audit_administrator_opens_them(cast, who):
    with pytest.raises(NotAllowed):
        open_payload(by=getattr(cast, who).actor, sequence=1, reason="好奇")


@pytest.mark.parametrize("scope", ["clues", "identity"])
def test_facts_of_clues_and_identities_are_not_opened_here(cast, scope):
    Payload.objects.filter(sequence=2).update(scope=scope)
    with pytest.raises(NotAllowed) as refused:
        open_payload(by=cast.audit.actor, sequence=2, reason="核对")
    assert refused.value.code == "journal.restricted"


def test_without_a_reason_nothing_is_opened(cast):
    before = last()
    with pytest.raises(BadInput):
        open_payload(by=cast.audit.actor, sequence=1, reason="  ")
    assert last() == before


def test_an_entry_that_is_not_there_is_not_known(cast):
    with pytest.raises(NotKnown):
        open_payload(by=cast.audit.actor, sequence=10**9, reason="核对")


def test_facts_disposed_of_are_said_to_be(cast):
    Payload.objects.filter(sequence=2).update(envelope=None, disposed_by=3)
    assert open_payload(by=cast.audit.actor, sequence=2, reason="核对") is None
