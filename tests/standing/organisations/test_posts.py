from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.actions.abolish_post import abolish_post
from xuncha.standing.organisations.actions.create_post import create_post
from xuncha.standing.organisations.actions.fill_post import fill_post
from xuncha.standing.organisations.actions.vacate_post import vacate_post


@pytest.fixture
def head(cast):
    return create_post(
        by=cast.office.actor, body=cast.bureau.id, title="党组书记、局长", is_head=True, on=date(2015, 1, 1)
    )


def holders(cast, day):
    return [(p.title, p.holder) for p in queries.leading_group(cast.bureau.id, day)]


def test_the_leading_group_of_a_day_names_who_held_each_post_then(cast, head):
    create_post(by=cast.office.actor, body=cast.bureau.id, title="副局长", on=date(2015, 1, 1))
    fill_post(by=cast.office.actor, post=head.id, holder="钱海", on=date(2015, 1, 1))
    fill_post(by=cast.office.actor, post=head.id, holder="罗正", on=date(2022, 6, 1))
    assert holders(cast, date(2022, 5, 31)) == [("党组书记、局长", "钱海"), ("副局长", "")]
    assert holders(cast, date(2022, 6, 1)) == [("党组书记、局长", "罗正"), ("副局长", "")]


def test_the_journal_says_that_a_post_was_filled_and_not_by_whom(cast, head):
    fill_post(by=cast.office.actor, post=head.id, holder="罗正")
    assert "罗正" not in str(journal_says("organisations.post_filled", about=head.ref).facts)


def test_a_title_stands_once(cast, head):
    with pytest.raises(BadInput) as refused:
        create_post(by=cast.office.actor, body=cast.bureau.id, title="党组书记、局长")
    assert refused.value.code == "post.same_title"


def test_holders_come_one_after_the_other(cast, head):
    fill_post(by=cast.office.actor, post=head.id, holder="罗正", on=date(2022, 6, 1))
    for day in (date(2022, 6, 1), date(2020, 1, 1), date(2014, 1, 1)):
        with pytest.raises(BadInput) as refused:
            fill_post(by=cast.office.actor, post=head.id, holder="钱海", on=day)
        assert refused.value.code == "post.held_later"


def test_a_post_is_vacated_once(cast, head):
    fill_post(by=cast.office.actor, post=head.id, holder="罗正", on=date(2022, 6, 1))
    with pytest.raises(BadInput):
        vacate_post(by=cast.office.actor, post=head.id, on=date(2021, 1, 1))
    vacate_post(by=cast.office.actor, post=head.id)
    journal_says("organisations.post_vacated", about=head.ref)
    with pytest.raises(WrongState):
        vacate_post(by=cast.office.actor, post=head.id)


def test_a_held_post_is_not_abolished_an_abolished_one_not_filled(cast, head):
    fill_post(by=cast.office.actor, post=head.id, holder="罗正", on=date(2022, 6, 1))
    with pytest.raises(WrongState) as refused:
        abolish_post(by=cast.office.actor, post=head.id)
    assert refused.value.code == "post.held"
    vacate_post(by=cast.office.actor, post=head.id)
    abolish_post(by=cast.office.actor, post=head.id)
    journal_says("organisations.post_abolished", about=head.ref)
    for again in (
        lambda: abolish_post(by=cast.office.actor, post=head.id),
        lambda: fill_post(by=cast.office.actor, post=head.id, holder="罗正"),
    ):
        with pytest.raises(WrongState):
            again()


def test_only_the_office_keeps_posts(cast, head):
    with pytest.raises(NotAllowed):
        create_post(by=cast.body_liaison.actor, body=cast.bureau.id, title="副局长")
    with pytest.raises(NotAllowed):
        fill_post(by=cast.lead.actor, post=head.id, holder="某人")
    with pytest.raises(NotKnown):
        vacate_post(by=cast.system.actor, post=head.id)
