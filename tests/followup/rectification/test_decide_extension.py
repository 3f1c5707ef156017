import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import queries
from xuncha.followup.rectification.actions.ask_extension import ask_extension
from xuncha.followup.rectification.actions.decide_extension import decide_extension
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def test_the_head_of_the_office_grants_it(cast):
    extension = made.extension(cast)
    decided = decide_extension(by=cast.office.actor, extension=extension.id, grant=True, answer="同意")
    item = queries.item(extension.item_id, cast.office.actor)
    assert (decided.state, item.extended_to) == ("granted", extension.until)
    assert journal_says("rectification.extension_decided", about=item.ref).facts["granted"] is True


def test_a_refusal_says_why_and_moves_nothing(cast):
    extension = made.extension(cast)
    with pytest.raises(BadInput, match="refusal_needs_answer"):
        decide_extension(by=cast.office.actor, extension=extension.id, grant=False)
    decide_extension(by=cast.office.actor, extension=extension.id, grant=False, answer="按期完成")
    assert queries.item(extension.item_id, cast.office.actor).extended_to is None


@pytest.mark.parametrize(
    ("who", "refusal"), [("staff", NotAllowed), ("body_liaison", NotAllowed), ("stranger", NotKnown)]
)
def test_nobody_else_decides(cast, who, refusal):
    with pytest.raises(refusal):
        decide_extension(by=getattr(cast, who).actor, extension=made.extension(cast).id, grant=True)


def test_decided_once(cast):
    extension = made.extension(cast)
    decide_extension(by=cast.office.actor, extension=extension.id, grant=True)
    with pytest.raises(NotAllowed, match="extension_decided"):
        decide_extension(by=cast.office.actor, extension=extension.id, grant=True)


def test_who_entered_the_request_does_not_decide_it(cast):
    ledger = made.accepted(cast)
    extension = ask_extension(
        by=cast.office.actor,
        item=made.items(ledger)[0].id,
        until=ledger.due_on.replace(year=ledger.due_on.year + 1),
        reason="单位来文",
    )
    with pytest.raises(NotAllowed, match="own_request"):
        decide_extension(by=cast.office.actor, extension=extension.id, grant=True)
