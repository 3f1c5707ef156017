import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed
from xuncha.standing.organisations.actions.register_body import register_body


def test_a_body_gets_the_next_number_and_stands_from_today(cast):
    body = register_body(by=cast.office.actor, name="城关镇", kind="town", parent=cast.county.id)
    assert body.number == "B-0004"
    assert body.established_on == cast.clock.today()
    assert body.path == "/B-0001/B-0004/"
    said = journal_says("organisations.body_registered", about=body.ref, by=cast.office.actor)
    assert said.facts["parent"] == "B-0001"


def test_the_same_name_under_the_same_parent_is_refused(cast):
    with pytest.raises(BadInput) as refused:
        register_body(by=cast.office.actor, name="清源县水利局 ", kind="department", parent=cast.county.id)
    assert refused.value.code == "body.same_name_under_parent"


def test_a_namesake_under_another_parent_is_told_apart_by_number_and_parent(cast):
    towns = [
        register_body(by=cast.office.actor, name=n, kind="town", parent=cast.county.id)
        for n in ("东镇", "西镇")
    ]
    one, two = (
        register_body(by=cast.office.actor, name="东风村", kind="village", parent=t.id) for t in towns
    )
    assert one.number != two.number


@pytest.mark.parametrize("name", ["", "  ", "局" * 121, "水利\u200b局"])
def test_a_name_that_is_none_is_refused(cast, name):
    with pytest.raises(BadInput):
        register_body(by=cast.office.actor, name=name, kind="department")


def test_only_the_office_keeps_the_register(cast):
    for who in (cast.lead, cast.body_liaison, cast.system, cast.leading_group):
        with pytest.raises(NotAllowed):
            register_body(by=who.actor, name="新局", kind="department")
