import pytest

from tests.factories import evidence as factory
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, new_id
from xuncha.onsite.evidence.actions.open_item import open_item


def test_the_head_of_the_office_opens_an_item_with_a_reason_that_is_entered_first(cast, inspection):
    item = factory.registered(cast, inspection)
    assert open_item(by=cast.office.actor, item=item.id, reason="复核引文") == item
    assert (
        journal_says("evidence.item_opened", about=item.ref, by=cast.office.actor).facts["reason"]
        == "复核引文"
    )


@pytest.mark.parametrize("who", ["staff", "secretary", "stranger", "body_liaison", "system", "audit"])
def test_nobody_else_does(cast, inspection, who):
    item = factory.registered(cast, inspection)
    with pytest.raises(NotAllowed):
        open_item(by=getattr(cast, who).actor, item=item.id, reason="x")
    journal_is_silent_about("evidence.item_opened")


def test_without_a_reason_nothing_opens(cast, inspection):
    item = factory.registered(cast, inspection)
    with pytest.raises(BadInput):
        open_item(by=cast.office.actor, item=item.id, reason=" ")
    with pytest.raises(NotKnown):
        open_item(by=cast.office.actor, item=new_id(), reason="x")


def test_on_the_page_the_picture_comes_inside_the_answer(cast, inspection):
    item = factory.registered(cast, inspection)
    assert cast.office.client.get(f"/evidence/{item.id}/").status_code == 404
    page = cast.office.client.post(f"/evidence/{item.id}/open", {"reason": "复核引文"})
    assert page.status_code == 200
    assert b"data:image/png;base64," in page.content
    assert cast.office.client.get(f"/evidence/{item.id}/pages/1.png").status_code == 404
