from collections.abc import Sequence
from datetime import time
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.keys.scopes import PETITIONS_SCOPE
from xuncha.foundation.terms import Actor, NotAllowed, Problem, check_version, touch
from xuncha.foundation.vault.store import put_away
from xuncha.onsite.petitions import policies, queries
from xuncha.onsite.petitions.models import Petition
from xuncha.onsite.petitions.rules.petitioners import Petitioner, as_values, given, heads
from xuncha.standing.organisations import queries as organisations

from ._about import belongs, late_problem, problems_of, refuse
from ._say import say


@action
def complete_petition(
    *,
    by: Actor,
    petition: UUID,
    received_at: time | None = None,
    inspection: UUID | None = None,
    batch: UUID | None = None,
    body: UUID | None = None,
    people: Sequence[Petitioner] = (),
    persons: int | None = None,
    sort: str | None = None,
    item: str | None = None,
    content: str | None = None,
    reported: str | None = None,
    second_receiver: str | None = None,
    late_reason: str | None = None,
    seen: int | None = None,
) -> Petition:
    """补登信访 — Fill in what was not known when a petition was registered; None leaves a value as it is.

    People go to the vault once: afterwards nobody here can change or add them (`petition.people_sealed`). Raises
    NotKnown, NotAllowed, WrongState once its scope is decided, Stale, BadInput.
    """
    row = queries.locked(petition, by)
    check_version(row, seen)
    policies.guard(policies.can_complete(by, row))
    if inspection is not None or batch is not None:
        of = belongs(by, inspection, batch, row.received_on)
        if not row.kept_for:
            NotAllowed.unless(policies.can_register(by, of.team))
        row.inspection, row.batch, row.rule_set = of.inspection, of.batch, of.rule_set
        row.body_id = row.body_id or (of.inspection.body_id if of.inspection else None)
    row.received_at = received_at if received_at is not None else row.received_at
    row.late_reason = row.late_reason if late_reason is None else late_reason.strip()
    row.sort = row.sort if sort is None else sort
    row.item = row.item if item is None else item
    if second_receiver is not None:
        row.second_receiver = second_receiver.strip()
    if body is not None:
        row.body_id = organisations.body(body).id
    _check(row, people, content or "", reported or "")
    told = given(people)
    if told:
        row.identity = put_away(as_values(told), by=by)
        row.named = any(p.named for p in told)
    row.persons = heads(told, persons if persons is not None else row.persons)
    for field, words in (("content", content), ("reported", reported)):
        if words is not None and words.strip():
            write_sealed(row, field, words.strip(), PETITIONS_SCOPE)
    touch(row)
    row.save()
    say("petitions.completed", by, row, inspection=str(row.inspection_id or ""), sort=row.sort)
    return row


def _check(row: Petition, people: Sequence[Petitioner], content: str, reported: str) -> None:
    problems = problems_of(row.sort, row.item, content, reported, row.rule_set)
    problems += late_problem(row.batch, row.received_on, row.received_at, row.late_reason)
    if given(people) and row.identity:
        text = _("来信来访人已经封存，这里不能改。另有别人，另登记一件，关联到这一件。")
        problems.append(Problem("petition.people_sealed", text, where="people"))
    refuse(problems)
