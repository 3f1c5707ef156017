"""Visits, photographs and calls: they work, the wrong person and the wrong state are refused, the journal says so."""

from datetime import timedelta
from io import BytesIO

import pytest

from tests.factories import evidence as evidence_factory
from tests.factories import fieldwork as factory
from tests.factories import inspections
from tests.journal_says import journal_says
from xuncha.foundation.links.conditions import ask
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions.visits.approve_visit import approve_visit
from xuncha.onsite.fieldwork.actions.visits.cancel_visit import cancel_visit
from xuncha.onsite.fieldwork.actions.visits.hold_visit import hold_visit
from xuncha.onsite.fieldwork.actions.visits.keep_photo import keep_photo
from xuncha.onsite.fieldwork.actions.visits.note_phone_check import note_phone_check
from xuncha.onsite.fieldwork.actions.visits.plan_visit import plan_visit
from xuncha.onsite.fieldwork.models import Visit
from xuncha.onsite.fieldwork.rules.states import (
    OUTING_OWNERS,
    OUTING_TRANSITIONS,
    OutingState,
    outing_may_move,
)
from xuncha.onsite.inspections.models import Point
from xuncha.onsite.inspections.rules.states import Stage

VERBS = {
    "held": lambda c, v: hold_visit(by=c.member.actor, visit=v.id, met="站长", seen_there="门开着"),
    "cancelled": lambda c, v: cancel_visit(by=c.member.actor, visit=v.id, because="停电"),
}


def test_the_table_names_every_state_and_its_owner():
    assert set(OUTING_TRANSITIONS) == set(OUTING_OWNERS) == set(OutingState)
    ends = {s for s, to in OUTING_TRANSITIONS.items() if not to}
    assert ends == {s for s, owner in OUTING_OWNERS.items() if not owner}


@pytest.mark.parametrize("current", list(OutingState))
def test_every_verb_of_a_visit_at_this_state(cast, inspection, current):
    for wanted, verb in VERBS.items():
        visit = factory.visit(cast, inspection, current)
        if outing_may_move(current, OutingState(wanted)):
            assert verb(cast, visit).state == wanted
            journal_says(f"fieldwork.visit_{wanted}", about=visit.ref)
        else:
            with pytest.raises(WrongState):
                verb(cast, visit)
            assert Visit.objects.get(id=visit.id).state == current


def test_two_of_the_team_plan_a_visit_and_record_it(cast, inspection):
    visit = factory.visit(cast, inspection)
    assert (visit.number, visit.state, visit.met) == ("访-001", "held", "站长和管理员")
    assert journal_says("fieldwork.visit_planned", about=visit.ref).facts["kind"] == "unit"
    assert list(queries.held_visits([inspection.id], cast.clock.today())) == [visit]
    assert not queries.households([inspection.id], cast.clock.today())
    assert not queries.held_visits([inspection.id], cast.clock.today() - timedelta(days=1))


def test_a_visit_to_a_household_counts_as_both(cast, inspection):
    visit = factory.visit(cast, inspection, kind="household")
    assert list(queries.households([inspection.id], cast.clock.today())) == [visit]
    assert list(queries.held_visits([inspection.id], cast.clock.today())) == [visit]


def test_what_is_missing_is_named_with_its_field(cast, inspection):
    with pytest.raises(BadInput) as refused:
        plan_visit(
            by=cast.member.actor,
            inspection=inspection.id,
            whom="",
            purpose=" ",
            kind="moon",
            on=cast.clock.today(),
            visitors=[cast.member.person],
        )
    assert [p.where for p in refused.value.problems] == ["whom", "purpose", "kind", "visitors"]


def test_an_unannounced_visit_waits_for_the_lead(cast, inspection):
    visit = factory.visit(cast, inspection, OutingState.PLANNED, undercover=True)
    with pytest.raises(WrongState) as refused:
        VERBS["held"](cast, visit)
    assert refused.value.code == "visit.not_approved"
    with pytest.raises(NotAllowed):
        approve_visit(by=cast.member.actor, visit=visit.id)
    approve_visit(by=cast.lead.actor, visit=visit.id, seen=visit.version)
    journal_says("fieldwork.visit_approved", about=visit.ref)
    with pytest.raises(WrongState):
        approve_visit(by=cast.lead.actor, visit=visit.id)
    assert VERBS["held"](cast, visit).state == "held"


def test_only_those_who_go_or_lead_record_it(cast, inspection):
    visit = factory.visit(cast, inspection, OutingState.PLANNED)
    with pytest.raises(NotAllowed):
        hold_visit(by=cast.team_liaison.actor, visit=visit.id, met="站长", seen_there="门开着")
    with pytest.raises(NotKnown):
        hold_visit(by=cast.stranger.actor, visit=visit.id, met="站长", seen_there="门开着")
    with pytest.raises(NotKnown):
        hold_visit(by=cast.office.actor, visit=visit.id, met="站长", seen_there="门开着")
    with pytest.raises(Stale):
        hold_visit(by=cast.member.actor, visit=visit.id, met="站长", seen_there="门开着", seen=99)
    assert hold_visit(by=cast.lead.actor, visit=visit.id, met="站长", seen_there="门开着").state == "held"


