from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown, WrongState, touch
from xuncha.preparation.teams.models import Objection
from xuncha.preparation.teams.policies import can_form

from ._reopen import reopen_where


@action
def withdraw_objection(*, by: Actor, objection: UUID, on: date | None = None) -> Objection:
    """撤回回避申请 — Note that the body took its objection back; re-opens the decision.

    Raises NotAllowed, NotKnown, WrongState.
    """
    NotAllowed.unless(can_form(by))
    row = Objection.objects.select_for_update().filter(id=objection).first()
    if row is None:
        raise NotKnown("teams.not_known")
    if row.withdrawn_on is not None:
        raise WrongState("objection.withdrawn", _("这一申请已经撤回。"))
    row.withdrawn_on = on or by.clock.today()
    touch(row)
    row.save()
    facts = {"target": str(row.target_id), "on": row.withdrawn_on.isoformat()}
    record("teams.objection_withdrawn", by=by, about=row.ref, facts=facts)
    reopen_where(by, cause="objection", persons=[row.person_id], targets=[row.target_id])
    return row
