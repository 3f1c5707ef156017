"""Petitions of the public page come in from its workbook: all or nothing, sealed, never those about a protected level."""

import io
from datetime import timedelta

import pytest

from tests.factories import petitions
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, WrongState
from xuncha.foundation.vault import store as vault
from xuncha.onsite.petitions import online
from xuncha.onsite.petitions.actions.import_petitions import import_petitions
from xuncha.onsite.petitions.actions.open_petition import open_petition
from xuncha.onsite.petitions.models import Petition

book = petitions.workbook


def take(cast, content, who="clerk", **more):
    return import_petitions(by=getattr(cast, who).actor, content=content, name="网络来件.xlsx", **more)


FULL = {
    "name": petitions.WHO.name,
    "contact": petitions.WHO.contact,
    "reported": petitions.REPORTED,
    "sort": "检举控告",
    "at": "15:22",
    "persons": "3",
}


def test_they_are_registered_sealed_and_the_journal_says_so(cast, inspection):
    one, two = take(cast, book(cast, FULL | {"body": inspection.body_name}, {}))
    assert (one.channel, one.named, one.persons, one.sort) == ("online", True, 3, "accusation")
    assert (one.inspection_id, two.inspection_id, two.named) == (inspection.id, None, False)
    assert vault.count() == 1 and one.identity in vault.named()
    assert petitions.WHO.name not in str(Petition.objects.values().get(id=one.id))
    assert open_petition(by=cast.clerk.actor, petition=one.id).content == petitions.CONTENT
    assert journal_says("petitions.imported", about=one.ref).facts["numbers"] == [one.number, two.number]


def test_the_same_number_comes_in_once_and_the_number_itself_is_not_kept(cast, inspection):
    content = book(cast, {"source": "K7Q2-88PX"})
    (one,) = take(cast, content)
    assert "K7Q2" not in str(Petition.objects.values().get(id=one.id))
    for again in (content, book(cast, {"source": "A"}, {"source": "A"})):
        with pytest.raises(BadInput) as refused:
            take(cast, again)
        assert refused.value.problems[0].code in {"sheet.came_already", "sheet.row_twice"}
        assert "K7Q2" not in str(refused.value)
    assert Petition.objects.count() == 1


@pytest.mark.parametrize("level", ["县领导", "巡察组", "巡察办"])
def test_one_about_a_protected_level_is_refused_and_nothing_of_it_or_of_the_others_stays(
    cast, inspection, level
):
    """Also the one that names the clerk's own boss: nothing of it is read out, registered or put away."""
    with pytest.raises(BadInput) as refused:
        take(cast, book(cast, FULL, FULL | {"level": level, "reported": "巡察办主任", "on": "不是日期"}))
    (problem,) = refused.value.problems
    assert problem.code == "sheet.protected_level"
    assert "3" in problem.where and "密封件" in problem.fix
    assert "主任" not in str(refused.value)
    assert not Petition.objects.exists() and vault.count() == 0


def test_what_is_wrong_is_said_by_sheet_row_and_column_without_repeating_what_is_sealed(cast, inspection):
    tomorrow = (cast.clock.today() + timedelta(days=1)).isoformat()
    with pytest.raises(BadInput) as refused:
        take(
            cast,
            book(
                cast,
                {"on": tomorrow},
                {"on": "2024-02-31", "at": "25:61"},
                {"persons": "若干", "body": "没有这个局"},
                {"level": "", "sort": "表扬"},
                {"name": "冯" * 201, "content": ""},
            ),
        )
    told = {p.code: p.where for p in refused.value.problems}
    assert set(told) == {
        "sheet.day_to_come",
        "sheet.no_such_day",
        "sheet.not_a_time",
        "sheet.not_a_number",
        "sheet.target_unknown",
        "sheet.cell_empty",
        "sheet.not_a_choice",
        "sheet.cell_long",
    }
    assert all("行" in where and "列" in where for where in told.values())
    assert "冯" not in str(refused.value)
    assert not Petition.objects.exists()


def test_after_the_closing_day_a_reason_is_owed(cast, inspection):
    batch = inspection.team.batch
    type(batch).objects.filter(id=batch.id).update(petition_closes=cast.clock.today() - timedelta(days=1))
    row = {"body": inspection.body_name}
    with pytest.raises(BadInput) as refused:
        take(cast, book(cast, row))
    assert refused.value.problems[0].code == "sheet.late_needs_reason"
    (one,) = take(cast, book(cast, row | {"late_reason": "公开页面当晚停机"}))
    assert one.late_reason == "公开页面当晚停机"


@pytest.mark.parametrize("who", ["office", "lead", "member", "stranger"])
def test_only_the_clerk_imports(cast, inspection, who):
    with pytest.raises(NotAllowed):
        take(cast, book(cast, {}), who)
    assert getattr(cast, who).client.get("/petitions/import").status_code in {403, 404}


def test_what_was_checked_is_what_is_imported(cast, inspection):
    with pytest.raises(WrongState):
        take(cast, book(cast, {}), plan="something else")


def test_what_is_no_sheet_is_said(cast, inspection):
    with pytest.raises(BadInput):
        import_petitions(by=cast.clerk.actor, content=b"%PDF-1.4 not a sheet", name="来件.pdf")
    with pytest.raises(BadInput):
        import_petitions(by=cast.clerk.actor, content=b"", name="来件.xlsx")


def test_the_browser_carries_it_sealed_for_this_person_and_a_day(cast, inspection):
    content = book(cast, FULL)
    token = online.hold(content, "a.xlsx", cast.clerk.actor)
    assert online.held(token, cast.clerk.actor) == (content, "a.xlsx")
    for given, who in ((token, cast.office), (token[:-8], cast.clerk), ("", cast.clerk)):
        with pytest.raises(WrongState):
            online.held(given, who.actor)
    cast.clock.at += timedelta(days=2)
    with pytest.raises(WrongState):
        online.held(token, cast.clerk.actor)


def test_the_pages_show_no_name_and_keep_nothing(cast, inspection):
    client = cast.clerk.client
    assert client.get("/petitions/import/template").content[:2] == b"PK"
    bad = io.BytesIO(book(cast, FULL | {"sort": "表扬"}))
    bad.name = "来件.xlsx"
    answer = client.post("/petitions/import", {"file": bad})
    assert answer.status_code == 422 and "F 列" in answer.content.decode()
    good = io.BytesIO(book(cast, FULL | {"body": inspection.body_name}))
    good.name = "来件.xlsx"
    answer = client.post("/petitions/import", {"file": good})
    page = answer.content.decode()
    assert inspection.body_name in page and petitions.WHO.name not in page and petitions.CONTENT not in page
    assert not Petition.objects.exists()
    form = answer.context["form"]
    sent = {"held": form.initial["held"], "plan": form.initial["plan"]}
    answer = client.post("/petitions/import/confirm", sent, follow=True)
    assert Petition.objects.get().number in answer.content.decode()
    assert client.get("/petitions/import/confirm").status_code == 302
