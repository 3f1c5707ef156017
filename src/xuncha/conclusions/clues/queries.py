"""Everything that reads clues. Sealed words are never read here: only actions named open_… return them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from xuncha.engines.seal.sm3 import Running
from xuncha.foundation.keys.scopes import CLUES_SCOPE
from xuncha.foundation.keys.store import address_key
from xuncha.foundation.terms import TEAM, Actor, Decision, NotKnown, Ref, Role, no, yes
from xuncha.foundation.terms.once import once
from xuncha.onsite.evidence import queries as evidence
from xuncha.onsite.fieldwork import queries as fieldwork
from xuncha.onsite.inspections import queries as inspections
from xuncha.onsite.petitions import queries as petitions
from xuncha.preparation.teams import queries as teams
from xuncha.standing.coordination import queries as coordination
from xuncha.standing.people import queries as people
from xuncha.standing.regulations import queries as regulations

from .models import Assignment, Clue, ClueFile, ClueItem, Return, Source
from .policies import HEADS
from .rules.content import Found, Said
from .rules.content import problems as content_problems
from .rules.states import UNSENT, ItemState, State


def _known(actor: Actor) -> Q:
    if actor.has(Role.OFFICE_HEAD):
        return Q()
    known = Q(inspection__team_id__in=actor.scopes(*HEADS))
    if actor.person is None:
        return known
    named = Assignment.objects.filter(person_id=actor.person, until__isnull=True).values("clue")
    mine = Q(id__in=named)
    return known | (mine if actor.is_office else mine & Q(inspection__team_id__in=actor.scopes(*TEAM)))


def visible_to(actor: Actor) -> QuerySet[Clue]:
    """Head of the office: all. Lead and deputy: those of their inspections. Who is assigned: those. Nobody else."""
    return Clue.objects.filter(_known(actor))


def items_visible_to(actor: Actor) -> QuerySet[ClueItem]:
    """Raw notes: who may know clues of the inspection, and who noted it."""
    if actor.has(Role.OFFICE_HEAD):
        return ClueItem.objects.all()
    known = Q(inspection__team_id__in=actor.scopes(*HEADS))
    if actor.person is not None:
        known |= Q(noted_by_id=actor.person, inspection__team_id__in=actor.scopes(*TEAM))
    return ClueItem.objects.filter(known)


def _not_known() -> NotKnown:
    return NotKnown("clue.not_known", _("没有这份材料，或您不参与这项工作。"))


def clue(key: UUID, actor: Actor) -> Clue:
    """A clue with what stands open beside it. NotKnown for who may not know it, as for one that is not there."""
    rows = visible_to(actor).select_related("inspection", "noted_by", "transfer", "receiver_body")
    people = Prefetch("assignments", Assignment.objects.select_related("person"))
    found = (
        rows.prefetch_related(
            people, "verifications__by_person", "returns", "statements__written_by", "items__noted_by"
        )
        .filter(id=key)
        .first()
    )
    if found is None:
        raise _not_known()
    return found


def locked(key: UUID, actor: Actor) -> Clue:
    rows = visible_to(actor).select_related("inspection").select_for_update(of=("self",))
    found = rows.filter(id=key).first()
    if found is None:
        raise _not_known()
    return found


def locked_many(keys: Collection[UUID], actor: Actor) -> list[Clue]:
    """All of these, by number. Raises NotKnown where one of them is not for the actor to know."""
    rows = visible_to(actor).select_related("inspection").select_for_update(of=("self",))
    found = list(rows.filter(id__in=list(keys)).order_by("number"))
    if len(found) != len(set(keys)) or not found:
        raise _not_known()
    return found


def item(key: UUID, actor: Actor) -> ClueItem:
    found = items_visible_to(actor).select_related("inspection", "noted_by", "clue").filter(id=key).first()
    if found is None:
        raise _not_known()
    return found


def locked_item(key: UUID, actor: Actor) -> ClueItem:
    rows = items_visible_to(actor).select_related("inspection").select_for_update(of=("self",))
    found = rows.filter(id=key).first()
    if found is None:
        raise _not_known()
    return found


def file(key: UUID, actor: Actor) -> ClueFile:
    rows = ClueFile.objects.select_related("clue__inspection", "file").filter(id=key)
    found = rows.filter(clue__in=visible_to(actor)).first()
    if found is None:
        raise _not_known()
    return found


# ------------------------------------------------------------------------------------------------ lists


def listed(actor: Actor) -> QuerySet[Clue]:
    """For the list, newest first."""
    return visible_to(actor).select_related("inspection", "transfer").order_by("-noted_on", "-number")


def narrowed(
    rows: QuerySet[Clue], *, state: str = "", discipline: str = "", number: str = ""
) -> QuerySet[Clue]:
    if state:
        rows = rows.filter(state=state)
    if discipline:
        rows = rows.filter(discipline=discipline)
    if number:
        rows = rows.filter(number__icontains=number)
    return rows


def items_waiting(actor: Actor) -> QuerySet[ClueItem]:
    """Raw notes nobody has decided on yet, oldest first, as far as the actor may know them."""
    rows = items_visible_to(actor).filter(state=ItemState.NOTED).select_related("inspection", "noted_by")
    return rows.order_by("noted_on", "number")


def items_of(inspection: UUID, actor: Actor) -> list[ClueItem]:
    rows = items_visible_to(actor).filter(inspection_id=inspection)
    return list(rows.select_related("noted_by", "clue").order_by("noted_on", "number"))


def clues_of(inspection: UUID, actor: Actor) -> list[Clue]:
    return list(
        visible_to(actor).filter(inspection_id=inspection).select_related("transfer").order_by("number")
    )


def in_hand(actor: Actor) -> QuerySet[Clue]:
    """Clues the actor is to do something about: assigned and being verified, or theirs to decide on or send.

    For the lead also those being verified by nobody: who was named has gone home. For the head of the office also
    those whose receiver owes a result: past its day, or the letter came to its end without one.
    """
    if actor.person is None:
        return Clue.objects.none()
    mine = Assignment.objects.filter(person_id=actor.person, until__isnull=True).values("clue")
    wanted = Q(id__in=mine, state=State.VERIFYING)
    decides = sorted({State.NOTED, State.VERIFIED, State.NOT_VERIFIED})
    live = Assignment.objects.filter(clue=OuterRef("pk"), until__isnull=True)
    deserted = Q(state=State.VERIFYING) & ~Exists(live)
    wanted |= Q(inspection__team_id__in=actor.scopes(Role.LEAD)) & (Q(state__in=decides) | deserted)
    if actor.has(Role.OFFICE_HEAD):
        wanted |= Q(state__in=[State.VERIFIED, State.READY, State.RETURNED])
        late = Q(transfer__due_on__lt=actor.clock.today()) | Q(transfer__ended_on__isnull=False)
        wanted |= Q(state=State.TRANSFERRED) & late
    rows = visible_to(actor).filter(wanted).select_related("inspection", "transfer")
    return rows.order_by("noted_on", "number")


def ready(actor: Actor, receiver: str, receiver_name: str) -> list[Clue]:
    """Clues decided to go to one receiver and not sent yet."""
    rows = visible_to(actor).filter(state=State.READY, receiver=receiver, receiver_name=receiver_name)
    return list(rows.select_related("inspection").order_by("number"))


@once
def of_letter(letter: UUID, actor: Actor) -> list[Clue]:
    """The clues a letter carries, as far as the actor may know them."""
    ids = coordination.things_in(letter, "clues.clue")
    return list(visible_to(actor).filter(id__in=ids).select_related("inspection").order_by("number"))


def all_of_letter(letter: UUID, actor: Actor) -> list[Clue]:
    """Every clue a letter carries. Raises NotKnown where it carries none, or one the actor may not know."""
    carried = coordination.things_in(letter, "clues.clue")
    found = of_letter(letter, actor)
    if not found or len(found) < carried.count():
        raise _not_known()
    return found


def locked_in_letter(letter: UUID) -> list[Clue]:
    """Every clue a letter carries, held, whoever asks: for what happens to all of them at once."""
    ids = coordination.things_in(letter, "clues.clue")
    rows = Clue.objects.select_related("inspection").select_for_update(of=("self",))
    return list(rows.filter(id__in=ids).order_by("number"))


def locked_assignments(team: UUID, person: UUID) -> list[Assignment]:
    """Where somebody is named for clues of a team, held, whoever asks: for who leaves it."""
    rows = Assignment.objects.select_related("clue__inspection").select_for_update(of=("self",))
    live = rows.filter(person_id=person, until__isnull=True, clue__inspection__team_id=team)
    return list(live.order_by("clue__number"))


def files_of(clue: Clue) -> list[ClueFile]:
    return list(clue.files.select_related("file", "added_by"))


def mark_of(source: Ref) -> str:
    """A keyed mark of a thing: finds it again, says nothing without the clues' key."""
    running = Running(address_key(CLUES_SCOPE))
    running.update(f"clue source\0{source}".encode())
    return running.finish().hex()


