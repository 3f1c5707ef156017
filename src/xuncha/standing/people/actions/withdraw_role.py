from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown, Role, WrongState, touch
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Grant


@action
def withdraw_role(*, by: Actor, grant: UUID, on: date | None = None, reason: str = "") -> Grant:
    """收回权限 — Withdraw a grant; it ends with this minute, also for whoever is signed in.

    `on` is the business date of the decision. Raises NotKnown, NotAllowed, WrongState `grant.withdrawn`.
    """
    row = queries.locked_grant(grant)
    if row is None:
        raise NotKnown("grant.not_known", _("没有这项权限。"))
    holder = row.person or row.account
    NotAllowed.unless(policies.can_grant(by, Role(row.role), row.scope, holder))
    if row.withdrawn_at is not None:
        raise WrongState("grant.withdrawn", _("这项权限已经收回。"))
    row.withdrawn_at = by.clock.now()
    row.withdrawn_by = by.code
    row.until = min(filter(None, [on or by.clock.today(), row.until]))
    touch(row)
    row.save()
    record(
        "people.role_withdrawn",
        by=by,
        about=holder.ref,
        facts={"to": holder.code, "role": row.role, "scope": str(row.scope or ""), "reason": reason},
    )
    return row
