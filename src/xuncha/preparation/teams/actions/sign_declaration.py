from collections.abc import Sequence
from datetime import date
from uuid import UUID

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.fields import write_sealed
from xuncha.foundation.terms import Actor, NotAllowed, NotKnown, new_id
from xuncha.foundation.terms.record import born
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import Declaration, DeclarationEntry
from xuncha.preparation.teams.policies import can_declare
from xuncha.preparation.teams.rules.declaring import SEALED, Entry
from xuncha.standing.people import queries as people

from ._declared import check, pass_on, sealed_text
from ._reopen import reopen_where


@action
def sign_declaration(
    *,
    by: Actor,
    batch: UUID,
    person: UUID | None = None,
    entries: Sequence[Entry] = (),
    nothing_to_declare: bool = False,
    scan: UUID | None = None,
    on: date | None = None,
) -> Declaration:
    """签回避申报 — Sign what one declares for a batch: posts, kin, business, home place, or nothing.

    By the member, or by the office from the signed sheet (`scan`). Kin and home place are sealed and told to `people`;
    a new declaration replaces the last one and re-opens what was decided. Raises NotKnown, NotAllowed, BadInput.
    """
    within = planning.batch(batch)
    key = person or by.person
    declarer = people.person(key) if key else None
    if declarer is None or not queries.in_batch(declarer.id, within.id):
        raise NotKnown("teams.not_known")
    NotAllowed.unless(can_declare(by, declarer.id))
    own = by.person == declarer.id
    day = on or by.clock.today()
    check(entries, nothing_to_declare=nothing_to_declare, own=own, scan=scan, on=day, today=by.clock.today())
    row = _replace(by, declarer.id, within.id, nothing_to_declare, own, scan, day)
    for order, entry in enumerate(entries, 1):
        _keep(by, row, order, entry)
        pass_on(by, declarer.id, entry, day)
    facts = {
        "person": declarer.code,
        "batch": str(within.id),
        "number": row.number,
        "kinds": sorted({e.kind for e in entries}),
        "how": row.how,
        "on": day.isoformat(),
    }
    record("teams.declaration_signed", by=by, about=row.ref, facts=facts)
    reopen_where(by, cause="declared", persons=[declarer.id], batch=within.id)
    return row


def _replace(
    by: Actor, person: UUID, batch: UUID, nothing: bool, own: bool, scan: UUID | None, day: date
) -> Declaration:
    before = Declaration.objects.filter(person=person, batch=batch)
    before.filter(replaced=False).update(replaced=True)
    return Declaration.objects.create(
        **born(by),
        person_id=person,
        batch_id=batch,
        number=before.count() + 1,
        signed_on=day,
        nothing_to_declare=nothing,
        how="system" if own else "recorded",
        scan_id=scan,
    )


def _keep(by: Actor, row: Declaration, order: int, entry: Entry) -> None:
    if entry.kind in SEALED:
        kept = DeclarationEntry(**born(by), id=new_id(), declaration=row, order=order, kind=entry.kind)
        write_sealed(kept, "sealed", sealed_text(entry))
        kept.save(force_insert=True)
        return
    DeclarationEntry.objects.create(
        **born(by),
        declaration=row,
        order=order,
        kind=entry.kind,
        body_id=entry.body,
        body_name=entry.body_name.strip(),
        what=entry.what.strip(),
        since=entry.since,
        until=entry.until,
    )
