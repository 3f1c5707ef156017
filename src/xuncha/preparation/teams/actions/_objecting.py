"""What an objection leaves behind, whoever brings it: its row, its entry, and the decision opened again."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import record
from xuncha.foundation.terms import Actor, BadInput, Problem
from xuncha.foundation.terms.record import born
from xuncha.preparation.teams.models import Objection

from ._reopen import reopen_where


def object_to(
    by: Actor, *, target: Any, person: Any, letter: str, reason: str, on: date, scan: UUID | None = None
) -> Objection:
    """Write the objection down and re-open the pair. Raises BadInput."""
    standing = Objection.objects.filter(target=target.id, person=person.id, withdrawn_on=None).exists()
    _check(letter, reason, standing)
    row = Objection.objects.create(
        **born(by),
        target_id=target.id,
        person_id=person.id,
        letter=letter.strip(),
        reason=reason.strip(),
        received_on=on,
        scan_id=scan,
    )
    facts = {"person": person.code, "target": str(target.id), "letter": row.letter, "on": on.isoformat()}
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