def from_source(source: Ref, actor: Actor) -> list[Clue]:
    """Clues that came from a thing, as far as the actor may know them."""
    marked = Source.objects.filter(mark=mark_of(source)).values("clue")
    return list(visible_to(actor).filter(id__in=marked).order_by("number"))


def may_know_any(actor: Actor) -> bool:
    """Whether the actor has a place where clues can be known at all; nothing is asked of the database."""
    return actor.has(Role.OFFICE_HEAD) or bool(actor.scopes(*HEADS))


def can_seal_to_receiver(letter: UUID) -> Decision:
    """Whether the receiver of a letter has a key to which a parcel can be sealed."""
    if coordination.key_for(letter) is None:
        return no("clue.no_receiver_key", _("没有登记接收单位的公钥。"))
    return yes()


# ------------------------------------------------------------------------------------------------ rules


def problems_of(rule_set_code: str, said: Said, **classed: Any) -> list[Found]:
    """A clue's content and class against its rule set."""
    known = regulations.rule_set(rule_set_code).taxonomy
    return content_problems(said=said, disciplines=known.disciplines, items=known.items, **classed)


def inspection_of(key: UUID, actor: Actor) -> Any:
    """Raises NotKnown."""
    return inspections.inspection(key, actor)


# ------------------------------------------------------------------------------------------------ for rooms above


