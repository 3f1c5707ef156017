"""A town with its villages: stages and papers once, checklist and findings of each member its own."""

from datetime import date
from uuid import uuid4

import pytest

from tests.factories import findings
from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.conclusions.findings import queries as found_queries
from xuncha.conclusions.reports import queries as report_queries
from xuncha.conclusions.reports.actions.draft_report import draft_report
from xuncha.foundation.links.conditions import ask
from xuncha.foundation.links.edges import origins
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, WrongState
from xuncha.onsite.inspections import checklist, package, queries
from xuncha.onsite.inspections.actions.hold_entry_meeting import hold_entry_meeting
from xuncha.onsite.inspections.actions.issue_entry_notice import issue_entry_notice
from xuncha.onsite.inspections.actions.note_looks import note_looks
from xuncha.onsite.inspections.actions.note_point import note_point
from xuncha.onsite.inspections.actions.pass_gate import pass_gate
from xuncha.onsite.inspections.models import Look
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.preparation.planning import queries as planned
from xuncha.preparation.planning.actions.add_target import add_target
from xuncha.preparation.teams import queries as teams
from xuncha.standing.organisations.actions.register_body import register_body


@pytest.fixture
def head(cast):
    return factory.package_at(cast, Stage.ON_SITE)


def looks(cast, head, **more):
    members = queries.members(head)
    given = {
        "by": cast.member.actor,
        "members": [m.pk for m in members],
        "item": "G2-01",
        "method": "material",
        "what": "收支白条入账",
    }
    return note_looks(package=head.pk, **{**given, **more})


def test_villages_open_as_members_of_their_town(cast):
    head = factory.packaged(cast)
    members = queries.members(head)
    assert [m.body_name for m in members] == ["东风村", "柳树湾村", "双河村"]
    assert [m.number for m in members] == [f"{head.number}-0{n}" for n in (1, 2, 3)]
    assert {key for m in members for key in origins(m.ref, "planning.target")} < {
        *origins(head.ref, "planning.target")
    }
    assert journal_says("inspections.opened", about=members[0].ref).facts["package"] == head.number


def test_a_gate_is_passed_once_for_all(cast, head):
    for member in queries.members(head):
        assert member.stage == Stage.ON_SITE
        assert [p.stage for p in queries.passages(member)] == ["prepared", "entered", "on_site"]
        assert queries.gate(member, cast.lead.actor) == []
        with pytest.raises(NotAllowed) as refused:
            pass_gate(by=cast.lead.actor, inspection=member.pk)
        assert refused.value.code == "inspection.of_package"
    assert journal_says("inspections.gate_passed", about=head.ref).facts["members"] == 3


def test_notice_meeting_and_report_stand_with_the_head(cast, head):
    member = queries.members(head)[0]
    with pytest.raises(NotAllowed):
        hold_entry_meeting(by=cast.lead.actor, inspection=member.pk, place="村委会", people=9)
    with pytest.raises(NotAllowed):
        issue_entry_notice(
            by=cast.office.actor,
            inspection=member.pk,
            enters_on=date(2024, 4, 1),
            contact="x",
            prepare=["y"],
            commitments=[],
        )
    with pytest.raises(WrongState):
        draft_report(by=cast.member.actor, inspection=member.pk)


def test_what_is_open_in_a_village_keeps_the_gate_of_the_town_shut(cast, head):
    member = queries.members(head)[1]
    assert ask("points.settled", head.ref, cast.lead.actor).met
    note_point(by=cast.member.actor, inspection=member.pk, title="集体收入去向")
    (missing,) = ask("points.settled", head.ref, cast.lead.actor).missing
    assert str(member.pk) in missing.href
    covered = ask("checklist.covered", head.ref, cast.lead.actor)
    assert [m.what.split("：")[0] for m in covered.missing[1:]] == ["东风村", "柳树湾村", "双河村"]


def test_one_look_is_noted_in_many_villages(cast, head):
    made = looks(cast, head)
    assert [look.inspection.body_name for look in made] == ["东风村", "柳树湾村", "双河村"]
    assert all(look.first for look in made)
    for member in queries.members(head):
        assert journal_says("inspections.looked_at", about=member.ref).facts["item"] == "G2-01"
    (sheet,) = package.sheets(head, cast.member.actor)
    assert [m.body_name for m in sheet.members] == ["东风村", "柳树湾村", "双河村"]
    lines = {line.item.code: line for _f, group in sheet.groups for line in group}
    assert [cell.looks for cell in lines["G2-01"].cells] == [1, 1, 1]
    assert (lines["G2-01"].bare, lines["G2-02"].bare) == (0, 3)
    assert [t.looked for t in sheet.totals] == [1, 1, 1]
    assert package.bare_members(head, "G2-01") == set()