def test_a_visit_is_neither_before_entry_nor_to_come(cast, inspection):
    visit = factory.visit(cast, inspection, OutingState.PLANNED)
    for days in (-400, 1):
        with pytest.raises(BadInput):
            hold_visit(
                by=cast.member.actor,
                visit=visit.id,
                met="站长",
                seen_there="门开着",
                on=cast.clock.today() + timedelta(days=days),
            )


def test_nothing_is_planned_once_the_team_left(cast):
    inspection = inspections.at(cast, Stage.LEFT)
    with pytest.raises(WrongState) as refused:
        factory.visit(cast, inspection, OutingState.PLANNED)
    assert refused.value.code == "stay.over"


def test_a_photograph_is_evidence_with_place_and_time(cast, inspection):
    photo = factory.photo(cast, inspection)
    item = evidence.item(photo.item_id, cast.member.actor)
    assert (item.form, item.number, photo.place) == ("photo", "证0001", "文化站门厅")
    assert journal_says("fieldwork.photo_kept", about=photo.visit.ref).facts["item"] == "证0001"
    assert item.ref in [n.ref for n in neighbours(photo.visit.ref, cast.member.actor)]


def test_a_photograph_comes_after_the_visit_and_is_a_picture(cast, inspection):
    planned = factory.visit(cast, inspection, OutingState.PLANNED)
    given = {"by": cast.member.actor, "name": "门.png", "title": "门", "place": "门口"}
    with pytest.raises(WrongState):
        keep_photo(visit=planned.id, stream=evidence_factory.picture(), **given)
    held = factory.visit(cast, inspection)
    with pytest.raises(BadInput):
        keep_photo(visit=held.id, stream=BytesIO(b"no picture"), **given)
    with pytest.raises(BadInput) as refused:
        keep_photo(visit=held.id, stream=evidence_factory.picture(), **{**given, "place": ""})
    assert [p.where for p in refused.value.problems] == ["place"]


def test_a_call_is_recorded_once_and_counted(cast, inspection):
    made = note_phone_check(
        by=cast.member.actor, inspection=inspection.id, whom="名册第 3 户", asked="到账没有", said="到了"
    )
    assert made.number == "电-001"
    journal_says("fieldwork.phone_checked", about=made.ref)
    assert queries.phone_checks_made([inspection.id], cast.clock.today()).count() == 1
    with pytest.raises(NotKnown):
        note_phone_check(by=cast.stranger.actor, inspection=inspection.id, whom="户", asked="问", said="答")
    with pytest.raises(BadInput) as refused:
        note_phone_check(by=cast.member.actor, inspection=inspection.id, whom="", asked="", said="")
    assert [p.where for p in refused.value.problems] == ["whom", "asked", "said"]


def test_what_is_planned_and_not_held_keeps_the_team_on_site(cast, inspection):
    assert ask("outings.held", inspection.ref, cast.lead.actor).met
    visit = factory.visit(cast, inspection, OutingState.PLANNED)
    factory.sitting(cast, inspection, OutingState.PLANNED)
    answer = ask("outings.held", inspection.ref, cast.lead.actor)
    assert [m.detail for m in answer.missing] == ["访-001", "听-001"]
    cancel_visit(by=cast.member.actor, visit=visit.id, because="停电")
    assert len(ask("outings.held", inspection.ref, cast.lead.actor).missing) == 1


def test_the_forms_as_a_browser_sends_them(cast, inspection):
    client = cast.member.client
    answer = client.post(
        f"/inspections/{inspection.id}/visits/plan",
        {
            "kind": "household",
            "whom": "李家坪一户",
            "purpose": "核对补助",
            "on": "2024年3月6日",
            "visitors": [str(cast.member.person), str(cast.second_member.person)],
        },
    )
    visit = Visit.objects.get()
    here = f"/visits/{visit.id}/"
    assert answer.headers["Location"] == here
    client.post(
        here + "hold", {"on": "2024-3-4", "met": "户主", "seen_there": "补助到账一次", "seen": visit.version}
    )
    text = client.get(here).content.decode()
    assert "补助到账一次" in text and "存照片" in text
    answer = client.post(
        here + "photograph",
        {"file": evidence_factory.picture(), "title": "存折", "place": "户主家中", "on": "2024-3-4"},
    )
    assert answer.headers["Location"] == here
    note = f"/inspections/{inspection.id}/points/note?from={visit.ref}"
    assert "访-001" in client.get(note).content.decode()
    client.post(note, {"title": "补助发放表上是两次", "source_text": "访-001", "who_has": ""})
    assert (Point.objects.get().source_kind, Point.objects.get().source_id) == ("fieldwork.visit", visit.id)
    assert "访-001" in client.get(f"/inspections/{inspection.id}/visits/").content.decode()


def test_a_point_is_not_noted_from_what_the_reader_does_not_know(cast, inspection):
    here = f"/inspections/{inspection.id}/points/note?from="
    for wrong in ("nonsense", f"fieldwork.visit:{inspection.id}"):
        assert cast.member.client.get(here + wrong).status_code == 404
