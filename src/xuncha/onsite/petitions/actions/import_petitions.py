from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, NotAllowed, WrongState
from xuncha.foundation.ui.sheets import refused_at, refused_plan
from xuncha.onsite.petitions import online, policies
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.online_sheet import Step
from xuncha.onsite.petitions.rules.states import Channel

from ._say import say
from .register_petition import register_petition


@action
def import_petitions(*, by: Actor, content: bytes, name: str, plan: str = "") -> list[Petition]:
    """导入网络来件 — Register what the public page exported: all of the workbook, or nothing. The workbook is not kept.

    Who speaks goes to the vault, what is said is sealed. A row about a protected level is refused. `plan`: the mark of
    what was shown. Raises NotAllowed, WrongState; BadInput with a problem by sheet, row and column.
    """
    NotAllowed.unless(policies.can_import(by))
    checked = online.check(content, name, by)
    refused_plan(checked.plan)
    if plan and plan != checked.plan.mark:
        raise WrongState("import.changed_meanwhile", _("您核对以后，登记簿有了变动。请重新选文件核对。"))
    made = []
    for step in checked.steps:
        with refused_at(step.row):
            made.append(_register(by, step))
    say("petitions.imported", by, made[0], numbers=[row.number for row in made])
    return made


def _register(by: Actor, step: Step) -> Petition:
    return register_petition(
        by=by,
        channel=Channel.ONLINE,
        received_on=step.on,
        received_at=step.at,
        inspection=step.inspection,
        people=step.people,
        persons=step.persons,
        sort=step.sort,
        content=step.content,
        reported=step.reported,
        late_reason=step.late_reason,
        source_mark=online.mark_of(step.source),
    )
