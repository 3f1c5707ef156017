import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, Stale
from xuncha.standing.organisations.actions.amend_body import amend_body


def test_what_is_not_given_stays(cast):
    body = amend_body(by=cast.office.actor, body=cast.bureau.id, short_name=" 县文旅局 ")
    assert (body.short_name, body.kind) == ("县文旅局", "department")
    said = journal_says("organisations.body_amended", about=body.ref)
    assert said.facts["changed"] == {"short_name": {"from": "", "to": "县文旅局"}}


def test_a_kind_that_is_none_is_refused(cast):
    with pytest.raises(BadInput):
        amend_body(by=cast.office.actor, body=cast.bureau.id, kind="ministry")


def test_the_second_of_two_is_told_that_it_changed(cast):
    amend_body(by=cast.office.actor, body=cast.bureau.id, region="城关", seen=1)
    with pytest.raises(Stale):
        amend_body(by=cast.office.actor, body=cast.bureau.id, region="城东", seen=1)


def test_only_the_office_amends(cast):
    with pytest.raises(NotAllowed):
        amend_body(by=cast.stranger.actor, body=cast.bureau.id, region="城东")
