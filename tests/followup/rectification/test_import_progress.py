"""Progress and proof come back on a stick: a sheet and the files beside it, all of it or nothing."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from tests.factories import evidence
from tests.factories import rectification as made
from tests.journal_says import journal_says
from xuncha.followup.rectification import progress_book, queries
from xuncha.followup.rectification.actions.import_progress import import_progress
from xuncha.followup.rectification.models import Progress, Proof
from xuncha.foundation.files.store import keep
from xuncha.foundation.keys.scopes import OFFICE_SCOPE, inspection_scope
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState

pytestmark = pytest.mark.django_db


def filled(ledger, change):
    """The workbook as it went out, changed by hand."""
    book = load_workbook(io.BytesIO(progress_book.workbook(ledger)))
    change(book.active)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


def kept(cast, ledger, change):
    return keep(filled(ledger, change), name="进展.xlsx", scope=OFFICE_SCOPE, by=cast.body_liaison.actor).id


def proof(cast, ledger, name="缴款凭证.pdf"):
    scope = inspection_scope(ledger.inspection_id)
    return {name: keep(evidence.pdf(1), name=name, scope=scope, by=cast.body_liaison.actor).id}


def tell(page, row=2, progress="已收回二万元", on="2024-03-04", said="", file=""):
    for column, value in zip("FGHI", (progress, on, said, file), strict=True):
        page[f"{column}{row}"] = value


def test_words_and_proof_come_back_and_the_journal_says_so(cast):
    ledger = made.accepted(cast)
    sheet = kept(cast, ledger, lambda page: tell(page, said="缴款凭证", file="缴款凭证.pdf"))
    done = import_progress(
        by=cast.body_liaison.actor, ledger=ledger.id, file=sheet, proofs=proof(cast, ledger)
    )
    assert done.new == 1
    assert Progress.objects.get().note == "已收回二万元"
    shown = Proof.objects.get()
    assert (shown.note, shown.file.name) == ("缴款凭证", "缴款凭证.pdf")
    assert journal_says("rectification.progress_imported", about=ledger.ref).facts["rows"] == 1
    again = load_workbook(io.BytesIO(progress_book.workbook(ledger))).active
    assert again["E2"].value == "2024年3月4日 已收回二万元"


def test_what_was_left_empty_is_for_later_and_paper_proof_needs_no_file(cast):
    ledger = made.accepted(cast)
    sheet = kept(cast, ledger, lambda page: tell(page, progress="", said="原件存财务股"))
    import_progress(by=cast.body_liaison.actor, ledger=ledger.id, file=sheet)
    assert (Progress.objects.count(), Proof.objects.get().file) == (0, None)


def test_what_is_wrong_is_said_by_row_and_column_and_nothing_is_written(cast):
    ledger = made.accepted(cast)
    tomorrow = (cast.clock.today() + timedelta(days=1)).isoformat()

    def spoil(page):
        tell(page, on=tomorrow, file="没有这个.pdf")
        page.insert_rows(3)
        page["A3"] = "another-01-1"
        tell(page, 3, on="2024-02-31")

    with pytest.raises(BadInput) as refused:
        import_progress(
            by=cast.body_liaison.actor,
            ledger=ledger.id,
            file=kept(cast, ledger, spoil),
            proofs=proof(cast, ledger, "多余.pdf"),
        )
    told = {p.code: p for p in refused.value.problems}
    assert set(told) == {
        "sheet.day_to_come",
        "sheet.file_missing",
        "sheet.cell_empty",
        "sheet.key_unknown",
        "sheet.no_such_day",
        "sheet.file_unused",
    }
    assert "3" in told["sheet.key_unknown"].where and "G" in told["sheet.no_such_day"].where
    assert not Progress.objects.exists() and not Proof.objects.exists()


def test_a_broken_file_is_refused_as_a_whole(cast):
    ledger, door = made.accepted(cast), cast.body_liaison.actor
    half = filled(ledger, tell).getvalue()[:900]
    answer = cast.body_liaison.client.post(
        f"/door/rectification/{ledger.id}/progress", {"file": SimpleUploadedFile("进展.xlsx", half)}
    )
    assert answer.status_code == 422 and "损坏" in answer.content.decode()
    other = keep(io.BytesIO("甲,乙\n1,2\n".encode()), name="别的表.csv", scope=OFFICE_SCOPE, by=door).id
    with pytest.raises(BadInput) as refused:
        import_progress(by=door, ledger=ledger.id, file=other)
    assert refused.value.problems[0].code == "sheet.no_head"


def test_an_item_with_the_checker_or_done_takes_nothing(cast):
    item = made.checked(cast)
    ledger = queries.ledger(item.ledger_id, cast.office.actor)
    with pytest.raises(BadInput) as refused:
        import_progress(by=cast.body_liaison.actor, ledger=ledger.id, file=kept(cast, ledger, tell))
    assert refused.value.problems[0].code == "sheet.not_now"


@pytest.mark.parametrize(("who", "refusal"), [("lead", NotAllowed), ("stranger", NotKnown)])
def test_only_the_body_or_the_office_for_it(cast, who, refusal):
    ledger = made.accepted(cast)
    with pytest.raises(refusal):
        import_progress(by=getattr(cast, who).actor, ledger=ledger.id, file=kept(cast, ledger, tell))


def test_not_before_the_plan_was_accepted_and_not_what_was_not_checked(cast):
    ledger = made.opened(cast)
    with pytest.raises(NotAllowed):
        import_progress(by=cast.body_liaison.actor, ledger=ledger.id, file=kept(cast, ledger, tell))
    ledger = made.accepted(cast)
    with pytest.raises(WrongState):
        import_progress(
            by=cast.body_liaison.actor, ledger=ledger.id, file=kept(cast, ledger, tell), plan="another"
        )


def test_the_pages_at_the_door(cast):
    ledger, door = made.accepted(cast), cast.body_liaison.client
    here = f"/door/rectification/{ledger.id}/progress"
    assert here in door.get(f"/door/rectification/{ledger.id}").content.decode()
    assert door.get(f"{here}.xlsx").content[:2] == b"PK"
    sheet = filled(ledger, lambda page: tell(page, said="凭证", file="凭证.pdf")).getvalue()
    sent = {
        "file": SimpleUploadedFile("进展.xlsx", sheet),
        "proofs": [SimpleUploadedFile("凭证.pdf", evidence.pdf(1).getvalue())],
    }
    answer = door.post(here, sent)
    assert answer.status_code == 302, answer.content.decode()
    page = door.get(answer["Location"])
    assert "已收回二万元" in page.content.decode() and "凭证.pdf" in page.content.decode()
    done = door.post(answer["Location"], {"plan": page.context["plan"].mark})
    assert done.status_code == 302
    assert Proof.objects.get().file.name == "凭证.pdf"
    assert cast.stranger.client.get(here).status_code in {403, 404}


def test_a_proof_that_cannot_be_taken_is_said_with_its_name(cast):
    ledger = made.accepted(cast)
    sent = {
        "file": SimpleUploadedFile("进展.xlsx", filled(ledger, tell).getvalue()),
        "proofs": [SimpleUploadedFile("凭证.pdf", b"not a pdf")],
    }
    answer = cast.body_liaison.client.post(f"/door/rectification/{ledger.id}/progress", sent)
    assert answer.status_code == 422 and "凭证.pdf" in answer.content.decode()
