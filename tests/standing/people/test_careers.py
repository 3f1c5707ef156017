from datetime import date

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale
from xuncha.standing.people import queries
from xuncha.standing.people.actions.amend_person import amend_person
from xuncha.standing.people.actions.record_career import record_career
from xuncha.standing.people.rules.careers import current


def recorded(cast, who=None, **kwargs):
    given = {
        "person": cast.member.person,
        "body": cast.bureau.id,
        "post": "科员",
        "since": date(2012, 1, 1),
        "until": date(2016, 7, 1),
        **kwargs,
    }
    return record_career(by=(who or cast.member).actor, **given)


def test_one_records_the_own_past_and_the_newest_stands_first(cast):
    line = recorded(cast)
    assert queries.careers([cast.member.person])[cast.member.person][-1] == line
    said = journal_says("people.career_recorded", by=cast.member.actor)
    assert said.facts["until"] == "2016-07-01"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"until": date(2011, 1, 1)}, "career.ends_before_it_begins"),
        ({"body": None}, "post.no_unit"),
    ],
)
def test_a_line_that_cannot_be_is_refused(cast, change, code):
    with pytest.raises(BadInput) as refused:
        recorded(cast, **change)
    assert refused.value.code == code


def test_the_same_line_is_recorded_once(cast):
    recorded(cast)
    with pytest.raises(BadInput) as refused:
        recorded(cast)
    assert refused.value.code == "career.already"


def test_another_s_past_is_the_office_s_to_record(cast):
    recorded(cast, who=cast.staff)
    with pytest.raises(NotKnown):
        recorded(cast, who=cast.lead, since=date(2013, 1, 1))
    with pytest.raises(NotAllowed):
        recorded(cast, who=cast.leading_group, since=date(2013, 1, 1))


def test_amending_keeps_what_is_not_given(cast):
    person = amend_person(by=cast.office.actor, person=cast.member.person, lead_eligible=True)
    assert person.specialities == "审计、财务"
    said = journal_says("people.person_amended", about=person.ref)
    assert said.facts["changed"] == {"lead_eligible": {"from": False, "to": True}}
    with pytest.raises(Stale):
        amend_person(by=cast.office.actor, person=cast.member.person, in_pool=False, seen=1)


def test_a_corrected_name_is_not_in_the_journal(cast):
    person = amend_person(by=cast.office.actor, person=cast.member.person, name="马俊")
    assert "马俊" not in str(journal_says("people.person_amended", about=person.ref).facts)


def test_which_posts_are_held_on_a_day():
    spans = [(date(2020, 1, 1), date(2022, 1, 1)), (date(2022, 1, 1), None)]
    assert current(spans, date(2021, 12, 31)) == [0]
    assert current(spans, date(2022, 1, 1)) == [1]
    assert current(spans, date(2019, 1, 1)) == []


def test_the_pool_is_filtered_by_what_it_shows(cast):
    office = cast.office.actor

    def found(**chosen):
        return {p.id for p in queries.filtered(office, queries.Filter(**chosen))}

    assert found(speciality="财务") == {cast.deputy.person, cast.member.person}
    assert found(may_lead=True) == {cast.lead.person, cast.deputy.person}
    assert found(words="工程") == set()
    assert cast.secretary.person not in found()
    assert cast.secretary.person in found(everybody=True)
    assert dict(queries.specialities_counted(office, queries.Filter()))["财务"] == 2
