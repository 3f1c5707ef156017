from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Ref, Role
from xuncha.standing.people import policies, queries
from xuncha.standing.people.models import Account, Grant, Person

from ._accounts import check_apart, check_scope, give, holder_of


@action
def grant_role(
    *,
    by: Actor,
    role: Role | str,
    person: UUID | None = None,
    account: UUID | None = None,
    scope: Ref | None = None,
    on: date | None = None,
    until: date | None = None,
    reason: str = "",
) -> Grant:
    """授予权限 — Grant a role to a person (or to an administrator's account) from a day on.

    Team roles need `scope=Ref("teams.team", id)`, the liaison of a body `Ref("organisations.body", id)`, all others
    none. By the security administrator, never for themselves; team roles also by who authorises teams. A grant that
    is there already is returned as it is. Raises NotKnown, NotAllowed; BadInput `grant.unknown_role`,
    `grant.needs_team`, `grant.needs_body`, `grant.office_wide`; WrongState `grant.two_administrators`,
    `grant.administrator_and_work`.
    """
    wanted = _role(role)
    holder = holder_of(person, account)
    NotAllowed.unless(policies.can_grant(by, wanted, scope, holder))
    check_scope(wanted, scope)
    day = on or by.clock.today()
    check_apart(holder, wanted, day)
    grant = queries.open_grant(holder, wanted, scope) or give(
        by=by, holder=holder, role=wanted, scope=scope, since=day, until=until, reason=reason
    )
    record("people.role_granted", by=by, about=holder.ref, facts=_facts(holder, grant))
    return grant


def _role(role: Role | str) -> Role:
    try:
        return Role(role)
    except ValueError:
        problem = Problem("grant.unknown_role", _("没有这个角色"), "role", _("从角色中选一个"))
        raise BadInput(problem.code, problems=[problem]) from None


def _facts(holder: Account | Person, grant: Grant) -> dict[str, str]:
    return {
        "to": holder.code,
        "role": grant.role,
        "scope": str(grant.scope or ""),
        "since": grant.since.isoformat(),
        "until": grant.until.isoformat() if grant.until else "",
        "reason": grant.reason,
    }
