from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, Stale, WrongState
from xuncha.standing.organisations import queries
from xuncha.standing.organisations.actions.close_body import close_body
from xuncha.standing.organisations.actions.rename_body import rename_body


def renamed(cast, **kwargs):
    return rename_body(
        by=cast.office.actor,
        body=cast.bureau.id,
        **{"name": "清源县文化广电和旅游局", "on": date(2019, 3, 1), **kwargs},
    )


def test_it_is_called_by_the_new_name_from_that_day_and_by_the_old_before(cast):
    body = renamed(cast)
    assert body.name == "清源县文化广电和旅游局"
    assert queries.name_on(body.id, date(2019, 2, 28)) == "清源县文化和旅游局"
    assert queries.name_on(body.id, date(2019, 3, 1)) == "清源县文化广电和旅游局"
    said = journal_says("organisations.body_renamed", about=body.ref, by=cast.office.actor)
    assert (said.facts["from"], said.facts["on"]) == ("清源县文化和旅游局", "2019-03-01")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"name": "清源县文化和旅游局"}, "body.same_name"),
        ({"name": "清源县水利局"}, "body.same_name_under_parent"),
        ({"name": ""}, "body.no_name"),
        ({"on": date(2001, 1, 1)}, "body.before_it_began"),
    ],
)
def test_what_is_no_new_name_is_refused(cast, change, code):
    with pytest.raises(BadInput) as refused:
        renamed(cast, **change)
    assert refused.value.code == code


def test_a_name_is_not_slipped_in_before_a_later_one(cast):
    renamed(cast)
    with pytest.raises(BadInput) as refused:
        renamed(cast, name="清源县文体局", on=date(2015, 1, 1))
    assert refused.value.code == "body.renamed_later"


def test_a_closed_body_keeps_its_name(cast):
    close_body(by=cast.office.actor, body=cast.bureau.id)
    with pytest.raises(WrongState):
        renamed(cast, on=None)


def test_the_second_of_two_is_told_that_it_changed(cast):
    seen = cast.bureau.version
    renamed(cast)
    with pytest.raises(Stale):
        renamed(cast, name="清源县文体局", on=None, seen=seen)


def test_only_the_office_renames(cast):
    for who in (cast.lead, cast.body_liaison, cast.leading_group):
        with pytest.raises(NotAllowed):
            rename_body(by=who.actor, body=cast.bureau.id, name="别名")
