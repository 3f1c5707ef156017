from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams.models import Objection
from xuncha.preparation.teams.policies import can_form
from xuncha.standing.people import queries as people

from ._reopen import reopen_where


@action
def record_objection(
    *,
    by: Actor,
    target: UUID,
    person: UUID,
    letter: str,
    reason: str,
    on: date | None = None,
    scan: UUID | None = None,
) -> Objection:
    """登记回避申请 — Record the inspected body's letter asking that a person recuse; re-opens the decision.

    Raises NotAllowed, NotKnown; BadInput where letter or reason is missing, or one stands already.
    """
    NotAllowed.unless(can_form(by))
    concerned, wanted = people.person(person), planning.target(target)
    day = on or by.clock.today()
    _check(letter, reason, Objection.objects.filter(target=target, person=person, withdrawn_on=None).exists())
    row = Objection.objects.create(
        **born(by),
        target_id=wanted.id,
        person_id=concerned.id,
        letter=letter.strip(),
        reason=reason.strip(),
        received_on=day,
        scan_id=scan,
    )
    facts = {"person": concerned.code, "target": str(target), "letter": row.letter, "on": day.isoformat()}
    record("teams.objection_recorded", by=by, about=row.ref, facts=facts)
    reopen_where(by, cause="objection", persons=[row.person_id], targets=[row.target_id])
    return row


def _check(letter: str, reason: str, standing: bool) -> None:
    problems = []
    if not letter.strip():
        problems.append(Problem("objection.letter_missing", _("写明来函的文号或者名称。"), "letter"))
    if not reason.strip():
        problems.append(Problem("objection.reason_missing", _("写明对方申请回避的理由。"), "reason"))
    if standing:
        problems.append(Problem("objection.standing", _("这一申请已经登记。"), "person"))
    if problems:
        raise BadInput(problems[0].code, problems=problems)
