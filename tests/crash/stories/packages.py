from tests.crash.harness import ANEW, crash_story
from tests.factories import findings, inspections, planning, reports
from xuncha.conclusions.findings import instances
from xuncha.conclusions.findings.actions.instances.draft_common import draft_common
from xuncha.conclusions.findings.actions.instances.drop_instance import drop_instance
from xuncha.conclusions.findings.actions.instances.write_instance import write_instance
from xuncha.conclusions.reports.actions.relay_feedback import relay_feedback
from xuncha.onsite.fieldwork.actions.visits.plan_visits import plan_visits
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.actions.note_looks import note_looks
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.preparation.planning import queries as planned
from xuncha.preparation.planning.actions.pack_bodies import pack_bodies
from xuncha.standing.organisations.actions.register_body import register_body


@crash_story
def villages_of_a_town(cast):
    """A gate passed with members, a look in two villages, two more that join the authorised team."""
    head = inspections.package_at(cast, Stage.ENTERED)
    ANEW.add("inspections.pass_gate")
    head = inspections.forward(cast, head)
    note_looks(
        by=cast.member.actor,
        package=head.pk,
        members=[m.pk for m in queries.members(head)[:2]],
        item="G2-01",
        method="material",
        what="收支白条入账",
    )
    village = register_body(
        by=cast.office.actor, name="石桥村", kind="village", parent=head.body_id, on=head.body.established_on
    )
    pack_bodies(by=cast.office.actor, target=head.target_id, bodies=[village.id])


@crash_story
def the_same_matter_in_many_villages(cast):
    """A common paper whose instances come and go, and the feedback that reaches each village."""
    head = inspections.package_at(cast, Stage.ON_SITE)
    by = cast.member.actor
    members = [m.pk for m in queries.members(head)]
    visitors = [cast.member.person, cast.second_member.person]
    plan_visits(
        by=by,
        package=head.pk,
        members=members[:2],
        place="村委会",
        purpose="看公开栏",
        on=cast.clock.today(),
        visitors=visitors,
    )
    drafted = draft_common(by=by, package=head.pk, members=members, title="村务公开不及时")
    first, *_others = instances.of_paper(drafted)
    write_instance(by=by, instance=first.pk, text="两个季度没有公开", persons=2)
    drop_instance(by=by, instance=first.pk, reason="核实后已经公开")
    paper = findings.sign(cast, findings.common(cast, head), "member", "second_member", "deputy", "lead")
    findings.judge(cast, paper)
    told = reports.delivered(cast, head)
    relay_feedback(by=cast.staff.actor, feedback=told.id, members=members[:2], signed_by="陈国强")


@crash_story
def a_package_in_a_draft(cast):
    head = planned.targets(planned.batches(planning.drafted_round(cast).id)[0].id)[0]
    village = register_body(
        by=cast.office.actor,
        name="石桥村",
        kind="village",
        parent=head.body_id,
        on=cast.bureau.established_on,
    )
    pack_bodies(by=cast.office.actor, target=head.id, bodies=[village.id])
