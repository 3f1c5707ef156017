import io

import pytest
from openpyxl import load_workbook

from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import importing, queries
from xuncha.followup.rectification.actions.import_measures import import_measures
from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown

pytestmark = pytest.mark.django_db


def filled(cast, ledger, change):
    """The workbook as it went out, changed by hand, brought back."""
    book = load_workbook(io.BytesIO(importing.workbook(ledger)))
    change(book.active)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return keep(out, name="措施.xlsx", scope=OFFICE_SCOPE, by=cast.body_liaison.actor)


def fill(page, row, text="收回款项", leader="周副局长"):
    for column, value in zip("CDEFH", (text, "到账", leader, "财务股", "2024-05-01"), strict=True):
        page[f"{column}{row}"] = value


def test_every_problem_stands_in_it_with_its_key(cast):
    ledger = made.opened(cast)
    page = load_workbook(io.BytesIO(importing.workbook(ledger))).active
    keys = [page.cell(row, 1).value for row in range(1, 5)]
    assert keys == ["编码", f"{ledger.pk.hex[-6:]}-01", f"{ledger.pk.hex[-6:]}-02", None]


def test_measures_come_back_new_changed_and_the_same(cast):
    ledger, door = made.opened(cast), cast.body_liaison.actor
    first = filled(cast, ledger, lambda page: [fill(page, 2), fill(page, 3)])
    done = import_measures(by=door, ledger=ledger.id, file=first.id)
    assert (done.new, done.changed, done.same) == (2, 0, 0)
    assert journal_says("rectification.measures_imported", about=ledger.ref).facts["new"] == 2

    def change(page):
        page["C2"] = "收回款项并入账"

    done = import_measures(by=door, ledger=ledger.id, file=filled(cast, ledger, change).id)
    assert (done.new, done.changed, done.same) == (0, 1, 1)
    assert {m.text for m in queries.live_measures()} == {"收回款项并入账", "收回款项"}


def test_one_wrong_cell_and_nothing_is_written(cast):
    ledger = made.opened(cast)

    def spoil(page):
        fill(page, 2)
        fill(page, 3)
        page["H3"] = "2024-02-31"
        page["A2"] = "another-01"

    with pytest.raises(BadInput) as refused:
        import_measures(by=cast.body_liaison.actor, ledger=ledger.id, file=filled(cast, ledger, spoil).id)
    told = {p.code: (p.where, p.fix) for p in refused.value.problems}
    assert set(told) == {"sheet.no_such_day", "sheet.key_unknown"}
    assert "3" in told["sheet.no_such_day"][0] and "H" in told["sheet.no_such_day"][0]
    assert all(fix for _where, fix in told.values())
    assert not queries.live_measures().exists()


def test_a_measure_twice_and_one_without_words(cast):
    ledger = made.planned(cast)

    def spoil(page):
        page["A3"] = page["A2"].value
        page["C3"] = ""

    with pytest.raises(BadInput) as refused:
        import_measures(by=cast.body_liaison.actor, ledger=ledger.id, file=filled(cast, ledger, spoil).id)
    assert {p.code for p in refused.value.problems} == {"sheet.row_twice", "sheet.cell_empty"}


def test_a_broken_file_says_what_to_do(cast):
    ledger, by = made.opened(cast), cast.body_liaison.actor
    file = keep(io.BytesIO(b"no table here"), name="a.txt", scope=OFFICE_SCOPE, by=by)
    with pytest.raises(BadInput) as refused:
        import_measures(by=by, ledger=ledger.id, file=file.id)
    assert refused.value.problems[0].message


def test_only_while_the_plan_is_with_the_body(cast):
    ledger = made.submitted(cast)
    file = filled(cast, ledger, lambda page: None)
    with pytest.raises(NotAllowed, match="plan_not_open"):
        import_measures(by=cast.body_liaison.actor, ledger=ledger.id, file=file.id)
    with pytest.raises(NotKnown):
        import_measures(by=cast.stranger.actor, ledger=ledger.id, file=file.id)


def test_at_the_door_file_check_confirm(cast):
    ledger = made.opened(cast)
    client, base = cast.body_liaison.client, f"/door/rectification/{ledger.pk}/measures"
    assert client.get(f"{base}.xlsx").content[:2] == b"PK"
    book = load_workbook(io.BytesIO(importing.workbook(ledger)))
    fill(book.active, 2)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "措施.xlsx"
    shown = client.post(base, {"file": out})
    assert shown.status_code == 302
    assert client.get(shown["Location"]).status_code == 200
    assert client.post(shown["Location"], {}).status_code == 302
    assert queries.live_measures().count() == 1
