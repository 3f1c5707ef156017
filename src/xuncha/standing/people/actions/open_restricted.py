from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, after_entry, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.standing.people import policies, queries
from xuncha.standing.people.rules.naming import tidy

from ._restricted import RestrictedFacts, open_all


@action
def open_restricted(*, by: Actor, person: UUID, reason: str) -> RestrictedFacts:
    """打开亲属和籍贯 — Open a person's kin and home place for a reason, which the journal keeps.

    The entry is made before the opening. Raises NotKnown, NotAllowed, Locked, BadInput `open.no_reason`.
    """
    row = queries.person(person, by)
    NotAllowed.unless(policies.can_open_restricted(by, row))
    why = tidy(reason)
    if not why:
        problem = Problem("open.no_reason", _("没有写理由"), "reason", _("写为什么要看，理由会留痕"))
        raise BadInput(problem.code, problems=[problem])
    record("people.restricted_opened", by=by, about=row.ref, facts={"code": row.code, "reason": why})
    return after_entry(lambda: open_all(row, list(queries.kin_of(row.id))))
