import pytest

from tests.factories import evidence as factory
from tests.factories import fieldwork
from tests.factories import inspections as inspections_factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotKnown, Stale, WrongState
from xuncha.onsite.evidence import queries
from xuncha.onsite.evidence.actions.cite import cite
from xuncha.onsite.evidence.actions.supersede_item import supersede_item
from xuncha.onsite.evidence.rules.states import TRANSITIONS, ItemState, may_move


def supersede(cast, item, who="member", **more):
    return supersede_item(
        by=getattr(cast, who).actor,
        item=item.id,
        because=more.pop("because", "原扫描缺第九页"),
        stream=factory.pdf(10),
        name="验收意见表.pdf",
        **more,
    )


def test_a_new_item_takes_its_place_and_the_old_one_stays_with_its_citations(cast, inspection):
    item = factory.registered(cast, inspection)
    point = inspections_factory.noted(cast, inspection)
    cite(by=cast.member.actor, item=item.id, page=7, cited=point.ref)
    new = supersede(cast, item, seen=item.version)
    item.refresh_from_db()
    assert (new.number, new.supersedes_id, item.state) == ("证0002", item.id, "superseded")
    assert [c.item_id for c in queries.citations_of(point.ref)] == [item.id]
    assert journal_says("evidence.item_superseded", about=item.ref).facts["by"] == "证0002"
    with pytest.raises(WrongState):
        cite(by=cast.member.actor, item=item.id, page=6, cited=point.ref)


def test_an_item_is_superseded_once(cast, inspection):
    item = factory.registered(cast, inspection)
    supersede(cast, item)
    with pytest.raises(WrongState):
        supersede(cast, item)


def test_it_needs_a_reason_and_the_version_seen(cast, inspection):
    item = factory.registered(cast, inspection)
    with pytest.raises(BadInput):
        supersede(cast, item, because=" ")
    with pytest.raises(Stale):
        supersede(cast, item, seen=7)
    with pytest.raises(NotKnown):
        supersede(cast, item, "stranger")
    with pytest.raises(NotKnown):
        supersede(cast, item, "office")


def test_a_record_of_the_system_is_supplemented_not_superseded(cast, inspection):
    talk = fieldwork.interview(cast, inspection)
    with pytest.raises(WrongState):
        supersede(cast, queries.item_of_source(talk.ref))


@pytest.mark.parametrize("current", list(ItemState))
@pytest.mark.parametrize("wanted", list(ItemState))
def test_every_step_of_the_item_table(current, wanted):
    assert may_move(current, wanted) is ((current, wanted) == (ItemState.CURRENT, ItemState.SUPERSEDED))
    assert set(TRANSITIONS) == set(ItemState)
