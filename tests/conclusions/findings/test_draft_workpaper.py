import pytest

from tests.factories import findings, inspections
from tests.journal_says import journal_says
from xuncha.conclusions.findings.actions.draft_workpaper import draft_workpaper
from xuncha.conclusions.findings.rules.states import State
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Ref, new_id
from xuncha.onsite.inspections.rules.states import Stage


def test_a_member_drafts_and_gets_a_provisional_number(cast, inspection):
    paper = findings.drafted(cast, inspection)
    assert paper.state == State.DRAFT
    assert (paper.provisional_number, paper.number) == ("临-1-001", "")
    assert findings.drafted(cast, inspection, title="另一件事").provisional_number == "临-1-002"


def test_the_focus_follows_from_the_item(cast, inspection):
    assert findings.drafted(cast, inspection).focus == "F2"


def test_the_drafter_is_the_first_undertaker_unless_it_is_the_lead(cast, inspection):
    by_member = draft_workpaper(by=cast.member.actor, inspection=inspection.id, title="一件事")
    by_lead = draft_workpaper(by=cast.lead.actor, inspection=inspection.id, title="一件事")
    assert [u.person_id for u in by_member.undertakers.all()] == [cast.member.person]
    assert list(by_lead.undertakers.all()) == []


def test_it_stays_tied_to_what_it_grew_from(cast, inspection):
    point = inspections.noted(cast, inspection)
    paper = draft_workpaper(
        by=cast.member.actor, inspection=inspection.id, title="尾款早于验收", sources=[point.ref]
    )
    assert [n.ref for n in neighbours(point.ref, cast.member.actor)] == [paper.ref]


def test_a_source_nobody_knows_is_refused(cast, inspection):
    with pytest.raises(NotKnown):
        draft_workpaper(
            by=cast.member.actor,
            inspection=inspection.id,
            title="x",
            sources=[Ref("inspections.point", new_id())],
        )


@pytest.mark.parametrize("who", ["stranger", "leading_group", "body_liaison"])
def test_others_do_not_know_the_inspection(cast, inspection, who):
    with pytest.raises(NotKnown):
        draft_workpaper(by=getattr(cast, who).actor, inspection=inspection.id, title="x")


def test_the_office_does_not_write_papers(cast, inspection):
    with pytest.raises(NotAllowed) as refused:
        draft_workpaper(by=cast.office.actor, inspection=inspection.id, title="x")
    assert refused.value.code == "workpaper.not_of_team"


def test_not_before_the_team_has_entered(cast):
    prepared = inspections.at(cast, Stage.PREPARED)
    with pytest.raises(NotAllowed) as refused:
        draft_workpaper(by=cast.member.actor, inspection=prepared.id, title="x")
    assert refused.value.code == "workpaper.not_now"


def test_bad_input_is_said_all_at_once(cast, inspection):
    with pytest.raises(BadInput) as refused:
        draft_workpaper(
            by=cast.member.actor,
            inspection=inspection.id,
            title="  ",
            fields={"item": "F9-99", "discipline": "x", "amount_fen": -1},
        )
    assert {p.where for p in refused.value.problems} == {"title", "item", "discipline", "amount"}


def test_an_undertaker_is_of_the_team(cast, inspection):
    with pytest.raises(BadInput) as refused:
        draft_workpaper(
            by=cast.member.actor, inspection=inspection.id, title="x", undertakers=[cast.stranger.person]
        )
    assert refused.value.code == "workpaper.undertaker_not_of_team"


def test_the_journal_says_so(cast, inspection):
    paper = findings.drafted(cast, inspection)
    said = journal_says("findings.workpaper_drafted", about=paper.ref, by=cast.member)
    assert said.facts["number"] == "临-1-001"
    assert said.rule_set == inspection.rule_set
