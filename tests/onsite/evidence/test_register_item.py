import io
import zipfile
from datetime import date

import pytest
from pypdf import PdfReader, PdfWriter

from tests.factories import evidence as factory
from tests.journal_says import journal_says
from xuncha.engines.seal import sm3
from xuncha.foundation.files.store import keep, read
from xuncha.foundation.keys.scopes import OFFICE_SCOPE, inspection_scope
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown
from xuncha.onsite.evidence import queries
from xuncha.onsite.evidence.actions.register_item import register_item
from xuncha.onsite.evidence.models import Custody, Item


def register(cast, inspection, stream, name, **more):
    return register_item(
        by=cast.member.actor,
        inspection=inspection.id,
        title="验收意见表",
        form=more.pop("form", "copy"),
        stream=stream,
        name=name,
        **more,
    )


def test_a_file_becomes_a_numbered_item_with_its_fingerprint_in_the_custody_record(cast, inspection):
    data = factory.pdf(9).getvalue()
    item = register(cast, inspection, io.BytesIO(data), "验收意见表.pdf", original_at="财务股")
    assert (item.number, item.pages, item.file.scope) == ("证0001", 9, inspection_scope(inspection.id))
    assert {c.sm3 for c in Custody.objects.all()} == {sm3.digest(data).hex()}
    assert [(c.thing, c.holder) for c in queries.custody_of(item)] == [
        ("original", "财务股"),
        ("copy", "马骏"),
    ]
    said = journal_says("evidence.item_registered", about=item.ref, by=cast.member.actor)
    assert said.facts["sm3"] == sm3.digest(data).hex()
    with read(item.file_id) as stream:
        assert stream.read() == data
    assert register(cast, inspection, factory.picture(), "照片.png", form="photo").number == "证0002"


def test_pages_are_counted_where_the_file_can_say_and_asked_for_where_it_cannot(cast, inspection):
    tiff = io.BytesIO()
    from PIL import Image

    pictures = [Image.new("1", (60, 80), n % 2) for n in range(3)]
    pictures[0].save(tiff, "TIFF", save_all=True, append_images=pictures[1:])
    tiff.seek(0)
    assert register(cast, inspection, tiff, "扫描.tif").pages == 3
    assert register(cast, inspection, io.BytesIO("第一行\n第二行".encode()), "清单.txt").pages == 1
    word = io.BytesIO()
    from docx import Document

    Document().save(word)
    word.seek(0)
    assert register(cast, inspection, word, "纪要.docx", pages=4).pages == 4


def encrypted():
    writer = PdfWriter(clone_from=PdfReader(factory.pdf(1)))
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    out.seek(0)
    return out


def bad_word():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("other.txt", "x")
    out.seek(0)
    return out


@pytest.mark.parametrize(
    ("stream", "name", "code"),
    [
        (lambda: io.BytesIO(b""), "空.pdf", "files.empty"),
        (encrypted, "加密.pdf", "files.encrypted"),
        (lambda: io.BytesIO(b"%PDF-1.4 broken"), "坏.pdf", "files.damaged"),
        (lambda: factory.picture(), "假.pdf", "files.mislabelled"),
        (bad_word, "假.docx", "files.mislabelled"),
    ],
)
def test_a_bad_file_is_refused_with_what_to_do_and_leaves_nothing(cast, inspection, stream, name, code):
    with pytest.raises(BadInput) as refused:
        register(cast, inspection, stream(), name)
    assert refused.value.code == code
    assert refused.value.problems[0].where == "file"
    assert refused.value.problems[0].fix
    assert not Item.objects.exists()
    assert factory.registered(cast, inspection).number == "证0001"


def test_too_large_is_refused(cast, inspection, monkeypatch):
    monkeypatch.setenv("XUNCHA_MAX_FILE", "100")
    with pytest.raises(BadInput) as refused:
        register(cast, inspection, factory.pdf(2), "大.pdf")
    assert refused.value.code == "files.too_large"


def test_a_file_of_another_scope_is_not_known(cast, inspection):
    other = keep(factory.pdf(1), name="别处.pdf", scope=OFFICE_SCOPE, by=cast.office.actor)
    with pytest.raises(NotKnown):
        register_item(by=cast.member.actor, inspection=inspection.id, title="x", form="copy", file=other.id)


def test_what_is_missing_is_said_at_once(cast, inspection):
    with pytest.raises(BadInput) as refused:
        register_item(by=cast.member.actor, inspection=inspection.id, title="", form="fax")
    assert [p.where for p in refused.value.problems] == ["title", "form", "file"]
    with pytest.raises(BadInput):
        register(cast, inspection, factory.pdf(1), "x.pdf", received_on=date(2030, 1, 1))


@pytest.mark.parametrize(
    ("who", "error"), [("stranger", NotKnown), ("body_liaison", NotKnown), ("office", NotAllowed)]
)
def test_only_the_team_registers(cast, inspection, who, error):
    with pytest.raises(error):
        register_item(
            by=getattr(cast, who).actor,
            inspection=inspection.id,
            title="x",
            form="copy",
            stream=factory.pdf(1),
            name="x.pdf",
        )
