"""What the rules are told: collected from the register, from people, and from this room."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from xuncha.foundation.terms import Actor, Ref
from xuncha.preparation.planning import queries as planning
from xuncha.preparation.teams import queries
from xuncha.preparation.teams.models import DeclarationEntry, KnownTie, Membership, Objection
from xuncha.preparation.teams.rules.declaring import EntryKind
from xuncha.preparation.teams.rules.recusal.facts import (
    Candidate,
    Home,
    KinServed,
    Objected,
    Served,
    Sought,
    Tie,
)
from xuncha.standing.organisations import queries as organisations
from xuncha.standing.people import queries as people
from xuncha.standing.people.actions.open_kin_for_recusal import open_kin_for_recusal

CAREER, PRESENT, DECLARED = "career", "present", "declared"


def candidates(by: Actor, about: Ref, members: Sequence[Membership]) -> dict[UUID, Candidate]:
    """Everything known of these members, kin and home place opened for it."""
    ids = [m.person_id for m in members]
    careers, persons = people.careers(ids), people.persons(ids)
    sealed = open_kin_for_recusal(by=by, persons=ids, about=about)
    declared, ties = _declared(ids), queries.ties_of(ids)
    objections = _objections(ids)
    return {
        m.person_id: Candidate(
            role=m.role,
            served=[*_served(persons[m.person_id], careers[m.person_id]), *declared[m.person_id].served],
            kin=[
                KinServed(k.relation, k.body, k.body_name, k.post, None, None, "kin")
                for k in sealed[m.person_id].kin
            ],
            homes=[Home(sealed[m.person_id].home_place, frozenset(), "home")]
            if sealed[m.person_id].home_place
            else [],
            ties=[*declared[m.person_id].ties, *[_tie(t) for t in ties[m.person_id] if t.kind == "business"]],
            handled=[_tie(t) for t in ties[m.person_id] if t.kind == "past_handling"],
            objections=objections[m.person_id],
        )
        for m in members
    }


def _served(person: Any, careers: Sequence[Any]) -> list[Served]:
    """The dated career; the present unit too where no line of the career says so."""
    found = [Served(c.body_id, c.body_name, c.post, c.since, c.until, CAREER) for c in careers]
    if person.unit_id and not any(c.body_id == person.unit_id and c.until is None for c in careers):
        found.append(Served(person.unit_id, people.unit_of(person), person.post, None, None, PRESENT))
    return found


def _tie(row: KnownTie) -> Tie:
    return Tie(row.body_id, row.body.name, row.what, row.since, row.until, row.source)


class _Declared:
    """What a person's valid declarations say that stands nowhere else: undated posts, business ties."""

    def __init__(self) -> None:
        self.served: list[Served] = []
        self.ties: list[Tie] = []


def _declared(persons: Sequence[UUID]) -> dict[UUID, _Declared]:
    found: dict[UUID, _Declared] = defaultdict(_Declared)
    rows = DeclarationEntry.objects.filter(declaration__person__in=persons, declaration__replaced=False)
    for row in rows.select_related("declaration", "body"):
        person = found[row.declaration.person_id]
        name = row.body.name if row.body else row.body_name
        if row.kind == EntryKind.FORMER_POST and row.since is None:
            person.served.append(Served(row.body_id, name, row.what, None, row.until, DECLARED))
        if row.kind == EntryKind.BUSINESS:
            person.ties.append(Tie(row.body_id, name, row.what, row.since, row.until, DECLARED))
    return found


def _objections(persons: Sequence[UUID]) -> dict[UUID, list[Objected]]:
    found: dict[UUID, list[Objected]] = defaultdict(list)
    for row in Objection.objects.filter(person__in=persons, withdrawn_on__isnull=True):
        found[row.person_id].append(Objected(row.target_id, row.letter, row.reason, row.received_on))
    return found


PARTY_BODY = re.compile(r"(党的基层委员会|党委会?|党工委|党组|党总支|党支部|委员会)$")


def sought(target: planning.Target, batch: planning.Batch) -> Sought:
    """A target with all that counts as it: what it was merged from or into, what lies below and above it."""
    same = (
        {target.body_id}
        | organisations.origins([target.body_id])
        | organisations.successors([target.body_id])
    )
    under = {b.id for b in organisations.descendants(target.body_id)}
    above = organisations.ancestors(target.body_id)
    town = (
        target.body
        if target.body.kind == "town"
        else next((b for b in above[::-1] if b.kind == "town"), None)
    )
    return Sought(
        target=target.id,
        body=target.body_id,
        kind=target.body.kind,
        begins=batch.begins,
        ends=batch.ends,
        same=frozenset(same),
        below=frozenset((under | organisations.origins(under)) - same),
        above=frozenset({b.id for b in above[-1:]} - same),
        names=frozenset(_names(same)),
        township=town.id if town else None,
        township_names=frozenset(_spoken(_names([town.id if town else target.body_id]))),
    )


def _names(bodies: Iterable[UUID]) -> set[str]:
    found = {
        row for key in bodies for name in organisations.names_of(key) for row in (name.name, name.short_name)
    }
    return {name for name in found if name}


def _spoken(names: set[str]) -> set[str]:
    """Names as people say them of a place, without the word for its Party body: 石门镇党委 → 石门镇."""
    return {short for name in names if len(short := PARTY_BODY.sub("", name)) > 1}
