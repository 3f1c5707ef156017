"""Feedback reaches villages through their town, which signs for it; each village is on record."""

import pytest

from tests.factories import findings, reports
from tests.factories import inspections as factory
from tests.journal_says import journal_says
from xuncha.conclusions.reports import queries
from xuncha.conclusions.reports.actions.relay_feedback import relay_feedback
from xuncha.foundation.links.conditions import ask
from xuncha.foundation.terms import BadInput, NotAllowed, NotKnown, Ref, Role
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.standing.people.actions.grant_role import grant_role


@pytest.fixture
def head(cast):
    return factory.package_at(cast, Stage.ON_SITE)


@pytest.fixture
def told(cast, head):
    """The town's feedback with a common finding, given and signed for by the town itself."""
    paper = findings.sign(cast, findings.common(cast, head), "member", "second_member", "deputy", "lead")
    findings.judge(cast, paper)
    grant_role(
        by=cast.security.actor,
        person=cast.body_liaison.person,
        role=Role.BODY_LIAISON,
        scope=Ref("organisations.body", head.body_id),
    )
    return reports.signed_for(cast, head)


def relay(cast, told, head, **more):
    given = {
        "by": cast.staff.actor,
        "members": [m.pk for m in inspections.members(head)],
        "signed_by": "陈国强",
    }
    return relay_feedback(feedback=told.id, **{**given, **more})


def test_the_report_and_the_feedback_say_where_it_was_found(cast, head, told):
    (item,) = queries.feedback_items(told)
    assert item.text.endswith("涉及东风村、柳树湾村、双河村共3个单位。")
    version = queries.team_version(told.report)
    texts = queries.filled([p.text for p in queries.paragraphs(version)], told.report, version)
    assert any("共性问题的实例3个" in t for t in texts)


def test_each_village_is_on_record_with_the_towns_signature(cast, head, told):
    assert not ask("feedback.signed_for", head.ref, cast.office.actor).met
    made = relay(cast, told, head, place="镇会议室")
    assert [(r.body.name, r.signed_by, r.through_id) for r in made] == [
        (name, "陈国强", head.body_id) for name in ("东风村", "柳树湾村", "双河村")
    ]
    assert len(journal_says("reports.feedback_relayed", about=told.ref).facts["bodies"]) == 3
    assert ask("feedback.signed_for", head.ref, cast.office.actor).met
    signed = queries.bodies_signed_in([head.pk], cast.clock.today())
    assert {b.name for b in signed} == {"青溪镇", "东风村", "柳树湾村", "双河村"}


def test_the_town_comes_first_and_nobody_twice(cast, head):
    given = reports.prepared(cast, head)
    with pytest.raises(BadInput) as refused:
        relay(cast, given, head)
    assert refused.value.problems[0].code == "feedback.head_first"


def test_what_is_wrong_is_named(cast, head, told):
    with pytest.raises(BadInput) as refused:
        relay(cast, told, head, members=[], signed_by=" ")
    assert [p.where for p in refused.value.problems] == ["members", "signed_by"]
    relay(cast, told, head, members=[inspections.members(head)[0].pk])
    with pytest.raises(BadInput):
        relay(cast, told, head)
    with pytest.raises(NotKnown):
        relay(cast, told, head, members=[head.pk])
    with pytest.raises(NotKnown):
        relay(cast, told, head, by=cast.stranger.actor)


def test_the_town_signs_at_its_door_and_a_village_does_not_read_the_towns_feedback(cast, head, told):
    member = inspections.members(head)[0]
    door = cast.body_liaison.client
    assert "东风村" in door.get(f"/door/feedback/{told.id}/").content.decode()
    posted = door.post(
        f"/door/feedback/{told.id}/relay",
        {"members": [str(member.pk)], "signed_by": "罗明", "on": "2024-03-04"},
    )
    assert posted.status_code == 302
    (row,) = queries.relayed_through(told)
    assert (row.at_door, row.body_id) == (True, member.body_id)
    grant_role(
        by=cast.security.actor,
        person=cast.clerk.person,
        role=Role.BODY_LIAISON,
        scope=Ref("organisations.body", member.body_id),
    )
    assert not queries.told(cast.clerk.actor)
    assert cast.clerk.client.get(f"/door/feedback/{told.id}/").status_code == 404
    with pytest.raises((NotKnown, NotAllowed)):
        relay(cast, told, head, by=cast.clerk.actor)


def test_in_the_browser(cast, head, told):
    page = cast.staff.client.get(f"/feedback/{told.id}/").content.decode()
    assert "还没有转达的成员单位" in page
    form = cast.staff.client.get(f"/feedback/{told.id}/relay").content.decode()
    assert form.count("checked") == 3
    posted = cast.staff.client.post(
        f"/feedback/{told.id}/relay",
        {
            "members": [str(m.pk) for m in inspections.members(head)],
            "signed_by": "陈国强",
            "on": "2024-03-04",
        },
    )
    assert posted.status_code == 302
    assert "还没有转达的成员单位" not in cast.staff.client.get(f"/feedback/{told.id}/").content.decode()
