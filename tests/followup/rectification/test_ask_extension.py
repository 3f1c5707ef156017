from datetime import timedelta

import pytest

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification.actions.ask_extension import ask_extension
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale

pytestmark = pytest.mark.django_db


def asked(cast, **more):
    ledger = made.accepted(cast)
    item = made.items(ledger)[0]
    given = {"until": ledger.due_on + timedelta(days=30), "reason": "款项分期收回"} | more
    by = getattr(cast, given.pop("by", "body_liaison")).actor
    return ask_extension(by=by, item=item.id, **given)


def test_the_body_asks_for_a_later_day(cast):
    extension = asked(cast)
    assert extension.state == "asked"
    assert extension.item.extended_to is None, "nothing holds before it is decided"
    facts = journal_says("rectification.extension_asked", about=extension.item.ref).facts
    assert facts["until"] == extension.until.isoformat()


def test_one_request_at_a_time(cast):
    extension = made.extension(cast)
    with pytest.raises(NotAllowed, match="extension_waits"):
        ask_extension(
            by=cast.body_liaison.actor,
            item=extension.item_id,
            until=extension.until + timedelta(days=1),
            reason="再晚",
        )


def test_the_day_must_be_later_and_the_reason_said(cast):
    due = made.accepted(cast).due_on
    with pytest.raises(BadInput) as refused:
        asked(cast, until=due, reason=" ")
    assert [p.code for p in refused.value.problems] == ["extension.not_later", "extension.no_reason"]


@pytest.mark.parametrize(("who", "refusal"), [("lead", NotAllowed), ("stranger", NotKnown)])
def test_only_the_body_or_the_office_for_it(cast, who, refusal):
    with pytest.raises(refusal):
        asked(cast, by=who)


def test_what_is_done_needs_no_later_day(cast):
    item = made.checked(cast)
    with pytest.raises(NotAllowed, match="done"):
        ask_extension(
            by=cast.body_liaison.actor,
            item=item.id,
            until=item.ledger.due_on + timedelta(days=9),
            reason="迟",
        )


def test_a_stale_page_is_told(cast):
    with pytest.raises(Stale):
        asked(cast, seen=99)


def test_the_form_at_the_door_has_the_doors_white_bar(cast):
    item = made.items(made.accepted(cast))[0]
    page = cast.body_liaison.client.get(f"/door/rectification/items/{item.id}/extend")
    assert "ui/door.html" in [t.name for t in page.templates]
