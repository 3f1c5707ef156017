from datetime import date, timedelta

import pytest

from tests.factories import reports
from tests.journal_says import journal_is_silent_about, journal_says
from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.actions.change_feedback import change_feedback
from xuncha.conclusions.reports.actions.deliver_feedback import deliver_feedback
from xuncha.conclusions.reports.actions.prepare_feedback import prepare_feedback
from xuncha.conclusions.reports.actions.sign_for_feedback import sign_for_feedback
from xuncha.foundation.links.conditions import ask
from xuncha.foundation.links.edges import neighbours
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Stale, WrongState
from xuncha.standing.organisations.actions.merge_bodies import merge_bodies


def prepare(cast, report, who="lead", **more):
    given = {"opinion": "总体较好。", "demands": ["一", " ", "二"], **more}
    return prepare_feedback(by=getattr(cast, who).actor, report=report.id, **given)


def test_from_the_decided_reports_findings_with_numbered_demands(cast, inspection):
    report = reports.decided(cast, inspection)
    feedback = prepare(cast, report)
    finding = queries.findings_of(report)[0]
    assert [(i.order, i.finding_id, i.heading) for i in queries.feedback_items(feedback)] == [
        (1, finding.id, finding.title)
    ]
    assert list(feedback.demands.values_list("order", "text")) == [(1, "一"), (2, "二")]
    assert feedback.number.startswith("清委巡〔2024〕")
    assert journal_says("reports.feedback_prepared", about=feedback.ref).facts["demands"] == 2
    kinds = {n.ref.kind for n in neighbours(finding.ref, cast.member.actor)}
    assert {"reports.report", "reports.paragraph", "reports.feedbackitem"} <= kinds


def test_not_before_the_decision_and_once(cast, inspection):
    report = reports.submitted(cast, inspection)
    with pytest.raises(NotAllowed) as refused:
        prepare(cast, report)
    assert refused.value.code == "feedback.report_not_decided"
    from tests.factories import approvals

    approvals.approve(cast, report.ref)
    prepare(cast, report, who="staff")
    with pytest.raises(WrongState):
        prepare(cast, report)


def test_incomplete(cast, inspection):
    report = reports.decided(cast, inspection)
    with pytest.raises(BadInput) as refused:
        prepare(cast, report, opinion=" ", demands=[" "])
    assert {p.where for p in refused.value.problems} == {"opinion", "demands"}


def test_a_body_merged_meanwhile_is_told_through_its_successor(cast, inspection):
    report = reports.decided(cast, inspection)
    merge_bodies(by=cast.office.actor, predecessors=[cast.bureau.id], successor=cast.other_bureau.id)
    assert prepare(cast, report).body_id == cast.other_bureau.id


def test_changed_until_it_is_given(cast, inspection):
    feedback = reports.prepared(cast, inspection)
    changed = change_feedback(
        by=cast.staff.actor, feedback=feedback.id, opinion="改过", demands=["一条"], seen=feedback.version
    )
    assert list(changed.demands.values_list("text", flat=True)) == ["一条"]
    assert journal_says("reports.feedback_changed", about=feedback.ref)
    with pytest.raises(Stale):
        change_feedback(
            by=cast.staff.actor, feedback=feedback.id, opinion="x", demands=["y"], seen=feedback.version
        )
    deliver_feedback(by=cast.lead.actor, feedback=feedback.id)
    with pytest.raises(NotAllowed):
        change_feedback(by=cast.staff.actor, feedback=feedback.id, opinion="x", demands=["y"])


def test_head_and_leading_group_are_told_separately(cast, inspection):
    feedback = reports.prepared(cast, inspection)
    first = deliver_feedback(by=cast.lead.actor, feedback=feedback.id, recipients=["head"])
    assert (first.state, first.delivered_on) == ("prepared", None)
    second = deliver_feedback(by=cast.lead.actor, feedback=feedback.id, recipients=["leading_group"])
    assert (second.state, second.delivered_on) == ("delivered", cast.clock.today())
    with pytest.raises(BadInput):
        deliver_feedback(by=cast.lead.actor, feedback=feedback.id, recipients=["head"])
    assert journal_says("reports.feedback_given", about=feedback.ref).facts["recipients"] == ["leading_group"]


def test_who_gives_it(cast, inspection):
    feedback = reports.prepared(cast, inspection)
    with pytest.raises(NotAllowed):
        deliver_feedback(by=cast.member.actor, feedback=feedback.id)
    with pytest.raises(NotKnown):
        deliver_feedback(by=cast.stranger.actor, feedback=feedback.id)
    assert deliver_feedback(by=cast.staff.actor, feedback=feedback.id).state == "delivered"


