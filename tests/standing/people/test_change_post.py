from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.links import subscriptions
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale
from xuncha.standing.people import queries
from xuncha.standing.people.actions.change_post import change_post

DAY = date(2024, 3, 1)


def changed(cast, **kwargs):
    given = {"person": cast.member.person, "body": cast.bureau.id, "post": "副科长", "on": DAY, **kwargs}
    return change_post(by=cast.office.actor, **given)


def test_the_old_post_ends_the_day_the_new_one_begins(cast):
    person = changed(cast)
    new, old = queries.careers([person.id])[person.id]
    assert (old.body, old.until) == (cast.other_bureau, DAY)
    assert (new.body, new.since, new.until) == (cast.bureau, DAY, None)
    assert (person.unit, person.post) == (cast.bureau, "副科长")
    said = journal_says("people.post_changed", about=person.ref)
    assert said.facts == {
        "person": str(person.id),
        "code": person.code,
        "body": str(cast.bureau.id),
        "post": "副科长",
        "on": "2024-03-01",
    }


def test_whoever_subscribed_is_told_in_the_same_transaction(cast, monkeypatch):
    heard = []
    monkeypatch.setitem(
        subscriptions._handlers, "people.post_changed", [lambda by, ref, facts: heard.append(ref)]
    )
    person = changed(cast)
    assert heard == [person.ref]


def test_a_change_before_a_later_one_is_refused(cast):
    changed(cast)
    with pytest.raises(BadInput) as refused:
        changed(cast, on=date(2023, 1, 1))
    assert refused.value.code == "post.out_of_order"


def test_a_unit_must_be_said(cast):
    with pytest.raises(BadInput):
        changed(cast, body=None)
    assert changed(cast, body=None, body_name="市审计局").unit_name == "市审计局"


def test_the_second_of_two_is_told_that_it_changed(cast):
    changed(cast, seen=1)
    with pytest.raises(Stale):
        changed(cast, seen=1, on=None)


def test_one_does_not_change_the_own_post(cast):
    with pytest.raises(NotAllowed):
        change_post(by=cast.member.actor, person=cast.member.person, body=cast.bureau.id, post="局长")
    with pytest.raises(NotKnown):
        change_post(by=cast.system.actor, person=cast.member.person, body=cast.bureau.id, post="局长")