def test_all_of_the_looks_or_none(cast, head):
    members = queries.members(head)
    with pytest.raises(NotKnown):
        looks(cast, head, members=[members[0].pk, uuid4()])
    with pytest.raises(BadInput):
        looks(cast, head, members=[])
    with pytest.raises(BadInput):
        looks(cast, head, item="F1-01")
    with pytest.raises(NotAllowed):
        looks(cast, head, by=cast.office.actor)
    with pytest.raises(NotKnown):
        looks(cast, head, by=cast.stranger.actor)
    assert not Look.objects.exists()


def test_no_looks_once_the_team_writes(cast, head):
    written = factory.forward(cast, factory.forward(cast, head))
    assert written.stage == Stage.REPORTING
    with pytest.raises(WrongState):
        looks(cast, head)


def test_findings_of_the_villages_stand_in_the_report_of_the_town(cast, head):
    member = queries.members(head)[0]
    finding = findings.finding(cast, member)
    assert finding.inspection_id == member.pk
    assert found_queries.of_inspection(head.pk) == [finding]
    assert found_queries.figure(head.pk, "问题数") == "1"
    report = draft_report(by=cast.member.actor, inspection=head.pk)
    texts = [p.text for p in report_queries.paragraphs(report_queries.team_version(report))]
    assert any(t.startswith("东风村：") for t in texts)


def test_a_village_joins_mid_round_and_recusal_is_asked_at_once(cast, head):
    village = register_body(
        by=cast.office.actor, name="石桥村", kind="village", parent=head.body_id, on=head.body.established_on
    )
    target = add_target(
        by=cast.office.actor,
        batch=head.team.batch_id,
        body=village.id,
        package_of=head.target_id,
        reason="群众反映集中",
    )
    joined = queries.members(head)[-1]
    assert (joined.body_name, joined.stage) == ("石桥村", Stage.ON_SITE)
    assert teams.team_of(target.id).id == head.team_id
    said = journal_says("teams.pairs_opened", about=head.team.ref)
    assert (said.facts["target"], len(said.facts["people"])) == (str(target.id), 5)
    assert not ask("recusal.cleared", head.ref, cast.lead.actor).met
    assert len(planned.hung_on(head.target_id)) == 4


def test_the_sheet_and_the_bulk_form_in_the_browser(cast, head):
    looks(cast, head, members=[queries.members(head)[0].pk])
    page = cast.member.client.get(f"/inspections/{head.pk}/package/")
    html = page.content.decode()
    assert "东风村" in html
    assert "G2-01" in html
    member = queries.members(head)[2]
    assert cast.member.client.get(f"/inspections/{member.pk}/package/").status_code == 200
    form = cast.member.client.get(f"/inspections/{head.pk}/package/look?item=G2-01").content.decode()
    assert form.count("checked") == 2
    posted = cast.member.client.post(
        f"/inspections/{head.pk}/package/look",
        {
            "members": [str(member.pk)],
            "item": "G2-01",
            "method": "interview",
            "what": "会计说收入直接支出",
            "on": "2024-03-04",
        },
    )
    assert posted.status_code == 302
    assert Look.objects.filter(inspection=member).count() == 1
    assert cast.stranger.client.get(f"/inspections/{head.pk}/package/").status_code == 404
    front = cast.lead.client.get(f"/inspections/{member.pk}/").content.decode()
    assert "青溪镇" in front


def test_an_inspection_on_its_own_has_an_empty_sheet(cast):
    alone = factory.opened(cast)
    assert package.sheets(alone, cast.lead.actor) == []
    assert cast.lead.client.get(f"/inspections/{alone.pk}/package/").status_code == 200
    assert cast.lead.client.get(f"/inspections/{alone.pk}/package/look").status_code == 404


def test_items_of_villages_are_those_of_the_three_focuses(cast, head):
    member = queries.members(head)[0]
    assert [i.code for i in checklist.items(member)][:2] == ["G1-01", "G1-02"]
    assert len(checklist.items(member)) == 20
