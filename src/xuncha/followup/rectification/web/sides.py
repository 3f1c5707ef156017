"""The same pages stand on two sides: ours, and the inspected body's door with its white bar and its own prefix."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from xuncha.foundation.terms import Role
from xuncha.foundation.ui.routes import actor_of


@dataclass(frozen=True, slots=True)
class Side:
    """Where the reader stands, with the addresses of that side."""

    door: bool

    @property
    def base(self) -> str:
        return "ui/door.html" if self.door else "ui/base.html"

    def url(self, page: str, *ids: Any) -> str:
        return reverse(f"rectification:{'door_' if self.door else ''}{page}", args=ids)


def side_of(request: HttpRequest) -> Side:
    """The door for addresses under its prefix; nobody but a liaison of a body is let in there."""
    return Side(request.path.startswith("/door/") and actor_of(request).has(Role.BODY_LIAISON))
