"""Questionnaires and assessment forms: handed out, returned, counted; never what one person wrote."""

import pytest

from tests.factories import fieldwork as factory
from tests.factories import inspections
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.fieldwork import surveys
from xuncha.onsite.fieldwork.actions.surveys.hand_out_forms import hand_out_forms
from xuncha.onsite.fieldwork.actions.surveys.note_returned_forms import note_returned_forms
from xuncha.onsite.fieldwork.models import Survey
from xuncha.onsite.fieldwork.rules.forms import MOST, FormsFault, forms_fault
from xuncha.onsite.inspections.models import Point
from xuncha.onsite.inspections.rules.states import Stage


@pytest.mark.parametrize(
    ("out", "back", "fault"),
    [
        (45, None, None),
        (45, 45, None),
        (45, 0, None),
        (0, None, FormsFault.NONE_HANDED_OUT),
        (None, 3, FormsFault.NONE_HANDED_OUT),
        (MOST + 1, None, FormsFault.TOO_MANY),
        (45, 46, FormsFault.RETURNED_MORE),
        (45, -1, FormsFault.RETURNED_NEGATIVE),
    ],
)
def test_never_more_came_back_than_went_out(out, back, fault):
    assert forms_fault(out, back) == fault


def test_forms_go_out_and_come_back(cast, inspection):
    made = factory.survey(cast, inspection)
    assert (made.number, made.handed_out, made.returned, made.returned_on) == ("卷-001", 45, None, None)
    assert (
        journal_says("fieldwork.forms_handed_out", about=made.ref, by=cast.member).facts["handed_out"] == 45
    )
    note_returned_forms(by=cast.team_liaison.actor, survey=made.id, returned=40)
    made = note_returned_forms(
        by=cast.member.actor, survey=made.id, returned=43, stood_out="多数人说不知道补贴标准。"
    )
    assert (made.returned, made.returned_on) == (43, cast.clock.today())
    said = journal_says("fieldwork.forms_returned", about=made.ref)
    assert (said.facts["before"], said.facts["returned"]) == (40, 43)


def test_what_cannot_be_is_named_with_its_field(cast, inspection):
    by = cast.member.actor
    with pytest.raises(BadInput) as refused:
        hand_out_forms(by=by, inspection=inspection.id, kind="score", handed_to=" ", handed_out=5, returned=6)
    assert [p.where for p in refused.value.problems] == ["handed_to", "kind", "returned"]
    made = factory.survey(cast, inspection)
    for returned in (46, -1, None):
        with pytest.raises(BadInput):
            note_returned_forms(by=by, survey=made.id, returned=returned)
    with pytest.raises(Stale):
        note_returned_forms(by=by, survey=made.id, returned=40, seen=made.version - 1)
    assert Survey.objects.get().returned is None


def test_the_wrong_person_is_refused(cast, inspection):
    made = factory.survey(cast, inspection)
    for who in (cast.stranger, cast.body_liaison, cast.office):
        with pytest.raises(NotKnown):
            note_returned_forms(by=who.actor, survey=made.id, returned=3)
    with pytest.raises(NotAllowed):
        hand_out_forms(
            by=cast.office.actor, inspection=inspection.id, kind="questionnaire", handed_to="x", handed_out=1
        )


def test_only_while_the_team_is_there(cast, inspection):
    made = factory.survey(cast, inspection)
    inspections.forward(cast, inspection)
    with pytest.raises(WrongState):
        note_returned_forms(by=cast.member.actor, survey=made.id, returned=3)
    with pytest.raises(WrongState):
        factory.survey(cast, inspection)


def test_not_before_it_entered(cast):
    with pytest.raises(WrongState):
        factory.survey(cast, inspections.at(cast, Stage.PREPARED))


def test_each_kind_is_counted_by_what_was_handed_out(cast, inspection):
    factory.survey(cast, inspection)
    factory.survey(cast, inspection, kind="assessment", handed_out=70)
    today = cast.clock.today()
    for kind, out in (("questionnaire", 45), ("assessment", 70)):
        assert [s.handed_out for s in surveys.handed_out([inspection.id], kind, today)] == [out]


def test_the_pages_as_a_browser_sees_them(cast, inspection):
    client, where = cast.member.client, f"/inspections/{inspection.id}/surveys/"
    given = {"kind": "assessment", "handed_to": "中层以下干部职工", "handed_out": "70", "on": "2024-3-6"}
    refused = client.post(where + "hand-out", {**given, "returned": "71"})
    assert refused.status_code == 422
    assert "比发出的 70 份多" in refused.content.decode()
    here = client.post(where + "hand-out", given).headers["Location"]
    made = Survey.objects.get()
    client.post(
        here + "returned",
        {"returned": "68", "stood_out": "对考勤意见多", "on": "2024-3-6", "seen": made.version},
    )
    assert "对考勤意见多" in client.get(here).content.decode()
    assert "收回 68 份" in client.get(where).content.decode()
    noted = client.post(
        f"/inspections/{inspection.id}/points/note?from={made.ref}", {"title": "核对考勤", "on": "2024-3-6"}
    )
    assert noted.status_code == 302
    assert Point.objects.get().source_id == made.id
    assert cast.office.client.get(where).status_code in (403, 404)
