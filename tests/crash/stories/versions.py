from datetime import date

from tests.crash.harness import crash_story
from tests.factories import planning
from xuncha.preparation.planning import queries
from xuncha.preparation.planning.actions.add_batch import add_batch
from xuncha.preparation.planning.actions.change_annual_plan import change_annual_plan
from xuncha.preparation.planning.actions.change_round import change_round
from xuncha.preparation.planning.actions.keep_annual_plan import keep_annual_plan
from xuncha.preparation.planning.actions.keep_round import keep_round
from xuncha.preparation.planning.actions.move_target import move_target


@crash_story
def what_was_approved_is_changed(cast):
    office = cast.office.actor
    round = planning.round(cast)
    change_round(by=office, round=round.id, reason="分两批")
    keep_round(by=office, round=round.id)
    change_round(by=office, round=round.id, reason="分两批")
    later = add_batch(by=office, round=round.id, begins=date(2024, 6, 3), ends=date(2024, 7, 31))
    (target,) = queries.targets(queries.batches(round.id)[0].id)
    move_target(by=office, target=target.id, batch=later.id)
    plan = planning.plan(cast)
    change_annual_plan(by=office, plan=plan.id, reason="增加单位")
    keep_annual_plan(by=office, plan=plan.id)
