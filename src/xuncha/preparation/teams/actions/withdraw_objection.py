from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown, WrongState, touch
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Objection
from xuncha.preparation.teams.policies import can_form

from ._reopen import reopen_where


@action
def withdraw_objection(*, by: Actor, objection: UUID, on: date | None = None) -> Objection:
    """撤回回避申请 — The body takes its objection back, at its door or by a letter the office notes; re-opens the decision.

    The liaison: of a team announced to the own body, while the objection is under review. Raises NotAllowed, NotKnown,
    WrongState.
    """
    own = queries.own_objection(by, objection)
    if own is None:
        NotAllowed.unless(can_form(by))
    row = Objection.objects.select_for_update().filter(id=objection).first()
    if row is None:
        raise NotKnown("teams.not_known")
    if own is not None and own.decided:
        raise WrongState("objection.decided", _("这一申请已经审定，不能撤回；有新的情况另行来函。"))
    if row.withdrawn_on is not None:
        raise WrongState("objection.withdrawn", _("这一申请已经撤回。"))
    row.withdrawn_on = on or by.clock.today()
    touch(row)
    row.save()
    facts = {"target": str(row.target_id), "on": row.withdrawn_on.isoformat()}
    record("teams.objection_withdrawn", by=by, about=row.ref, facts=facts)
    reopen_where(by, cause="objection", persons=[row.person_id], targets=[row.target_id])
    return row
