"""A day's log is drawn from the day's own records: what was held that day, and what the journal says was done.

An interview held on Monday and typed on Tuesday is Monday's work of both who heard; typing it is Tuesday's of who typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from xuncha.foundation.journal.events import label_of
from xuncha.foundation.journal.queries import deeds_of
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.links.kinds import Described, describe
from xuncha.foundation.terms import Actor, Ref
from xuncha.onsite.inspections import dossier

from . import queries
from .models import LogEntry

Deeds = list[tuple[Ref, list[str]]]

OWN = frozenset({"fieldwork.log_written", "fieldwork.log_corrected"})


def done_on(actor: Actor, tasks: Iterable[Any], day: date) -> Deeds:
    """What this person did on a day for the inspections of a tour: each thing once, with every deed; in order."""
    tasks = list(tasks)
    found: dict[Ref, list[str]] = {}
    if actor.person is not None:
        for ref, event in queries.held_by(actor.person, [t.id for t in tasks], day):
            found.setdefault(ref, []).append(event)
    scopes = {inspection_scope(t.id) for t in tasks}
    others: set[Ref] | None = None
    for deed in deeds_of(actor.code, day):
        if deed.event in OWN:
            continue
        if deed.scope not in scopes:
            if others is None:
                others = {ref for t in tasks for ref in dossier.things(actor, t)}
            if deed.about not in others:
                continue
        deeds = found.setdefault(deed.about, [])
        if deed.event not in deeds:
            deeds.append(deed.event)
    known = describe(actor, found)
    return [(ref, events) for ref, events in found.items() if ref in known]


@dataclass(frozen=True, slots=True)
class Line:
    """A thing of a day as it is shown: only what its reader may know."""

    thing: Described
    deeds: str


def shown(deeds: Iterable[Deeds], actor: Actor) -> list[list[Line]]:
    """The same for several entries at once, for this reader: one question for each kind of thing."""
    entries = list(deeds)
    known = describe(actor, {ref for entry in entries for ref, _events in entry})
    return [
        [Line(known[ref], "、".join(label_of(e) for e in events)) for ref, events in entry if ref in known]
        for entry in entries
    ]


def kept(entry: LogEntry) -> Deeds:
    """What an entry was written about."""
    return [(Ref.parse(ref), list(events)) for ref, events in entry.things]


def to_keep(deeds: Deeds) -> list[list[object]]:
    return [[str(ref), events] for ref, events in deeds]


def missing(members: Iterable[tuple[UUID, str]], entries: Iterable[LogEntry]) -> list[str]:
    """Names of those of the team who wrote nothing."""
    wrote = {e.person_id for e in entries}
    return [name for person, name in members if person not in wrote]
