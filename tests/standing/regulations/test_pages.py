"""Every page of the room opens, full and empty, in both languages; what is wrong is said where it is."""

from datetime import date

import pytest
from django.urls import reverse

from tests.journal_says import journal_says
from xuncha.standing.regulations import queries
from xuncha.standing.regulations.actions.add_clause import add_clause
from xuncha.standing.regulations.actions.add_edition import add_edition
from xuncha.standing.regulations.actions.register_document import register_document
from xuncha.standing.regulations.models import Document, Holiday

pytestmark = pytest.mark.django_db


def get(client, name, *args, language="zh-hans", **query):
    return client.get(reverse(name, args=args), query, headers={"accept-language": language})


PAGES = [
    ("regulations:map", []),
    ("regulations:rule_set", ["2017"]),
    ("regulations:rule_set", ["2024"]),
    ("regulations:items", ["2024"]),
    ("regulations:differences", ["2017", "2024"]),
    ("regulations:due", []),
    ("regulations:holidays", []),
    ("regulations:documents", []),
]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize(("name", "args"), PAGES)
@pytest.mark.parametrize("who", ["office", "member", "body_liaison", "secretary", "audit"])
def test_whoever_signed_in_reads_it(cast, name, args, who, language):
    answer = get(getattr(cast, who).client, name, *args, language=language)
    assert answer.status_code == 200


def test_who_did_not_sign_in_is_sent_to_do_so(client):
    assert get(client, "regulations:map").status_code == 302


def test_the_map_shows_every_step_and_gate_with_its_rule(cast):
    shown = get(cast.member.client, "regulations:map", rules="2017").content.decode()
    rules = queries.rule_set("2017")
    for step in rules.steps.values():
        assert f'id="{step.code}"' in shown
        assert step.what.zh in shown
    for condition in rules.conditions:
        assert condition.clause in shown


def test_a_rule_set_that_is_not_there_answers_404(cast):
    assert get(cast.member.client, "regulations:rule_set", "1999").status_code == 404
    assert get(cast.member.client, "regulations:map", rules="1999").status_code == 404


def test_unverified_values_are_marked(cast):
    shown = get(cast.member.client, "regulations:rule_set", "2024").content.decode()
    assert shown.count("未核对") > 100


def test_a_deadline_is_shown_line_by_line(cast):
    shown = get(
        cast.member.client,
        "regulations:due",
        rules="2017",
        period="report_after_leaving",
        **{"from": "2022-09-20"},
    ).content.decode()
    for line in queries.due("2017", "report_after_leaving", date(2022, 9, 20)).lines:
        assert line in shown
    assert "2022年10月14日" in shown


def test_a_length_of_ones_own_is_counted_too(cast):
    shown = get(
        cast.member.client,
        "regulations:due",
        rules="2017",
        period="",
        amount="3",
        unit="working_days",
        start="2022-09-30",
    ).content.decode()
    assert "2022年10月10日" in shown


@pytest.mark.parametrize(
    "asked",
    [
        {"start": "昨天"},
        {"start": "2022-02-30"},
        {"rules": "1999"},
        {"period": "magic"},
        {"period": "", "amount": "-3"},
        {"period": "", "amount": "99999999999999999999"},
        {"period": ""},
        {"start": "9999-12-31", "period": "", "amount": "90"},
    ],
)
def test_a_question_that_makes_no_sense_is_answered_on_the_page(cast, asked):
    answer = get(cast.member.client, "regulations:due", **asked)
    assert answer.status_code == 200
    assert answer.context["found"] is None
    assert answer.context["form"].errors


def test_a_year_without_a_table_says_so(cast):
    shown = get(cast.office.client, "regulations:holidays", year="2031").content.decode()
    assert "2031 年还没有放假调休表" in shown
    assert get(cast.office.client, "regulations:holidays", year="abcd").status_code == 200
    assert get(cast.office.client, "regulations:holidays", year="0000").status_code == 200


