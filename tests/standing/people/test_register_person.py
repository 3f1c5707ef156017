from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, new_id
from xuncha.standing.people import queries
from xuncha.standing.people.actions.register_person import register_person


def test_a_person_gets_a_code_and_the_first_line_of_a_career(cast):
    person = register_person(
        by=cast.office.actor,
        name="赵 敏",
        unit=cast.bureau.id,
        post="科员",
        specialities=["财务", "审计", "财务"],
        since=date(2021, 3, 5),
    )
    assert (person.name, person.specialities) == ("赵敏", "财务、审计")
    assert person.code.startswith("P-")
    line = queries.careers([person.id])[person.id][0]
    assert (line.body, line.post, line.since, line.until) == (cast.bureau, "科员", date(2021, 3, 5), None)
    said = journal_says("people.person_registered", about=person.ref, by=cast.office.actor)
    assert said.facts["code"] == person.code
    assert "赵敏" not in str(said.facts)


def test_a_namesake_in_the_unit_is_asked_about(cast):
    with pytest.raises(BadInput) as refused:
        register_person(by=cast.office.actor, name="马骏", unit=cast.other_bureau.id)
    assert refused.value.code == "person.namesake_in_unit"
    other = register_person(by=cast.office.actor, name="马骏", unit=cast.other_bureau.id, namesake=True)
    assert other.id != cast.member.person


def test_a_unit_outside_the_register_is_written(cast):
    person = register_person(by=cast.office.actor, name="赵敏", unit_name="市审计局", post="科长")
    assert queries.unit_of(person) == "市审计局"


@pytest.mark.parametrize("name", ["", " ", "名" * 41, "赵\u200b敏"])
def test_a_name_that_is_none_is_refused(cast, name):
    with pytest.raises(BadInput):
        register_person(by=cast.office.actor, name=name)


def test_an_unknown_unit_and_a_stranger_to_the_pool_are_refused(cast):
    with pytest.raises(NotKnown):
        register_person(by=cast.office.actor, name="赵敏", unit=new_id())
    for who in (cast.lead, cast.leading_group, cast.system, cast.security):
        with pytest.raises(NotAllowed):
            register_person(by=who.actor, name="赵敏")
