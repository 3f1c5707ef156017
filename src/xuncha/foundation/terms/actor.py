from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from .clock import Clock, SystemClock
from .ref import Ref
from .roles import OFFICE, Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held now; `scope` is the team or body it is held for, None for the whole office."""

    role: Role
    scope: Ref | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """The person acting, as rooms that may not know `people` see them.

    `code` stands in the journal instead of the name. `person` is None for administrators who are not
    in the cadre pool and for the system itself. `second_factor` says that it was confirmed in this sitting.
    """

    code: str
    name: str
    person: UUID | None = None
    grants: frozenset[Grant] = frozenset()
    clock: Clock = field(default_factory=SystemClock, compare=False)
    origin: str = "local"
    second_factor: bool = False

    def has(self, *roles: Role, scope: Ref | None = None) -> bool:
        """Holds one of the roles: for `scope` where it is given, for anything otherwise."""
        return any(
            g.role in roles and (scope is None or g.scope is None or g.scope == scope) for g in self.grants
        )

    def holds(self, roles: Iterable[Role]) -> bool:
        return self.has(*roles)

    def scopes(self, *roles: Role) -> frozenset[UUID]:
        """Ids of the teams or bodies for which one of the roles is held."""
        return frozenset(g.scope.id for g in self.grants if g.role in roles and g.scope is not None)

    @property
    def is_office(self) -> bool:
        return self.has(*OFFICE)
