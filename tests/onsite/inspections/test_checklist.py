"""The checklist: looks by method and post, what nobody has looked at, what does not apply."""

from uuid import uuid4

import pytest

from tests.factories import fieldwork
from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.foundation.links.conditions import ask
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.inspections import checklist, queries
from xuncha.onsite.inspections.actions.leave_out_item import leave_out_item
from xuncha.onsite.inspections.actions.note_look import note_look
from xuncha.onsite.inspections.models import Look
from xuncha.onsite.inspections.rules.coverage import Seen, bare, by_post, coverage, kind_of_focus
from xuncha.onsite.inspections.rules.gates import lacking
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.organisations.actions.create_post import create_post


@pytest.fixture
def inspection(cast):
    return factory.at(cast, Stage.ON_SITE)


def look(cast, inspection, **more):
    given = {"by": cast.member.actor, "item": "F1-01", "method": "material", "what": "记录缺两个季度"}
    return note_look(inspection=inspection.id, **{**given, **more})


def test_rows_say_which_method_looked_and_which_did_not():
    head = uuid4()
    looks = [
        Seen("A", "material"),
        Seen("A", "interview", head),
        Seen("B", "material"),
        Seen("Z", "material"),
    ]
    rows = {r.item: r for r in coverage(["A", "B", "C", "D"], looks, {"D"})}
    assert rows["A"].by_method == {"material": 1, "interview": 1}
    assert (rows["A"].one_method, rows["B"].one_method) == (False, True)
    assert bare(rows.values()) == ["C"]
    assert by_post(looks) == {head: {"A"}}


@pytest.mark.parametrize(("kind", "focus"), [("village", "three_focuses"), ("town", "four_implementations")])
def test_villages_have_the_three_focuses(kind, focus):
    assert kind_of_focus(kind) == focus


def test_a_look_is_noted_with_its_method_post_and_source(cast, inspection):
    visit = fieldwork.visit(cast, inspection)
    post = create_post(by=cast.office.actor, body=inspection.body_id, title="局长", is_head=True)
    made = look(cast, inspection, method="field_visit", source=visit.ref, post=post.id)
    assert (made.first, made.source_kind, made.post_id) == (True, "fieldwork.visit", post.id)
    assert not look(cast, inspection).first
    assert journal_says("inspections.looked_at", about=inspection.ref).facts["item"] == "F1-01"
    found = queries.inspection(inspection.id, cast.member.actor)
    assert {r.item: r.looks for r in checklist.covered(found).rows}["F1-01"] == 2
    assert {r.item: r.looks for r in checklist.covered(found, post.id).rows}["F1-01"] == 1


def test_what_is_missing_is_named_with_its_field(cast, inspection):
    other = create_post(by=cast.office.actor, body=cast.other_bureau.id, title="局长", is_head=True)
    with pytest.raises(BadInput) as refused:
        look(cast, inspection, item="G1-01", method="guess", what=" ", post=other.id)
    assert [p.where for p in refused.value.problems] == ["item", "method", "what", "post"]


def test_only_the_team_looks_and_only_the_lead_leaves_out(cast, inspection):
    with pytest.raises(NotAllowed):
        look(cast, inspection, by=cast.office.actor)
    with pytest.raises(NotKnown):
        look(cast, inspection, by=cast.stranger.actor)
    with pytest.raises(NotAllowed):
        leave_out_item(by=cast.member.actor, inspection=inspection.id, item="F1-02", because="没有这项职责")
    with pytest.raises(BadInput):
        leave_out_item(by=cast.lead.actor, inspection=inspection.id, item="F1-02", because="")
    leave_out_item(by=cast.lead.actor, inspection=inspection.id, item="F1-02", because="没有这项职责")
    journal_says("inspections.item_left_out", about=inspection.ref)
    with pytest.raises(WrongState):
        leave_out_item(by=cast.lead.actor, inspection=inspection.id, item="F1-02", because="没有这项职责")
    look(cast, inspection)
    with pytest.raises(WrongState):
        leave_out_item(by=cast.lead.actor, inspection=inspection.id, item="F1-01", because="没有这项职责")


def test_nothing_changes_once_the_team_writes(cast):
    inspection = factory.at(cast, Stage.REPORTING)
    with pytest.raises(WrongState):
        look(cast, inspection)
    assert not Look.objects.exists()


def test_what_nobody_looked_at_warns_and_does_not_keep_the_team(cast, inspection):
    answer = ask("checklist.covered", inspection.ref, cast.lead.actor)
    assert "F1-01" in answer.missing[0].detail
    rows = queries.gate(queries.inspection(inspection.id, cast.lead.actor), cast.lead.actor)
    assert "checklist.covered" in [r.code for r in rows]
    assert "checklist.covered" not in lacking(queries.asked(rows))
    look(cast, inspection)
    assert "F1-01" not in ask("checklist.covered", inspection.ref, cast.lead.actor).missing[0].detail


def test_the_pages_as_a_browser_sees_them(cast, inspection):
    client = cast.member.client
    here = f"/inspections/{inspection.id}/checklist/"
    assert "没有人看过" in client.get(here).content.decode()
    visit = fieldwork.visit(cast, inspection)
    assert "访-001" in client.get(f"{here}look?from={visit.ref}").content.decode()
    form = {"item": "F1-01", "method": "field_visit", "source": str(visit.ref), "post": "", "on": "2024-3-4"}
    answer = client.post(f"{here}look", {**form, "what": "没有开放"})
    assert answer.headers["Location"] == f"{here}F1-01/"
    text = client.get(f"{here}F1-01/").content.decode()
    assert "没有开放" in text and "访-001" in text
    office = cast.office.client.get(f"{here}F1-01/").content.decode()
    assert "没有开放" in office and "访-001" not in office
    assert "F1-01" not in client.get(f"{here}?bare=1").content.decode()
    assert client.get(f"{here}XX-99/").status_code == 404
