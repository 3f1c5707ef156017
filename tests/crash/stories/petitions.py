"""A petition of every fate, every action of the room failed at every statement."""

from tests.crash.harness import crash_story
from tests.factories import evidence, inspections, petitions
from tests.people import Cast
from xuncha.onsite.inspections.rules.states import Stage
from xuncha.onsite.petitions.actions.attach_scan import attach_scan
from xuncha.onsite.petitions.actions.complete_petition import complete_petition
from xuncha.onsite.petitions.actions.extend_deadline import extend_deadline
from xuncha.onsite.petitions.actions.hand_over_sealed_item import hand_over_sealed_item
from xuncha.onsite.petitions.actions.import_petitions import import_petitions
from xuncha.onsite.petitions.actions.mark_petitions import mark_petitions
from xuncha.onsite.petitions.actions.note_sealed_item import note_sealed_item
from xuncha.onsite.petitions.actions.open_petition import open_petition
from xuncha.onsite.petitions.actions.open_scan import open_scan
from xuncha.onsite.petitions.actions.pause_deadline import pause_deadline
from xuncha.onsite.petitions.actions.record_passing_answer import record_passing_answer
from xuncha.onsite.petitions.actions.resume_deadline import resume_deadline
from xuncha.onsite.petitions.actions.rule_out_petitions import rule_out_petitions
from xuncha.onsite.petitions.actions.set_aside_petition import set_aside_petition
from xuncha.onsite.petitions.actions.take_over_petitions import take_over_petitions
from xuncha.onsite.petitions.rules.states import State


@crash_story
def letters_and_calls(cast: Cast) -> None:
    inspection = inspections.at(cast, Stage.ON_SITE)
    by = cast.clerk.actor
    taken = petitions.registered(cast, inspection, named=False)
    complete_petition(by=by, petition=taken.id, people=[petitions.WHO], sort="appeal")
    scan = attach_scan(by=by, petition=taken.id, stream=evidence.pdf(1), name="信封.pdf", part="envelope")
    open_scan(by=by, petition=taken.id, attachment=scan.id)
    open_petition(by=by, petition=taken.id)
    for state in (State.CLOSED, State.LINKED, State.PASSED_ON):
        found = petitions.at(cast, inspection, state)
    record_passing_answer(by=by, petition=found.id, answer="closed", note="已办结")
    set_aside_petition(by=by, petition=taken.id, keeper="office_head")
    item = note_sealed_item(by=by, channel="letter", level="office")
    hand_over_sealed_item(by=by, item=item.id, to="市委巡察办", receipt="回执 1 号")


@crash_story
def the_public_page(cast: Cast) -> None:
    inspections.at(cast, Stage.ON_SITE)
    content = petitions.workbook(cast, {}, {"name": "冯某"})
    import_petitions(by=cast.clerk.actor, content=content, name="来件.xlsx")


@crash_story
def deadlines(cast: Cast) -> None:
    by, found = cast.clerk.actor, petitions.registered(cast, inspections.at(cast, Stage.ON_SITE))
    pause_deadline(by=by, petition=found.id, because="等补充材料")
    resume_deadline(by=by, petition=found.id)
    extend_deadline(by=by, petition=found.id, amount=5, because="两个单位", approved_by="巡察办主任")


@crash_story
def several_at_once(cast: Cast) -> None:
    inspection = inspections.at(cast, Stage.ON_SITE)
    keys = [petitions.registered(cast, inspection, persons=n).id for n in (1, 2)]
    mark_petitions(by=cast.clerk.actor, petitions=keys, sort="suggestion")
    rule_out_petitions(by=cast.clerk.actor, petitions=keys, because="个人诉求")


@crash_story
def called_home_with_a_petition(cast: Cast) -> None:
    inspection = inspections.at(cast, Stage.ON_SITE)
    petitions.at(cast, inspection, State.ASSIGNED)
    take_over_petitions(
        by=cast.office.actor,
        team=inspection.team_id,
        leaving=cast.member.person,
        successor=cast.second_member.person,
    )
