"""Which papers there are: a room registers a template for a kind of thing; this room lays it out, numbers, keeps it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from xuncha.engines.wordfile import Document
from xuncha.foundation.keys.scopes import OFFICE_SCOPE
from xuncha.foundation.terms import Actor, Ref, Role

Build = Callable[[Ref, Actor], Document | None]


def _office(_: Ref) -> str:
    return OFFICE_SCOPE


@dataclass(frozen=True, slots=True)
class Template:
    code: str
    label: str | Promise
    subject: str
    build: Build
    who: frozenset[Role]
    issuers: frozenset[Role]
    word: Callable[[], str] | None = None
    signed: bool = False
    scope: Callable[[Ref], str] = _office


_templates: dict[str, Template] = {}


def paper(
    code: str,
    label: str | Promise,
    *,
    subject: str,
    build: Build,
    who: frozenset[Role],
    issuers: frozenset[Role] | None = None,
    word: Callable[[], str] | None = None,
    signed: bool = False,
    scope: Callable[[Ref], str] = _office,
) -> None:
    """Register a paper of things of kind `subject`.

    `build(ref, actor)` gives the paper's content as it would be issued now, or None where the actor may not know the
    thing; the same state of things gives the same content. `who` may read it, `issuers` (else the same) may issue it.
    `word` names the series of its official number where the room gives none itself. `signed`: its pages come back
    signed in ink. `scope` is the key scope its file is sealed under.
    """
    if code in _templates:
        raise ValueError(f"paper registered twice: {code}")
    _templates[code] = Template(code, label, subject, build, who, issuers or who, word, signed, scope)


def known_papers() -> Mapping[str, Template]:
    return _templates
