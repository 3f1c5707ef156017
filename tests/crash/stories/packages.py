from tests.crash.harness import ANEW, crash_story
from tests.factories import inspections, planning
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
