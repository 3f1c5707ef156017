"""What components are drawn from: plain values that a room's presenters fill in. Text may be lazy; tags escape it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from django.utils.functional import Promise

Text: TypeAlias = str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One matter that waits: what, where it belongs, by when, the verb of the next step.

    `why`, `who` and `days` (late, in working days) are shown in the table of late matters only.
    """

    matter: Text
    where: Text = ""
    due: date | None = None
    late: bool = False
    state: tuple[str, Text] | None = None
    href: str = ""
    button: Text = ""
    why: Text = ""
    who: Text = ""
    days: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    label: Text
    state: str = "none"
    note: Text = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stop of the stage rail: `done`, `now`, `gate` (the next one, with what it lacks) or `ahead`."""

    label: Text
    state: str = "ahead"
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What keeps a gate shut: what · who · by when · on which rule · the button that supplies it."""

    what: Text
    detail: Text = ""
    who: Text = ""
    due: date | None = None
    clause: Text = ""
    href: str = ""
    button: Text = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class IndexItem:
    label: Text
    href: str = ""
    count: Text | int | None = ""
    later: bool = False
    sealed: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class IndexGroup:
    label: Text
    items: Sequence[IndexItem] = ()


@dataclass(frozen=True, slots=True)
class Cite:
    """A citation chip: the item's number and the place in it; `missing` where a citation should stand."""

    number: Text
    where: Text = ""
    href: str = ""
    on: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A numbered box on a page picture; position and size in thousandths of the page."""

    number: int
    x: int
    y: int
    width: int
    height: int
    href: str = ""
    on: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    label: Text
    text: Text = ""
    cites: Sequence[Cite] = ()
    state: str = "none"
    href: str = ""
    button: Text = ""
    sup: Text = ""


@dataclass(frozen=True, slots=True)
class Signature:
    role: Text
    names: Text = ""
    at: date | datetime | None = None
    entry: int | None = None
    state: str = "none"
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Like:
    """A like matter judged before: kind of body (never its name), how judged, where this one departs."""

    title: Text
    note: Text = ""
    difference: Text = ""


@dataclass(frozen=True, slots=True)
class OutlineItem:
    label: Text
    state: str = "none"
    note: Text = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """`label` names the link for those who hear the page: a tick alone says nothing to them."""

    state: str = "none"
    text: Text = ""
    href: str = ""
    need: bool = False
    picked: bool = False
    label: Text = ""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    name: Text
    note: Text = ""
    cells: Sequence[Cell] = ()


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    title: Text
    rows: Sequence[MatrixRow] = ()


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    title: Text
    sub: Text = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: Sequence[MatrixColumn]
    groups: Sequence[MatrixGroup] = ()
    corner: Text = ""
    caption: Text = ""


@dataclass(frozen=True, slots=True)
class Because:
    """A rule that stands in the way, and the smallest change that would satisfy it."""

    text: Text
    clause: Text = ""
    change: Text = ""


@dataclass(frozen=True, slots=True)
class Entry:
    text: Text
    href: str = ""
    due: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    entries: Sequence[Entry] = ()
    today: bool = False
    off: Text = ""


@dataclass(frozen=True, slots=True)
class CoverCell:
    state: str
    title: Text = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class CoverRow:
    """Bodies of one kind in order of inspection, one cell each: `done`, `go`, `plan`, `none`."""

    label: Text
    cells: Sequence[CoverCell | str] = ()
    note: Text = ""
    late: bool = False


@dataclass(frozen=True, slots=True)
class Phase:
    kind: str
    label: Text
    begin: date
    end: date


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the time line; points are (day, "feedback" | "assess")."""

    label: Text
    sub: Text = ""
    href: str = ""
    phases: Sequence[Phase] = ()
    points: Sequence[tuple[date, str]] = ()


@dataclass(frozen=True, slots=True)
class JournalLine:
    at: datetime
    who: Text
    text: Text
    href: str = ""
    thing: Text = ""


@dataclass(frozen=True, slots=True)
class Crumb:
    label: Text
    href: str = ""
