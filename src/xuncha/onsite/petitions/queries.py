"""Everything that reads petitions. What may not be known is not there: no row, no count, no gap.

The clerk knows all that is not set apart; the lead those of the own team; a member those assigned to them. One that
is set apart is known to its keeper alone. The office has the register: numbers, days, states. Content and names lie
sealed and are returned by no query.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from xuncha.foundation.terms import OFFICE, TEAM, Actor, Role, check_version
from xuncha.onsite.inspections.queries import in_package, not_known

from .models import Attachment, DeadlineChange, Handler, Outcome, Passing, Petition, SealedItem
from .rules.states import OF_THE_NOTICE, UNDECIDED, Answered, Keeper, Level, Sort, State

READERS = TEAM | {Role.CLERK}
KEEPERS = frozenset({Role(k.value) for k in Keeper})
HELD = UNDECIDED - {State.OUT_OF_SCOPE}
NEEDED = ("inspection", "body", "batch")


def visible_to(actor: Actor) -> QuerySet[Petition]:
    """Petitions this person may know, without their content."""
    return Petition.objects.select_related(*NEEDED).filter(_known_to(actor))


def _known_to(actor: Actor) -> Q:
    teams = actor.scopes(*TEAM)
    known = Q(kept_for="")
    if not actor.has(Role.CLERK):
        known &= Q(inspection__team_id__in=actor.scopes(Role.LEAD)) | (
            Q(inspection__team_id__in=teams) & Q(Exists(_handled_by(actor)))
        )
    kept = [k.value for k in Keeper if actor.has(Role(k.value))]
    if kept:
        known |= Q(kept_for__in=kept) & (Q(hidden_from=None) | ~Q(hidden_from_id__in=teams))
    return known


def _handled_by(actor: Actor) -> QuerySet[Handler]:
    rows = Handler.objects.filter(petition=OuterRef("pk"))
    return rows.filter(person_id=actor.person) if actor.person else rows.none()


def petition(key: UUID, actor: Actor) -> Petition:
    """One petition. Raises NotKnown."""
    found = visible_to(actor).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def locked(key: UUID, actor: Actor) -> Petition:
    """One petition, held against others until the transaction ends. Raises NotKnown."""
    return locked_all([key], actor)[0]


def locked_all(keys: Collection[UUID], actor: Actor) -> list[Petition]:
    """These petitions, held against others, in the order of their numbers. Raises NotKnown where one is not known."""
    rows = visible_to(actor).select_for_update(of=("self",)).filter(pk__in=set(keys)).order_by("number")
    found = list(rows)
    if not found or len(found) < len(set(keys)):
        raise not_known()
    return found


def check_seen(found: Sequence[Petition], seen: int | None) -> None:
    """Raises Stale where a single one is not what the reader saw."""
    if len(found) == 1:
        check_version(found[0], seen)


def has_followers(found: Petition) -> bool:
    """Whether others hang on this one."""
    return bool(found.followers.exists())


def for_head(key: UUID) -> Petition:
    """One petition that is not set apart, for `open_petition` by the head of the office alone. Raises NotKnown."""
    found = Petition.objects.select_related(*NEEDED).filter(pk=key, kept_for="").first()
    if found is None:
        raise not_known()
    return found


def listed(actor: Actor) -> QuerySet[Petition]:
    """The same for lists, with who has each, the newest first."""
    handlers = Prefetch("handlers", Handler.objects.select_related("person"))
    return visible_to(actor).prefetch_related(handlers).order_by("-received_on", "-number")


def may_know(actor: Actor) -> bool:
    """Whether petitions exist for this person at all."""
    return actor.holds(READERS | KEEPERS)


@dataclass(frozen=True, slots=True)
class Registered:
    """What the office may know of a petition: that it came, and where it stands."""

    id: UUID
    number: str
    channel: str
    received_on: date
    inspection: str
    sort: str
    named: bool
    state: str
    scope_due_on: date


def register(actor: Actor) -> QuerySet[Any]:
    """The register for the office, as tuples in the order of `Registered`; none of what is set apart."""
    rows = Petition.objects.filter(kept_for="") if actor.holds(OFFICE) else Petition.objects.none()
    return rows.order_by("-received_on", "-number").values_list(
        "id",
        "number",
        "channel",
        "received_on",
        "inspection__body_name",
        "sort",
        "named",
        "state",
        "scope_due_on",
    )


def handler_ids(found: Petition) -> set[UUID]:
    return {h.person_id for h in found.handlers.all()}


def passings(found: Petition) -> list[Passing]:
    return list(found.passings.select_related("to_body"))


def passings_visible_to(actor: Actor) -> QuerySet[Passing]:
    """What was passed on, of the petitions this person may know."""
    return Passing.objects.select_related("petition").filter(
        petition__in=visible_to(actor).order_by().values("pk")
    )


def newest_slip(found: Petition) -> Passing | None:
    """The last passing that was not sent back: the one whose slip is printed."""
    return found.passings.exclude(answer=Answered.NOT_THEIRS).last()


def open_passing(found: Petition) -> Passing | None:
    return found.passings.filter(answer="").first()


def deadline_changes(found: Petition, passing: Passing | None) -> list[DeadlineChange]:
    """Pauses and extensions of one deadline of a petition, in order: of its scope, or of a passing."""
    return [c for c in found.deadline_changes.all() if c.passing_id == (passing.id if passing else None)]


def outcomes(found: Petition) -> list[Outcome]:
    return list(found.outcomes.select_related("point"))


def attachments(found: Petition) -> list[Attachment]:
    return list(found.attachments.select_related("file"))


def attachment(found: Petition, key: UUID) -> Attachment:
    """One scan of a petition. Raises NotKnown."""
    row = found.attachments.select_related("file").filter(pk=key).first()
    if row is None:
        raise not_known()
    return row


def followers(found: Petition, actor: Actor) -> list[Petition]:
    """Petitions linked to this one, as far as the reader knows them, oldest first."""
    return list(visible_to(actor).filter(first=found).order_by("received_on", "number"))


def first_of(found: Petition, actor: Actor) -> Petition | None:
    """The petition this one hangs on, where the reader knows it."""
    return visible_to(actor).filter(pk=found.first_id).first() if found.first_id else None


def marked(marks: Collection[str]) -> set[str]:
    """Which of these fingerprints are there, whoever asks: of what was taken in before."""
    return set(Petition.objects.filter(source_mark__in=marks).values_list("source_mark", flat=True))


def by_number(number: str, actor: Actor) -> Petition | None:
    """A petition the reader knows, by its number."""
    return visible_to(actor).filter(number=number.strip()).first()


def sealed_visible_to(actor: Actor) -> QuerySet[SealedItem]:
    """Sealed items: the clerk who carries them; the head of the office, but for those about the office."""
    if actor.has(Role.CLERK):
        return SealedItem.objects.all()
    if actor.has(Role.OFFICE_HEAD):
        return SealedItem.objects.exclude(level=Level.OFFICE)
    return SealedItem.objects.none()


def sealed_item(key: UUID, actor: Actor) -> SealedItem:
    """One sealed item. Raises NotKnown."""
    found = sealed_visible_to(actor).filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def locked_sealed(key: UUID, actor: Actor) -> SealedItem:
    found = sealed_visible_to(actor).select_for_update().filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


# ------------------------------------------------------------------------------------------- what is to be done


def to_decide(actor: Actor) -> QuerySet[Petition]:
    """Registered, and nobody has said whether they are in scope; the most urgent first."""
    return visible_to(actor).filter(state=State.REGISTERED).order_by("scope_due_on", "number")


def to_assign(actor: Actor) -> QuerySet[Petition]:
    """Accepted, for this lead to give to somebody."""
    return (
        visible_to(actor)
        .filter(state=State.ACCEPTED, inspection__team_id__in=actor.scopes(Role.LEAD))
        .order_by("received_on", "number")
    )


def in_hand(actor: Actor) -> QuerySet[Petition]:
    """Assigned to this person and not settled."""
    rows = visible_to(actor).filter(Exists(_handled_by(actor)), state=State.ASSIGNED)
    return rows.order_by("received_on", "number")


def to_pass_on(actor: Actor) -> QuerySet[Petition]:
    return visible_to(actor).filter(state=State.OUT_OF_SCOPE).order_by("received_on", "number")


def to_answer(actor: Actor) -> QuerySet[Petition]:
    """Settled, and the petitioner has no answer yet."""
    return visible_to(actor).filter(state=State.SETTLED).order_by("settled_on", "number")


def awaited(actor: Actor) -> QuerySet[Passing]:
    """Passed on and not answered, of the petitions this person may know; the most urgent first."""
    return passings_visible_to(actor).filter(answer="").order_by("due_on", "number")


def undecided(inspection: UUID) -> QuerySet[Petition]:
    """What keeps the team on site, whoever asks. What is set apart keeps nobody: it would be told by the gate."""
    whole = in_package(inspection)
    return Petition.objects.filter(inspection_id__in=whole, kept_for="", state__in=UNDECIDED)


def held_by(team: UUID, person: UUID) -> QuerySet[Petition]:
    """Petitions in a member's hands that are not settled, whoever asks: for who hands over."""
    rows = Petition.objects.filter(inspection__team_id=team, kept_for="", state__in=HELD)
    return rows.filter(handlers__person_id=person).order_by("number")


