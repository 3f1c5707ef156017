import io

import pytest

from tests.journal_says import journal_says
from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.standing.people import importing, queries
from xuncha.standing.people.actions.import_people import import_people
from xuncha.standing.people.actions.open_restricted import open_restricted
from xuncha.standing.people.actions.register_person import register_person
from xuncha.standing.people.models import Person

HEAD = "编号,姓名,工作单位,职务,任现职时间,专长,籍贯,可任组长,入库\n"


def kept(cast, text):
    return keep(io.BytesIO((HEAD + text).encode()), name="人员.csv", scope=OFFICE_SCOPE, by=cast.office.actor)


def plan(cast, text, choices=None):
    return importing.check((HEAD + text).encode(), "人员.csv", choices or {}).plan


def codes(made):
    return [(f.row, f.column, f.code) for f in made.faults]


def test_new_persons_come_into_the_pool_with_the_present_post(cast):
    text = ",赵敏,清源县水利局,科员,2021.3.5,财务,清源县城关镇,否,是\n"
    done = import_people(by=cast.office.actor, file=kept(cast, text).id)
    assert done.new == 1
    person = Person.objects.get(name="赵敏")
    assert person.in_pool
    assert queries.careers([person.id])[person.id][0].since.isoformat() == "2021-03-05"
    assert open_restricted(by=cast.office.actor, person=person.id, reason="核对").home_place == "清源县城关镇"
    journal_says("people.persons_imported")


def test_the_home_place_is_neither_in_the_plan_nor_in_the_journal(cast):
    text = ",赵敏,清源县水利局,科员,,,清源县城关镇,,\n"
    made = plan(cast, text)
    assert "城关镇" not in str(made.proposals)
    import_people(by=cast.office.actor, file=kept(cast, text).id)
    said = journal_says("people.person_registered")
    assert "城关镇" not in str(said.facts)


def test_a_new_post_changes_the_career(cast):
    code = queries.person(cast.member.person).code
    text = f"{code},马骏,清源县文化和旅游局,副科长,2024-03-01,,,,\n"
    made = plan(cast, text)
    assert [c.field for c in made.proposals[0].changes] == ["post"]
    import_people(by=cast.office.actor, file=kept(cast, text).id)
    assert journal_says("people.post_changed").facts["on"] == "2024-03-01"


def test_a_namesake_in_another_unit_is_in_doubt_until_one_is_chosen(cast):
    text = ",马骏,清源县文化和旅游局,科员,,,,,\n"
    assert plan(cast, text).proposals[0].fate == "doubt"
    file = kept(cast, text)
    with pytest.raises(WrongState):
        import_people(by=cast.office.actor, file=file.id)
    import_people(by=cast.office.actor, file=file.id, choices={2: "new"})
    assert Person.objects.filter(name="马骏").count() == 2


def test_two_of_one_name_in_one_unit_are_told_apart_by_code_only(cast):
    other = register_person(
        by=cast.office.actor, name="马骏", unit=cast.other_bureau.id, post="司机", namesake=True
    )
    assert plan(cast, ",马骏,清源县水利局,,,,,,\n").proposals[0].fate == "doubt"
    made = plan(cast, f"{other.code},马骏,清源县水利局,司机,,,,,\n")
    assert made.proposals[0].fate == "same"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (",赵敏,没有的局,,,,,,\n", (2, "C", "unit_unknown")),
        (",赵敏,,,,,,,\n", (2, "C", "cell_empty")),
        (",,清源县水利局,,,,,,\n", (2, "B", "cell_empty")),
        (",赵敏,清源县水利局,,2021-02-30,,,,\n", (2, "E", "no_such_day")),
        (",赵敏,清源县水利局,,,,,也许,\n", (2, "H", "not_a_flag")),
        ("P-9999,赵敏,清源县水利局,,,,,,\n", (2, "A", "number_unknown")),
        (",赵敏,清源县水利局,,,,,,\n,赵敏,清源县水利局,,,,,,\n", (3, "B", "row_twice")),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(cast, text, fault):
    assert fault in codes(plan(cast, text))


def test_what_an_action_refuses_is_said_with_its_row_and_nothing_is_written(cast):
    code = queries.person(cast.member.person).code
    text = f",赵敏,清源县水利局,,,,,,\n{code},马骏,清源县水利局,组长,2010-01-01,,,,\n"
    with pytest.raises(BadInput) as refused:
        import_people(by=cast.office.actor, file=kept(cast, text).id)
    assert refused.value.problems[0].where == "第 3 行"
    assert not Person.objects.filter(name="赵敏").exists()


def test_importing_twice_changes_nothing(cast):
    text = ",赵敏,清源县水利局,科员,2021-03-05,财务,清源县城关镇,否,是\n"
    import_people(by=cast.office.actor, file=kept(cast, text).id)
    done = import_people(by=cast.office.actor, file=kept(cast, text).id)
    assert (done.new, done.changed, done.same) == (0, 0, 1)


def test_only_the_office_imports(cast):
    file = kept(cast, ",赵敏,清源县水利局,,,,,,\n")
    for who in (cast.lead, cast.system, cast.security):
        with pytest.raises(NotAllowed):
            import_people(by=who.actor, file=file.id)