def unsent(inspection: UUID) -> list[Clue]:
    """Clues of an inspection that have not gone out; whoever asks: for a condition with an audience."""
    return list(Clue.objects.filter(inspection_id=inspection, state__in=sorted(UNSENT)).order_by("number"))


def items_in(inspections: Collection[UUID], upto: date) -> list[ClueItem]:
    """The figure `clue_items`: raw notes by the end of a day."""
    rows = ClueItem.objects.filter(inspection_id__in=inspections, noted_on__lte=upto)
    return list(rows.order_by("noted_on", "number"))


def found_in(inspections: Collection[UUID], upto: date) -> list[Clue]:
    """The figure `clues.found`: opened by the end of a day."""
    rows = Clue.objects.filter(inspection_id__in=inspections, noted_on__lte=upto)
    return list(rows.order_by("noted_on", "recorded_at", "id"))


def transferred_in(inspections: Collection[UUID], upto: date) -> list[Clue]:
    """The figure `clues.cases`: transferred by the end of a day."""
    rows = Clue.objects.filter(inspection_id__in=inspections, transferred_on__lte=upto)
    return list(rows.order_by("number"))


@dataclass(slots=True)
class Told:
    """How a transferred clue stands by what its receiver reported, all reports together."""

    checked: bool = False
    cases: int = 0
    persons: int = 0
    closed: bool = False


def told_of(clues: Sequence[Clue], upto: date) -> dict[UUID, Told]:
    """What receivers reported of these clues by the end of a day; those of which nothing came are not there.

    A later report says how things stand by then: a case in the first and in the second is one case.
    """
    rows = Return.objects.filter(clue__in=[c.id for c in clues], on__lte=upto, sent_back=False)
    found: dict[UUID, Told] = {}
    for row in rows.order_by("on", "recorded_at"):
        told = found.setdefault(row.clue_id, Told())
        told.checked, told.closed = told.checked or row.checked, told.closed or row.closed
        told.cases, told.persons = max(told.cases, row.cases), max(told.persons, row.persons)
    return found


def reported_between(begins: date, ends: date, *, without: Collection[UUID]) -> list[Clue]:
    """Clues transferred before a time, of other inspections than these, of which a result came in that time."""
    result = Q(checked=True) | Q(closed=True) | Q(cases__gt=0)
    came = Return.objects.filter(result, on__range=(begins, ends), sent_back=False).values("clue")
    rows = Clue.objects.filter(id__in=came, transferred_on__lt=begins).exclude(inspection_id__in=without)
    return list(rows.order_by("number"))


def nameable(clue: Clue, actor: Actor) -> list[tuple[UUID, str]]:
    """Who may be named for a clue: members of the team by its lead; staff of the office by its head."""
    found: list[tuple[UUID, str]] = []
    if actor.has(Role.OFFICE_HEAD):
        staff = people.names(people.holders(Role.OFFICE_STAFF, on=actor.clock.today()))
        found += sorted(staff.items(), key=lambda pair: pair[1])
    if actor.has(Role.OFFICE_HEAD) or clue.inspection.team_id in actor.scopes(Role.LEAD):
        members = teams.active_members(clue.inspection.team_id)
        found += [(m.person_id, m.person.name) for m in members if m.role not in HEADS]
    return list(dict.fromkeys(found))


READERS: Mapping[str, Callable[[UUID, Actor], Any]] = {
    "fieldwork.interview": fieldwork.interview,
    "evidence.item": evidence.item,
    "inspections.point": inspections.point,
    "petitions.petition": petitions.of_an_inspection,
}
"""What a raw note or a clue may come from, by kind."""


def inspection_of_source(source: Ref | str, actor: Actor) -> Any:
    """The inspection an interview, item or point belongs to. Raises NotKnown where the actor may not know the thing."""
    try:
        ref = Ref.parse(source) if isinstance(source, str) else source
        return READERS[ref.kind](ref.id, actor).inspection
    except (ValueError, KeyError) as wrong:
        raise _not_known() from wrong