def of_an_inspection(key: UUID, actor: Actor) -> Petition:
    """One petition that is of an inspection, for the rooms above. Raises NotKnown."""
    found = petition(key, actor)
    if found.inspection is None:
        raise not_known()
    return found


def leads(actor: Actor, team: UUID) -> bool:
    """Whether this person leads that team."""
    return team in actor.scopes(Role.LEAD)


def loads(inspection: UUID) -> Mapping[UUID, tuple[int, int]]:
    """For each handler: how many settled of how many assigned."""
    rows = (
        Handler.objects.filter(petition__inspection_id=inspection, petition__kept_for="")
        .values("person_id")
        .annotate(done=Count("id", filter=~Q(petition__state=State.ASSIGNED)), all=Count("id"))
        .order_by()
    )
    return {r["person_id"]: (r["done"], r["all"]) for r in rows}


# ---------------------------------------------------------------------------------------------- for the figures


def registered_in(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Petition]:
    """The figure `petitions`: registered by a channel of the notice by the end of a day. Duplicates count."""
    return _came(inspections, upto).filter(channel__in=OF_THE_NOTICE)


def _came(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Petition]:
    """The same, with what the team was told among the people.

    Without what is set apart: beside the register, which does not have it, a total would tell that it is there.
    """
    rows = Petition.objects.filter(inspection_id__in=inspections, received_on__lte=upto, kept_for="")
    return rows.order_by()


