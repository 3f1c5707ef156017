from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.actions.register_body import register_body
from xuncha.standing.organisations.actions.split_body import split_body

DAY = date(2024, 3, 1)


@pytest.fixture
def heirs(cast):
    return [
        register_body(by=cast.office.actor, name=n, kind="department", parent=cast.county.id, on=DAY)
        for n in ("清源县文化局", "清源县旅游局")
    ]


def test_one_of_the_new_bodies_takes_over(cast, heirs):
    split_body(
        by=cast.office.actor,
        body=cast.bureau.id,
        successors=[h.id for h in heirs],
        takes_over=heirs[1].id,
        on=DAY,
    )
    assert queries.successor_on(cast.bureau.id, DAY) == heirs[1]
    assert journal_says("organisations.body_split", about=cast.bureau.ref).facts["ends"] is True


def test_a_body_may_stay_and_answer_itself(cast, heirs):
    split_body(
        by=cast.office.actor,
        body=cast.bureau.id,
        successors=[heirs[0].id],
        takes_over=cast.bureau.id,
        ends=False,
        on=DAY,
    )
    cast.bureau.refresh_from_db()
    assert cast.bureau.dissolved_on is None
    assert queries.successor_on(cast.bureau.id, DAY) == cast.bureau


def test_it_must_be_said_who_takes_over(cast, heirs):
    for successors, takes_over in (
        ([heirs[0].id], heirs[0].id),
        ([h.id for h in heirs], cast.bureau.id),
        ([cast.bureau.id, heirs[0].id], heirs[0].id),
    ):
        with pytest.raises(BadInput):
            split_body(
                by=cast.office.actor,
                body=cast.bureau.id,
                successors=successors,
                takes_over=takes_over,
                on=DAY,
            )


def test_what_was_split_and_ended_is_not_split_again(cast, heirs):
    given = {
        "body": cast.bureau.id,
        "successors": [h.id for h in heirs],
        "takes_over": heirs[0].id,
        "on": DAY,
    }
    split_body(by=cast.office.actor, **given)
    with pytest.raises(WrongState):
        split_body(by=cast.office.actor, **given)


def test_only_the_office_splits(cast, heirs):
    with pytest.raises(NotAllowed):
        split_body(
            by=cast.lead.actor, body=cast.bureau.id, successors=[h.id for h in heirs], takes_over=heirs[0].id
        )
