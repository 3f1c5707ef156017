"""Everything that reads bodies. Functions without an actor are for other rooms, which have decided who may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from xuncha.foundation.terms import WORK, Actor, NotKnown, Role

from .models import KIND_LABELS, Body, BodyName, Placement, Post, PostHolding, Succession
from .rules.kinds import BodyKind

READERS = WORK


@dataclass(frozen=True, slots=True)
class PostHolder:
    """A leading-group post on a day: title, order, head or not, holder's name ("" = vacant), since when."""

    post: UUID
    title: str
    order: int
    is_head: bool
    holder: str
    since: date | None


def visible_to(actor: Actor) -> QuerySet[Body]:
    """Office, leading group, secretary, teams: the register. A body's liaison: the own body. Others: nothing."""
    if actor.holds(READERS):
        return Body.objects.all()
    own = actor.scopes(Role.BODY_LIAISON)
    return Body.objects.filter(id__in=own) if own else Body.objects.none()


def _unknown() -> NotKnown:
    return NotKnown("body.not_known", _("没有这个单位，或您不参与这项工作。"))


def body(key: UUID, actor: Actor | None = None) -> Body:
    """One body. Raises NotKnown; with an actor also where the actor may not see it."""
    rows = Body.objects.all() if actor is None else visible_to(actor)
    found = rows.select_related("parent").filter(id=key).first()
    if found is None:
        raise _unknown()
    return found


def locked(key: UUID, by: Actor) -> Body:
    """One body, held until the transaction ends. Raises NotKnown."""
    found = visible_to(by).select_for_update(of=("self",)).filter(id=key).first()
    if found is None:
        raise _unknown()
    return found


def locked_post(key: UUID, by: Actor) -> Post:
    """One post, held until the transaction ends. Raises NotKnown."""
    found = Post.objects.select_for_update(of=("self",)).filter(id=key, body__in=visible_to(by)).first()
    if found is None:
        raise NotKnown("post.not_known", _("没有这个职位，或您不参与这项工作。"))
    return found


def bodies(ids: Iterable[UUID]) -> Mapping[UUID, Body]:
    """These bodies by id; unknown ids are left out."""
    return Body.objects.in_bulk(list(ids))


def by_number(number: str) -> Body | None:
    return Body.objects.filter(number=number).first()


def named(name: str, parent: UUID | None = None) -> list[Body]:
    """Standing bodies of this name or short name, namesakes all of them; under `parent` where it is given."""
    rows = Body.objects.filter(Q(name=name) | Q(short_name=name), dissolved_on=None)
    if parent is not None:
        rows = rows.filter(parent=parent)
    return list(rows.select_related("parent").order_by("number"))


def siblings(parent: UUID | None) -> QuerySet[Body]:
    """Standing bodies directly under `parent`, or at the top."""
    return Body.objects.filter(parent=parent, dissolved_on=None)


def standing_on(day: date) -> QuerySet[Body]:
    """Bodies that existed on a day."""
    return Body.objects.filter(established_on__lte=day).filter(Q(dissolved_on=None) | Q(dissolved_on__gt=day))


def descendants(key: UUID) -> QuerySet[Body]:
    """All bodies below this one, in tree order, without itself."""
    path = body(key).path
    return Body.objects.filter(path__startswith=path).exclude(id=key).order_by("path")


def ancestors(key: UUID) -> list[Body]:
    """From the root down to the parent."""
    numbers = body(key).path.strip("/").split("/")[:-1]
    return list(Body.objects.filter(number__in=numbers).order_by("path"))


def name_on(key: UUID, day: date) -> str:
    """What the body was called on that day; its first name before, its last after."""
    names = list(BodyName.objects.filter(body=key).order_by("since").values_list("name", "since", "until"))
    if not names:
        raise _unknown()
    return next((n for n, since, _until in reversed(names) if since <= day), names[0][0])


def successor_on(key: UUID, day: date) -> Body:
    """Who answers for this body's rectification on that day: itself, or who took it over, and so on."""
    current = key
    while True:
        step = Succession.objects.filter(predecessor=current, takes_over=True, on__lte=day).first()
        if step is None:
            return body(current)
        current = step.successor_id


def taken_over_between(keys: Iterable[UUID], first: date, last: date) -> list[Succession]:
    """Of these bodies, who went into another between two days, where that one answers for their rectification."""
    rows = Succession.objects.filter(predecessor__in=list(keys), takes_over=True, on__gte=first, on__lte=last)
    return list(rows.order_by("on"))


def origins(keys: Iterable[UUID]) -> set[UUID]:
    """All bodies these came from, through any number of mergers and splits; not these themselves."""
    return _along(keys, "successor", "predecessor")


def taken_over() -> dict[UUID, set[UUID]]:
    """Body → all it took over, through any number of mergers and splits: what was done there counts as done to it."""
    into: dict[UUID, set[UUID]] = {}
    for before, after in Succession.objects.filter(takes_over=True).values_list("predecessor", "successor"):
        into.setdefault(after, set()).add(before)
    return {key: _below(into, key) for key in into}


def _below(into: dict[UUID, set[UUID]], key: UUID) -> set[UUID]:
    found: set[UUID] = set()
    edge = set(into.get(key, ()))
    while edge:
        found |= edge
        edge = {one for each in edge for one in into.get(each, ())} - found
    return found


def successors(keys: Iterable[UUID]) -> set[UUID]:
    """All bodies these went into, whether or not they took over; not these themselves."""
    return _along(keys, "predecessor", "successor")