def test_late_feedback_needs_a_reason_and_keeps_it(cast, inspection):
    feedback = reports.prepared(cast, inspection)
    cast.clock.move_to(date(2024, 6, 3))
    with pytest.raises(BadInput) as refused:
        deliver_feedback(by=cast.lead.actor, feedback=feedback.id)
    assert [p.where for p in refused.value.problems] == ["late_reason"]
    given = deliver_feedback(by=cast.lead.actor, feedback=feedback.id, late_reason="县委会议延期")
    assert given.late_reason == "县委会议延期"
    assert given.due_on < given.delivered_on


def test_bad_days(cast, inspection):
    feedback = reports.prepared(cast, inspection)
    for day in (cast.clock.today() + timedelta(days=1), date(2024, 1, 1)):
        with pytest.raises(BadInput):
            deliver_feedback(by=cast.lead.actor, feedback=feedback.id, on=day)
    with pytest.raises(BadInput):
        deliver_feedback(by=cast.lead.actor, feedback=feedback.id, recipients=["everybody"])


def test_signed_for_on_paper_and_at_the_door(cast, inspection):
    feedback = reports.delivered(cast, inspection)
    on_paper = sign_for_feedback(
        by=cast.staff.actor, feedback=feedback.id, recipient="head", signed_by="王建军"
    )
    assert (on_paper.at_door, on_paper.signed_by) == (False, "王建军")
    journal_is_silent_about("reports.feedback_signed_for", about=feedback.ref)
    at_door = sign_for_feedback(
        by=cast.body_liaison.actor, feedback=feedback.id, recipient="leading_group", signed_by="罗明"
    )
    assert at_door.at_door
    said = journal_says("reports.feedback_signed_for", about=feedback.ref, by=cast.body_liaison)
    assert said.facts["inspection"] == str(inspection.id)
    assert said.facts["body"] == str(cast.bureau.id)
    assert "王建军" not in str(said.facts)
    assert queries.feedback(feedback.id, cast.lead.actor).state == "signed_for"
    assert ask("feedback.signed_for", inspection.ref, cast.lead.actor).met


def test_signing_twice_nameless_too_early_or_for_nobody(cast, inspection):
    feedback = reports.delivered(cast, inspection)

    def sign(**more):
        given = {"recipient": "head", "signed_by": "王建军", **more}
        return sign_for_feedback(by=cast.staff.actor, feedback=feedback.id, **given)

    for wrong in (
        {"signed_by": " "},
        {"on": date(2024, 1, 1)},
        {"on": cast.clock.today() + timedelta(days=1)},
    ):
        with pytest.raises(BadInput):
            sign(**wrong)
    with pytest.raises(NotKnown):
        sign(body=cast.other_bureau.id)
    sign()
    with pytest.raises(NotAllowed):
        sign()


def test_another_body_told_as_well_signs_for_itself(cast, inspection):
    feedback = reports.prepared(cast, inspection)
    town = cast.other_bureau.id
    deliver_feedback(by=cast.lead.actor, feedback=feedback.id, recipients=["leading_group"], body=town)
    assert queries.feedback(feedback.id, cast.lead.actor).state == "prepared"
    deliver_feedback(by=cast.lead.actor, feedback=feedback.id)
    sign_for_feedback(
        by=cast.staff.actor, feedback=feedback.id, recipient="leading_group", signed_by="某", body=town
    )
    assert queries.lacking_receipts(feedback, signed=True) == ("head", "leading_group")


def test_the_liaison_knows_it_only_once_it_is_delivered(cast, inspection):
    feedback = reports.prepared(cast, inspection)
    with pytest.raises(NotKnown):
        queries.feedback(feedback.id, cast.body_liaison.actor)
    with pytest.raises(NotKnown):
        sign_for_feedback(
            by=cast.body_liaison.actor, feedback=feedback.id, recipient="head", signed_by="罗明"
        )
    deliver_feedback(by=cast.lead.actor, feedback=feedback.id)
    assert queries.feedback(feedback.id, cast.body_liaison.actor).id == feedback.id


def test_the_feedback_begins_with_whom_the_rule_set_has_copied(cast, inspection):
    decided = reports.decided(cast, inspection)
    assert queries.feedback_suggestion(decided)["copies_to"] == "分管县领导，县纪委监委机关，县委组织部"