def passed_in(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Petition]:
    """The figure `petitions_passed`: passed to the body or another for handling, each once however often it went.

    Appeals are other records with figures of their own.
    """
    return _sent(inspections, upto).exclude(sort=Sort.APPEAL)


def appeals_passed_in(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Petition]:
    """The figure `appeals.passed`: appeals (群众诉求) passed on."""
    return _sent(inspections, upto).filter(sort=Sort.APPEAL)


def _sent(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Petition]:
    sent = Passing.objects.filter(petition=OuterRef("pk"), sent_on__lte=upto).exclude(
        answer=Answered.NOT_THEIRS, answered_on__lte=upto
    )
    return _came(inspections, upto).filter(Exists(sent))


def answered(rows: QuerySet[Petition], upto: date) -> QuerySet[Petition]:
    """Those of them that were answered as closed, or as settled."""
    closed = Passing.objects.filter(petition=OuterRef("pk"), answer=Answered.CLOSED, answered_on__lte=upto)
    return rows.filter(Exists(closed))


def receivers_of_appeals(
    inspections: Collection[UUID] | QuerySet, kind: str, upto: date
) -> list[tuple[UUID | None, str]]:
    """Different receivers of a kind that appeals were passed to: the body where it is in the register, else the name."""
    rows = Passing.objects.filter(
        petition__in=appeals_passed_in(inspections, upto).values("pk"), to_kind=kind, sent_on__lte=upto
    ).exclude(answer=Answered.NOT_THEIRS, answered_on__lte=upto)
    return sorted(
        {(key, "" if key else name) for key, name in rows.values_list("to_body_id", "to_name")},
        key=str,
    )


# ------------------------------------------------------------------------------------------------- for the vault


def named_codes(codes: Iterable[str] | None) -> set[str]:
    """Which deposits the petitions name: of these codes, or all of theirs."""
    rows = Petition.objects.exclude(identity="")
    if codes is not None:
        rows = rows.filter(identity__in=list(codes))
    return set(rows.values_list("identity", flat=True))