def _along(keys: Iterable[UUID], here: str, there: str) -> set[UUID]:
    start = set(keys)
    found, edge = set(start), start
    while edge:
        rows = Succession.objects.filter(**{f"{here}__in": edge})
        edge = set(rows.values_list(f"{there}_id", flat=True)) - found
        found |= edge
    return found - start


def count_by_kind(day: date) -> dict[str, int]:
    """How many bodies of each kind stood in the register on that day; kinds without any are left out."""
    rows = standing_on(day).values_list("kind").annotate(n=Count("id")).order_by("kind")
    return dict(rows)


def leading_group(key: UUID, day: date) -> list[PostHolder]:
    """The leading group's posts on a day, in order, with their holders' names."""
    posts = Post.objects.filter(body=key, in_leading_group=True, created_on__lte=day)
    posts = posts.filter(Q(abolished_on=None) | Q(abolished_on__gt=day)).order_by("order", "id")
    held = {
        h.post_id: h
        for h in PostHolding.objects.filter(post__in=posts, since__lte=day).filter(
            Q(until=None) | Q(until__gt=day)
        )
    }
    return [
        PostHolder(
            p.id,
            p.title,
            p.order,
            p.is_head,
            held[p.id].holder if p.id in held else "",
            held[p.id].since if p.id in held else None,
        )
        for p in posts
    ]


def kinds() -> list[tuple[str, str]]:
    """Code and label of every kind, in their order."""
    return [(kind.value, str(label)) for kind, label in KIND_LABELS.items()]


def kind_label(kind: str) -> str:
    return str(KIND_LABELS.get(BodyKind(kind), kind))


def names_of(key: UUID) -> QuerySet[BodyName]:
    return BodyName.objects.filter(body=key).order_by("-since", "-recorded_at")


def placements_of(key: UUID) -> QuerySet[Placement]:
    return Placement.objects.filter(body=key).select_related("parent").order_by("-since", "-recorded_at")


def successions_of(key: UUID) -> QuerySet[Succession]:
    """Both ways: what it became and what it came from."""
    return (
        Succession.objects.filter(Q(predecessor=key) | Q(successor=key))
        .select_related("predecessor", "successor")
        .order_by("on", "recorded_at")
    )


def posts_of(key: UUID) -> QuerySet[Post]:
    return Post.objects.filter(body=key).prefetch_related("holdings").order_by("abolished_on", "order", "id")


def resolve(text: str, actor: Actor) -> list[Body]:
    """Standing bodies meant by an id, a number (alone or before the name), a full or a short name."""
    rows = visible_to(actor).filter(dissolved_on=None).select_related("parent")
    words = text.strip()
    number = words.split(" ", 1)[0]
    try:
        return list(rows.filter(id=UUID(words)))
    except ValueError:
        pass
    by_number = list(rows.filter(number=number.upper()))
    return by_number or list(rows.filter(Q(name=words) | Q(short_name=words)).order_by("number"))


def offered(actor: Actor, of_kinds: tuple[str, ...] = ()) -> QuerySet[Body]:
    """Standing bodies to choose from, in tree order."""
    rows = visible_to(actor).filter(dissolved_on=None).order_by("path")
    return rows.filter(kind__in=of_kinds) if of_kinds else rows


@dataclass(frozen=True, slots=True)
class Filter:
    """What of the register is shown: kind, words of name or number, below which body, also those that ended."""

    kind: str = ""
    words: str = ""
    under: UUID | None = None
    ended: bool = False


def filtered(actor: Actor, chosen: Filter) -> QuerySet[Body]:
    """The register in tree order, as far as the actor may see it."""
    rows = visible_to(actor).select_related("parent").order_by("path")
    if not chosen.ended:
        rows = rows.filter(dissolved_on=None)
    if chosen.kind:
        rows = rows.filter(kind=chosen.kind)
    if chosen.under is not None:
        top = visible_to(actor).filter(id=chosen.under).first()
        rows = rows.filter(path__startswith=top.path) if top else rows.none()
    if chosen.words:
        rows = rows.filter(
            Q(name__icontains=chosen.words)
            | Q(short_name__icontains=chosen.words)
            | Q(number__iexact=chosen.words)
            | Q(id__in=BodyName.objects.filter(name__icontains=chosen.words).values("body"))
        )
    return rows


def kinds_counted(actor: Actor, chosen: Filter) -> list[tuple[str, str, int]]:
    """Code, label and number of each kind among the bodies shown, kinds without any left out."""
    rows = filtered(actor, replace(chosen, kind="")).order_by().values_list("kind").annotate(n=Count("id"))
    counted = dict(rows)
    return [(code, label, counted[code]) for code, label in kinds() if code in counted]


def children_counted(keys: Iterable[UUID]) -> Mapping[UUID, int]:
    """How many standing bodies hang directly below each."""
    rows = Body.objects.filter(parent__in=list(keys), dissolved_on=None)
    return dict(rows.values_list("parent").annotate(n=Count("id")))


def children(key: UUID, actor: Actor) -> QuerySet[Body]:
    """Standing bodies directly below, as far as the actor may see them."""
    return visible_to(actor).filter(parent=key, dissolved_on=None).order_by("path")


def post(key: UUID, actor: Actor) -> Post:
    """One post of a body the actor may see. Raises NotKnown."""
    found = Post.objects.select_related("body").filter(id=key, body__in=visible_to(actor)).first()
    if found is None:
        raise NotKnown("post.not_known", _("没有这个职位，或您不参与这项工作。"))
    return found


def all_standing() -> QuerySet[Body]:
    """Every standing body with its parent, in tree order."""
    return Body.objects.filter(dissolved_on=None).select_related("parent").order_by("path")
