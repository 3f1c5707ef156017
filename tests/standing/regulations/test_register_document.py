import pytest

from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.foundation.terms import BadInput, NotAllowed
from xuncha.standing.regulations.actions.register_document import register_document

pytestmark = pytest.mark.django_db


def test_the_office_registers_a_regulation(cast):
    made = register_document(
        by=cast.staff.actor, title="《清源县公务接待标准》", kind="local", issuer="县财政局"
    )
    assert (made.title, made.verified) == ("清源县公务接待标准", False)
    assert journal_says("regulations.document_registered", about=made.ref).facts["title"] == made.title


def test_others_are_told_who_keeps_them(cast):
    for who in (cast.lead, cast.secretary, cast.body_liaison, cast.audit):
        with pytest.raises(NotAllowed) as refused:
            register_document(by=who.actor, title="标准", kind="local")
        assert "巡察办" in str(refused.value.message)
    journal_is_silent_about("regulations.document_registered")


@pytest.mark.parametrize(
    ("title", "kind", "codes"),
    [
        ("", "local", ["document.title"]),
        (" 《》 ", "local", ["document.title"]),
        ("标" * 201, "local", ["document.title"]),
        ("标准", "novel", ["document.kind"]),
        ("", "", ["document.title", "document.kind"]),
    ],
)
def test_what_does_not_hold_is_named(cast, title, kind, codes):
    with pytest.raises(BadInput) as refused:
        register_document(by=cast.office.actor, title=title, kind=kind)
    assert [p.code for p in refused.value.problems] == codes


def test_a_title_stands_once(cast):
    register_document(by=cast.office.actor, title="标准", kind="local")
    with pytest.raises(BadInput) as refused:
        register_document(by=cast.office.actor, title="《标准》", kind="local")
    assert refused.value.problems[0].code == "document.twice"
