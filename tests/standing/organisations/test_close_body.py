from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.actions.close_body import close_body
from xuncha.standing.organisations.actions.create_post import create_post
from xuncha.standing.organisations.actions.fill_post import fill_post


def test_a_closed_body_keeps_its_history_and_its_posts_end(cast):
    post = create_post(by=cast.office.actor, body=cast.bureau.id, title="局长", on=date(2020, 1, 1))
    fill_post(by=cast.office.actor, post=post.id, holder="罗正", on=date(2020, 1, 1))
    close_body(by=cast.office.actor, body=cast.bureau.id, on=date(2024, 3, 1))
    assert queries.leading_group(cast.bureau.id, date(2024, 2, 29))[0].holder == "罗正"
    assert queries.leading_group(cast.bureau.id, date(2024, 3, 1)) == []
    assert cast.bureau not in queries.standing_on(date(2024, 3, 1))
    journal_says("organisations.body_closed", about=cast.bureau.ref)


def test_a_body_with_others_below_is_not_closed(cast):
    with pytest.raises(WrongState) as refused:
        close_body(by=cast.office.actor, body=cast.county.id)
    assert refused.value.code == "body.has_bodies_below"


def test_twice_or_before_it_began_is_refused(cast):
    with pytest.raises(BadInput):
        close_body(by=cast.office.actor, body=cast.bureau.id, on=date(2001, 1, 1))
    close_body(by=cast.office.actor, body=cast.bureau.id)
    with pytest.raises(WrongState):
        close_body(by=cast.office.actor, body=cast.bureau.id)


def test_only_the_office_closes(cast):
    with pytest.raises(NotAllowed):
        close_body(by=cast.lead.actor, body=cast.bureau.id)
