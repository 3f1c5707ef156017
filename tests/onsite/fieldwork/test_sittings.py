"""Reports heard, forums, meetings sat in on."""

import pytest

from tests.factories import evidence as evidence_factory
from tests.factories import fieldwork as factory
from tests.journal_says import journal_says
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import queries
from xuncha.onsite.fieldwork.actions.sittings.add_sitting_paper import add_sitting_paper
from xuncha.onsite.fieldwork.actions.sittings.cancel_sitting import cancel_sitting
from xuncha.onsite.fieldwork.actions.sittings.hold_sitting import hold_sitting
from xuncha.onsite.fieldwork.actions.sittings.plan_sitting import plan_sitting
from xuncha.onsite.fieldwork.models import Sitting
from xuncha.onsite.fieldwork.rules.states import OutingState, outing_may_move

VERBS = {
    "held": lambda c, s: hold_sitting(by=c.lead.actor, sitting=s.id, heard="讲了三条", people=9),
    "cancelled": lambda c, s: cancel_sitting(by=c.lead.actor, sitting=s.id, because="改期"),
}


@pytest.mark.parametrize("current", list(OutingState))
def test_every_verb_of_a_sitting_at_this_state(cast, inspection, current):
    for wanted, verb in VERBS.items():
        sitting = factory.sitting(cast, inspection, current)
        if outing_may_move(current, OutingState(wanted)):
            assert verb(cast, sitting).state == wanted
            journal_says(f"fieldwork.sitting_{wanted}", about=sitting.ref)
        else:
            with pytest.raises(WrongState):
                verb(cast, sitting)
            assert Sitting.objects.get(id=sitting.id).state == current


def test_reports_of_both_kinds_are_hearings_and_forums_are_not(cast, inspection):
    for kind in ("report", "special_report", "forum", "attendance"):
        journal_says("fieldwork.sitting_planned", about=factory.sitting(cast, inspection, kind=kind).ref)
    factory.sitting(cast, inspection, OutingState.PLANNED)
    today = cast.clock.today()
    assert queries.hearings([inspection.id], today).count() == 2
    assert queries.forums([inspection.id], today).count() == 1


def test_what_is_missing_is_named_with_its_field(cast, inspection):
    with pytest.raises(BadInput) as refused:
        plan_sitting(
            by=cast.lead.actor,
            inspection=inspection.id,
            kind="lunch",
            subject="",
            given_by="",
            on=cast.clock.today(),
            place="",
            listeners=[],
        )
    assert [p.where for p in refused.value.problems] == ["subject", "given_by", "place", "kind", "listeners"]
    sitting = factory.sitting(cast, inspection, OutingState.PLANNED)
    with pytest.raises(BadInput) as refused:
        hold_sitting(by=cast.lead.actor, sitting=sitting.id, heard=" ", people=0)
    assert [p.where for p in refused.value.problems] == ["heard", "people"]


def test_a_stranger_of_the_team_is_refused(cast, inspection):
    sitting = factory.sitting(cast, inspection, OutingState.PLANNED)
    with pytest.raises(NotAllowed):
        hold_sitting(by=cast.second_member.actor, sitting=sitting.id, heard="讲了", people=3)
    for who in (cast.stranger, cast.office, cast.body_liaison):
        with pytest.raises(NotKnown):
            hold_sitting(by=who.actor, sitting=sitting.id, heard="讲了", people=3)


def test_the_written_report_becomes_evidence(cast, inspection):
    sitting = factory.sitting(cast, inspection)
    given = {"by": cast.member.actor, "name": "汇报.pdf", "title": "工作汇报"}
    add_sitting_paper(sitting=sitting.id, stream=evidence_factory.pdf(4), **given)
    (item,) = evidence.items_of_source(sitting.ref, cast.member.actor)
    assert (item.number, item.pages, item.received_from) == ("证0001", 4, "局党组")
    assert journal_says("fieldwork.sitting_paper_kept", about=sitting.ref).facts["item"] == "证0001"
    planned = factory.sitting(cast, inspection, OutingState.PLANNED)
    with pytest.raises(WrongState):
        add_sitting_paper(sitting=planned.id, stream=evidence_factory.pdf(4), **given)


def test_the_pages_as_a_browser_sees_them(cast, inspection):
    client = cast.lead.client
    answer = client.post(
        f"/inspections/{inspection.id}/sittings/plan",
        {
            "kind": "special_report",
            "subject": "财务管理专题汇报",
            "given_by": "财务股",
            "on": "2024-3-6",
            "place": "三楼",
            "listeners": [str(cast.lead.person)],
        },
    )
    here = answer.headers["Location"]
    sitting = Sitting.objects.get()
    client.post(
        here + "hold", {"people": "5", "heard": "往来款对不上", "on": "2024-3-4", "seen": sitting.version}
    )
    assert "往来款对不上" in client.get(here).content.decode()
    assert "听-001" in client.get(f"/inspections/{inspection.id}/sittings/").content.decode()
    assert cast.office.client.get(f"/inspections/{inspection.id}/sittings/").status_code in (403, 404)
