"""Every spreadsheet of tests/samples: those that should pass import one row, those that should fail say which code."""

import io
from pathlib import Path

import pytest

from tests.journal_says import journal_is_silent_about
from xuncha.engines.sheets.faults import Unreadable
from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import BadInput
from xuncha.standing.organisations import importing as bodies
from xuncha.standing.organisations.actions.import_bodies import import_bodies
from xuncha.standing.organisations.models import Body
from xuncha.standing.people import importing as people
from xuncha.standing.people.actions.import_people import import_people
from xuncha.standing.people.models import Career, Person

SAMPLES = Path(__file__).parents[1] / "samples"


def cases(folder, what):
    return [pytest.param(p, id=p.name) for p in sorted((SAMPLES / folder / what).iterdir())]


def kept(cast, path):
    return keep(io.BytesIO(path.read_bytes()), name=path.name, scope=OFFICE_SCOPE, by=cast.office.actor)


@pytest.mark.parametrize("path", cases("should_pass", "bodies"))
def test_a_good_file_of_bodies_enters_its_row(cast, path):
    assert import_bodies(by=cast.office.actor, file=kept(cast, path).id).new == 1
    body = Body.objects.get(name="清源县粮食局")
    assert body.parent == cast.county
    assert body.established_on.isoformat() == "2019-03-01"


@pytest.mark.parametrize("path", cases("should_pass", "people"))
def test_a_good_file_of_people_enters_its_row(cast, path):
    assert import_people(by=cast.office.actor, file=kept(cast, path).id).new == 1
    person = Person.objects.get(name="赵敏")
    assert person.unit == cast.other_bureau
    assert Career.objects.get(person=person).since.isoformat() in ("2021-03-05", "2019-03-01")


def codes(check, path):
    try:
        return {f.code for f in check(path.read_bytes(), path.name, {}).plan.faults}
    except Unreadable as wrong:
        return {wrong.code}


@pytest.mark.parametrize("path", cases("should_fail", "bodies"))
def test_a_bad_file_of_bodies_says_what_is_wrong(cast, path):
    assert path.name.partition("-")[0] in codes(bodies.check, path)


@pytest.mark.parametrize("path", cases("should_fail", "people"))
def test_a_bad_file_of_people_says_what_is_wrong(cast, path):
    assert path.name.partition("-")[0] in codes(people.check, path)


@pytest.mark.parametrize("what", ["bodies", "people"])
def test_a_bad_file_on_the_page_is_refused_in_words_and_nothing_is_written(cast, what):
    browser = cast.office.client
    before = (Body.objects.count(), Person.objects.count())
    for case in cases("should_fail", what):
        path = case.values[0]
        with path.open("rb") as stream:
            answer = browser.post(f"/{what}/import", {"file": stream})
        if answer.status_code == 302:
            answer = browser.get(answer["Location"])
            assert "没有导入" in answer.content.decode(), path.name
        else:
            assert answer.status_code == 422, path.name
    assert (Body.objects.count(), Person.objects.count()) == before
    journal_is_silent_about("organisations.bodies_imported")


def test_a_file_too_large_or_with_too_many_rows_is_refused(cast):
    head = "单位名称,类别\n"
    many = (head + "某局,部门\n" * 5_100).encode()
    with pytest.raises(Unreadable) as refused:
        bodies.check(many, "单位.csv", {})
    assert (refused.value.code, refused.value.detail) == ("too_many_rows", "5000")
    with pytest.raises(Unreadable) as refused:
        bodies.check(b"x" * (21 * 1024 * 1024), "单位.csv", {})
    assert refused.value.code == "too_large"


def test_the_template_filled_in_passes_and_its_examples_are_not_read(cast):
    for what, check in (("bodies", bodies.check), ("people", people.check)):
        answer = cast.office.client.get(f"/{what}/import/template.xlsx")
        plan = check(answer.content, "模板.xlsx", {}).plan
        assert [f.code for f in plan.faults] == ["no_rows"]


def test_from_upload_to_confirmation_on_the_pages(cast):
    browser = cast.office.client
    with (SAMPLES / "should_pass/bodies/xlsx_merged_head.xlsx").open("rb") as stream:
        check = browser.post("/bodies/import", {"file": stream})["Location"]
    page = browser.get(check).content.decode()
    assert "清源县粮食局" in page
    assert "还没有写入" in page
    mark = page.split('name="plan" value="')[1].split('"')[0]
    assert browser.post(check, {"plan": mark})["Location"] == "/bodies"
    assert Body.objects.filter(name="清源县粮食局").exists()
    assert cast.staff.client.get(check).status_code == 404  # who uploaded it, nobody else


def test_a_file_with_faults_is_given_back_with_the_places_marked(cast):
    from openpyxl import load_workbook

    browser = cast.office.client
    with (SAMPLES / "should_fail/bodies/no_such_day-february.csv").open("rb") as stream:
        check = browser.post("/bodies/import", {"file": stream})["Location"]
    answer = browser.get(f"{check}/marked.xlsx")
    page = load_workbook(io.BytesIO(answer.content)).active
    assert "2022-02-30 不存在" in page["G2"].comment.text
    assert "2022-02-30 不存在" in page["H2"].value


def test_a_register_that_changed_between_showing_and_confirming_is_said(cast):
    browser = cast.office.client
    sheet = SAMPLES / "should_pass/bodies/csv_utf8.csv"
    with sheet.open("rb") as stream:
        check = browser.post("/bodies/import", {"file": stream})["Location"]
    mark = browser.get(check).content.decode().split('name="plan" value="')[1].split('"')[0]
    import_bodies(by=cast.staff.actor, file=kept(cast, sheet).id)
    answer = browser.post(check, {"plan": mark})
    assert answer.status_code == 409
    assert "名册有了变动" in answer.content.decode()


def test_a_plan_with_faults_is_refused_by_the_verb_too(cast):
    path = SAMPLES / "should_fail/people/row_twice-same.csv"
    with pytest.raises(BadInput) as refused:
        import_people(by=cast.office.actor, file=kept(cast, path).id)
    assert refused.value.problems[0].code == "sheet.row_twice"
