"""What is sealed about a person, in one shape each."""

import json
from dataclasses import dataclass
from uuid import UUID

from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.keys.store import open_sealed, seal
from xuncha.standing.people.models import Kin, Person


@dataclass(frozen=True, slots=True)
class KinFact:
    """A relative: relation (配偶 …), name, the body where they work as text and, where in the register, its id; post."""

    relation: str
    name: str
    body: UUID | None
    body_name: str
    post: str


@dataclass(frozen=True, slots=True)
class RestrictedFacts:
    """What recusal needs to know of one person beyond the career."""

    kin: tuple[KinFact, ...]
    home_place: str


def seal_kin(row: Kin, fact: KinFact) -> None:
    """Put the fact into the row's envelope, bound to the row's id."""
    body = str(fact.body) if fact.body else ""
    text = [fact.relation, fact.name, body, fact.body_name, fact.post]
    row.sealed = seal(OFFICE_SCOPE, json.dumps(text, ensure_ascii=False).encode(), row.context)


def open_kin(row: Kin) -> KinFact:
    relation, name, body, body_name, post = json.loads(
        open_sealed(OFFICE_SCOPE, bytes(row.sealed), row.context)
    )
    return KinFact(relation, name, UUID(body) if body else None, body_name, post)


def seal_home(row: Person, place: str) -> None:
    row.home_sealed = seal(OFFICE_SCOPE, place.encode(), row.home_context) if place else None


def open_home(row: Person) -> str:
    if row.home_sealed is None:
        return ""
    return open_sealed(OFFICE_SCOPE, bytes(row.home_sealed), row.home_context).decode()


def open_all(row: Person, kin: list[Kin]) -> RestrictedFacts:
    return RestrictedFacts(tuple(open_kin(k) for k in kin), open_home(row))
