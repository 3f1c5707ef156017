import io

import pytest

from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.standing.organisations import importing
from xuncha.standing.organisations.actions.import_bodies import import_bodies
from xuncha.standing.organisations.actions.register_body import register_body
from xuncha.standing.organisations.models import Body

HEAD = "编号,单位名称,简称,类别,上级单位,所在地,设立日期\n"


def kept(cast, text, name="单位.csv", encoding="utf-8"):
    return keep(
        io.BytesIO((HEAD + text).encode(encoding)), name=name, scope=OFFICE_SCOPE, by=cast.office.actor
    )


def plan(cast, text, choices=None):
    return importing.check((HEAD + text).encode(), "单位.csv", choices or {}).plan


def fates(made):
    return [(p.fate.value, p.title) for p in made.proposals]


def codes(made):
    return [(f.row, f.column, f.code) for f in made.faults]


def test_new_bodies_are_entered_parents_first_whatever_their_order(cast):
    file = kept(cast, ",东风村,,村,城关镇,,\n,城关镇,城关,乡镇,清源县委,,2019年3月\n", encoding="gb18030")
    done = import_bodies(by=cast.office.actor, file=file.id)
    assert (done.new, done.changed, done.same) == (2, 0, 0)
    village = Body.objects.get(name="东风村")
    assert village.parent.name == "城关镇"
    assert village.parent.established_on.isoformat() == "2019-03-01"
    assert journal_says("organisations.bodies_imported").facts["new"] == 2
    journal_says("organisations.body_registered", about=village.ref)


def test_what_is_there_already_is_the_same_and_what_differs_is_shown_field_by_field(cast):
    made = plan(cast, ",清源县水利局,水利局,部门,清源县委,,\n,清源县文化和旅游局,,部门,,,\n")
    assert fates(made) == [("changed", "清源县水利局"), ("same", "清源县文化和旅游局")]
    assert [(c.field, c.before, c.after) for c in made.proposals[0].changes] == [("short_name", "", "水利局")]


def test_a_number_with_another_name_is_a_renaming(cast):
    text = f"{cast.other_bureau.number},清源县水务局,,,,,\n"
    file = kept(cast, text)
    import_bodies(by=cast.office.actor, file=file.id)
    cast.other_bureau.refresh_from_db()
    assert cast.other_bureau.name == "清源县水务局"
    journal_says("organisations.body_renamed", about=cast.other_bureau.ref)


def test_a_namesake_elsewhere_is_in_doubt_until_one_is_chosen(cast):
    towns = [
        register_body(by=cast.office.actor, name=n, kind="town", parent=cast.county.id)
        for n in ("东镇", "西镇")
    ]
    register_body(by=cast.office.actor, name="东风村", kind="village", parent=towns[0].id)
    text = ",东风村,,村,西镇,,\n"
    assert fates(plan(cast, text)) == [("doubt", "东风村")]
    file = kept(cast, text)
    with pytest.raises(WrongState) as refused:
        import_bodies(by=cast.office.actor, file=file.id)
    assert refused.value.code == "import.in_doubt"
    import_bodies(by=cast.office.actor, file=file.id, choices={2: "new"})
    assert Body.objects.filter(name="东风村").count() == 2


def test_choosing_the_one_that_is_there_moves_it(cast):
    towns = [
        register_body(by=cast.office.actor, name=n, kind="town", parent=cast.county.id)
        for n in ("东镇", "西镇")
    ]
    village = register_body(by=cast.office.actor, name="东风村", kind="village", parent=towns[0].id)
    file = kept(cast, ",东风村,,村,西镇,,\n")
    import_bodies(by=cast.office.actor, file=file.id, choices={2: village.number})
    village.refresh_from_db()
    assert village.parent_id == towns[1].id


def test_a_former_name_is_in_doubt(cast):
    file = kept(cast, f"{cast.other_bureau.number},清源县水务局,,,,,\n")
    import_bodies(by=cast.office.actor, file=file.id)
    made = plan(cast, ",清源县水利局,,部门,,,\n")
    assert made.proposals[0].why == "former_name"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (",新局,,,,,\n", (2, "D", "cell_empty")),
        (",新局,,机关,,,\n", (2, "D", "not_a_choice")),
        (",新局,,部门,没有的县委,,\n", (2, "E", "parent_unknown")),
        (",新局,,部门,,,2022-02-30\n", (2, "G", "no_such_day")),
        (",新局,,部门,,,昨天\n", (2, "G", "not_a_day")),
        ("B-9999,新局,,部门,,,\n", (2, "A", "number_unknown")),
        (",,,部门,,,\n", (2, "B", "cell_empty")),
        (",新局,,部门,,,\n,新局,,部门,,,\n", (3, "B", "row_twice")),
        (",甲局,,部门,乙局,,\n,乙局,,部门,甲局,,\n", (2, "E", "circle")),
        ("B-0001,,,,清源县水利局,,\n", (2, "B", "cell_empty")),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(cast, text, fault):
    assert fault in codes(plan(cast, text))


def test_hanging_a_body_below_itself_through_the_file_is_a_circle(cast):
    made = plan(cast, "B-0001,清源县委,,,清源县水利局,,\n")
    assert (2, "E", "circle") in codes(made)


def test_one_fault_and_not_one_row_is_written(cast):
    before = Body.objects.count()
    file = kept(cast, ",甲局,,部门,,,\n,乙局,,部门,,,2022-02-30\n")
    with pytest.raises(BadInput) as refused:
        import_bodies(by=cast.office.actor, file=file.id)
    assert refused.value.problems[0].where == "工作表“单位.csv”第 3 行 G 列"
    assert Body.objects.count() == before
    journal_is_silent_about("organisations.bodies_imported")


def test_a_register_that_changed_meanwhile_is_said(cast):
    text = ",清源县水利局,水利局,部门,,,\n"
    file = kept(cast, text)
    seen = plan(cast, text).mark
    import_bodies(by=cast.office.actor, file=kept(cast, ",清源县水利局,县水利局,部门,,,\n").id)
    with pytest.raises(WrongState) as refused:
        import_bodies(by=cast.office.actor, file=file.id, plan=seen)
    assert refused.value.code == "import.changed_meanwhile"


def test_importing_twice_changes_nothing(cast):
    text = ",城关镇,城关,乡镇,清源县委,,\n,东风村,,村,城关镇,,\n"
    import_bodies(by=cast.office.actor, file=kept(cast, text).id)
    done = import_bodies(by=cast.office.actor, file=kept(cast, text).id)
    assert (done.new, done.changed, done.same) == (0, 0, 2)


def test_two_bodies_may_swap_their_places(cast):
    town = register_body(by=cast.office.actor, name="城关镇", kind="town", parent=cast.county.id)
    station = register_body(by=cast.office.actor, name="水利站", kind="institution", parent=town.id)
    text = f"{town.number},城关镇,,,水利站,,\n{station.number},水利站,,,清源县委,,\n"
    import_bodies(by=cast.office.actor, file=kept(cast, text).id)
    town.refresh_from_db()
    assert town.path == f"/{cast.county.number}/{station.number}/{town.number}/"


def test_only_the_office_imports(cast):
    file = kept(cast, ",甲局,,部门,,,\n")
    for who in (cast.lead, cast.system, cast.body_liaison):
        with pytest.raises(NotAllowed):
            import_bodies(by=who.actor, file=file.id)
