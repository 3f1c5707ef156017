"""Everything that reads letters and briefings."""

from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from xuncha.foundation.keys.scopes import CLUES_SCOPE, OFFICE_SCOPE
from xuncha.foundation.terms import TEAM, Actor, NotKnown, Role
from xuncha.standing.people import queries as people

from .models import Briefing, BriefingItem, Enclosure, Handler, Letter, ReceiverKey
from .policies import HEADS, can_keep_keys
from .rules.states import WAITING, BriefingState


def _known(actor: Actor) -> Q:
    teams = actor.scopes(*TEAM)
    known = Q(restricted=False, team__in=teams) | Q(restricted=True, team__in=actor.scopes(*HEADS))
    if actor.is_office:
        known |= Q(restricted=False)
    if actor.has(Role.OFFICE_HEAD):
        return known | Q(restricted=True)
    if actor.person is None:
        return known
    named = Q(restricted=True, id__in=Handler.objects.filter(person_id=actor.person).values("letter"))
    return known | (named if actor.is_office else named & Q(team__in=teams))


def visible_to(actor: Actor) -> QuerySet[Letter]:
    """Open letters: office, and the team they are sent for. Those with clues: only who may know of them."""
    return Letter.objects.filter(_known(actor))


def _no_letter() -> NotKnown:
    return NotKnown("letter.not_known", _("没有这份函件，或您不参与这项工作。"))


def letter(key: UUID, actor: Actor) -> Letter:
    """One letter with what belongs to it. Raises NotKnown."""
    found = (
        visible_to(actor)
        .select_related("body", "receipt_scan")
        .prefetch_related(
            "enclosures",
            "copies",
            "reminders",
            Prefetch("handlers", Handler.objects.select_related("person")),
            "replies__scan",
        )
        .filter(id=key)
        .first()
    )
    if found is None:
        raise _no_letter()
    return found


def locked(key: UUID, actor: Actor) -> Letter:
    found = visible_to(actor).select_for_update(of=("self",)).filter(id=key).first()
    if found is None:
        raise _no_letter()
    return found


def letters(actor: Actor) -> QuerySet[Letter]:
    """For the list, newest first."""
    return visible_to(actor).order_by("-drafted_on", "-recorded_at")


def narrowed(rows: QuerySet[Letter], *, kind: str = "", state: str = "", words: str = "") -> QuerySet[Letter]:
    if kind:
        rows = rows.filter(kind=kind)
    if state:
        rows = rows.filter(state=state)
    for word in words.split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(number__icontains=word) | Q(receiver_name__icontains=word)
        )
    return rows


def waiting(actor: Actor) -> QuerySet[Letter]:
    """Letters out that wait for receipt or reply, the nearest day first."""
    rows = visible_to(actor).filter(state__in=sorted(WAITING))
    return rows.order_by(F("due_on").asc(nulls_last=True), F("sent_on").asc(nulls_last=True))


def things_in(letter: UUID, kind: str) -> QuerySet[Any]:
    """Ids of the things of a kind a letter carries, for the room that owns the kind: to count, or to look in."""
    return Enclosure.objects.filter(letter_id=letter, thing_kind=kind).values("thing_id")


# ------------------------------------------------------------------------------------------------ briefings


def briefings_visible_to(actor: Actor) -> QuerySet[Briefing]:
    """All for the office; for a team what was handed to it."""
    if actor.is_office:
        return Briefing.objects.all()
    return Briefing.objects.filter(team__in=actor.scopes(*TEAM))


def items_visible_to(actor: Actor) -> QuerySet[BriefingItem]:
    rows = BriefingItem.objects.select_related("briefing", "about")
    if actor.is_office:
        return rows
    return rows.filter(briefing__team__in=actor.scopes(*TEAM))


def _no_briefing() -> NotKnown:
    return NotKnown("briefing.not_known", _("没有这份通报，或您不参与这项工作。"))


def briefing(key: UUID, actor: Actor) -> Briefing:
    """One briefing with its items. Raises NotKnown."""
    items = Prefetch("items", BriefingItem.objects.select_related("about"))
    rows = briefings_visible_to(actor).select_related("letter", "scan").prefetch_related(items)
    found = rows.filter(id=key).first()
    if found is None:
        raise _no_briefing()
    return found


def locked_briefing(key: UUID, actor: Actor) -> Briefing:
    found = briefings_visible_to(actor).select_for_update(of=("self",)).filter(id=key).first()
    if found is None:
        raise _no_briefing()
    return found


def item(key: UUID, actor: Actor) -> BriefingItem:
    """One matter of a briefing. Raises NotKnown."""
    found = items_visible_to(actor).filter(id=key).first()
    if found is None:
        raise _no_briefing()
    return found


def briefings(actor: Actor) -> QuerySet[Briefing]:
    return briefings_visible_to(actor).order_by("-received_on", "-number")


def to_sign_for(actor: Actor) -> QuerySet[Briefing]:
    """Briefings handed to the reader's team that nobody there has signed for."""
    teams = actor.scopes(Role.LEAD, Role.DEPUTY, Role.LIAISON)
    return Briefing.objects.filter(team__in=teams, state=BriefingState.HANDED_OVER).order_by("handed_on")


def to_give_back(actor: Actor) -> QuerySet[Briefing]:
    """Lent papers that have a day to go back on."""
    rows = briefings_visible_to(actor).filter(return_by__isnull=False)
    return rows.exclude(state=BriefingState.GIVEN_BACK).order_by("return_by")


def receiver_keys(actor: Actor) -> QuerySet[ReceiverKey]:
    """Keys of receivers, those in force first, for who keeps them."""
    rows = ReceiverKey.objects.all() if can_keep_keys(actor) else ReceiverKey.objects.none()
    return rows.order_by(F("ended_on").desc(nulls_first=True), "receiver_name")


def receiver_key(key: UUID, actor: Actor) -> ReceiverKey:
    """One of them. Raises NotKnown."""
    found = receiver_keys(actor).filter(id=key).first()
    if found is None:
        raise _no_letter()
    return found


def locked_receiver_key(key: UUID, actor: Actor) -> ReceiverKey:
    found = receiver_keys(actor).order_by().select_for_update().filter(id=key).first()
    if found is None:
        raise _no_letter()
    return found


def key_for(letter: UUID) -> ReceiverKey | None:
    """The key in force of a letter's receiver, whoever asks."""
    name = Letter.objects.filter(id=letter).values("receiver_name")[:1]
    return ReceiverKey.objects.filter(receiver_name=Subquery(name), ended_on__isnull=True).first()


def nameable(actor: Actor) -> list[tuple[UUID, str]]:
    """Who may be named to handle a letter with clues: staff of the office."""
    staff = people.names(people.holders(Role.OFFICE_STAFF, on=actor.clock.today()))
    return sorted(staff.items(), key=lambda pair: pair[1])


def scope_of(found: Letter) -> str:
    """Under which key papers that belong to a letter lie."""
    return CLUES_SCOPE if found.restricted else OFFICE_SCOPE