def test_the_office_enters_a_holiday_and_it_counts(cast):
    day = date(2027, 1, 1)
    assert queries.is_working_day(day)
    answer = cast.staff.client.post(
        reverse("regulations:set_holiday"),
        {"day": "2027-01-01", "works": "no", "name": "元旦", "name_en": "New Year"},
    )
    assert answer.status_code == 302 and answer.url.endswith("year=2027")
    assert not queries.is_working_day(day)
    said = journal_says("regulations.holiday_set")
    assert said.facts["before"] == "workday"
    shown = get(cast.office.client, "regulations:holidays", year="2027").content.decode()
    assert "元旦" in shown and "巡察办录入" in shown


def test_others_do_not_find_the_form(cast):
    for who in (cast.member, cast.secretary, cast.body_liaison):
        assert get(who.client, "regulations:set_holiday").status_code == 404
        assert get(who.client, "regulations:register_document").status_code == 404


def test_a_holiday_without_a_name_is_refused_at_its_field(cast):
    answer = cast.staff.client.post(
        reverse("regulations:set_holiday"), {"day": "2027-01-01", "works": "no", "name": ""}
    )
    assert answer.status_code == 422
    assert "没有写名称" in answer.content.decode()
    assert not Holiday.objects.exists()


def test_the_library_is_stocked_with_one_press_and_links_the_checklist(cast):
    empty = get(cast.office.client, "regulations:documents").content.decode()
    assert "还没有登记法规" in empty
    assert cast.office.client.post(reverse("regulations:stock_library"), {}).status_code == 302
    assert Document.objects.count() == 80
    assert journal_says("regulations.library_stocked").facts["documents"] == 80
    again = cast.office.client.post(reverse("regulations:stock_library"), {})
    assert again.status_code == 409
    items = get(cast.member.client, "regulations:items", "2024").content.decode()
    assert f"/regulations/{Document.objects.get(short='会计法').id}/" in items


def test_a_document_is_registered_given_an_edition_and_clauses(cast):
    client = cast.staff.client
    answer = client.post(
        reverse("regulations:register_document"), {"title": "《县级公务接待标准》", "kind": "local"}
    )
    document = Document.objects.get()
    assert answer.status_code == 302 and document.title == "县级公务接待标准"
    client.post(
        reverse("regulations:add_edition", args=[document.id]),
        {"label": "2020年", "valid_from": "2020-01-01", "source": "县政府公报", "verified": "on"},
    )
    edition = document.editions.get()
    answer = client.post(
        reverse("regulations:add_clause", args=[edition.id]),
        {"number": "第三条", "text": "每人每餐不超过八十元。"},
    )
    assert answer.status_code == 302
    shown = get(cast.member.client, "regulations:document", document.id, on="2021-05-01").content.decode()
    assert "当日施行" in shown and "每人每餐不超过八十元。" in shown
    assert "增加版本" in get(client, "regulations:document", document.id).content.decode()


def test_the_list_says_which_edition_was_in_force_on_a_day(cast):
    by = cast.office.actor
    document = register_document(by=by, title="接待规定", kind="local")
    add_edition(by=by, document=document.id, label="旧版", valid_from=date(2015, 1, 1))
    add_edition(by=by, document=document.id, label="新版", valid_from=date(2020, 1, 1))
    for day, label in (("2016-03-01", "旧版"), ("2020-01-01", "新版"), ("2010-01-01", "当日还没有")):
        row = get(cast.member.client, "regulations:documents", on=day).context["rows"][0]
        assert row.on_day == label
    assert get(cast.member.client, "regulations:documents", on="夏天").context["day_wrong"]
    add_clause(by=by, edition=document.editions.get(label="旧版").id, number="第一条", text="附公函。")
    assert len(get(cast.member.client, "regulations:documents", q="公函").context["rows"]) == 1
    assert len(get(cast.member.client, "regulations:documents", q="没有的字").context["rows"]) == 0
    assert [c.number for c in queries.clauses_in_force(date(2016, 1, 1))] == ["第一条"]
    assert list(queries.clauses_in_force(date(2021, 1, 1))) == []
