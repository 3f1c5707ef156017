"""Everything that reads fact sheets: for the team, for the office once sent, for the body's liaison at its door."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _

from xuncha.foundation.terms import TEAM, Actor, NotKnown, Role
from xuncha.onsite.fieldwork import queries as fieldwork
from xuncha.onsite.inspections import queries as inspections
from xuncha.standing.regulations import queries as regulations

from . import queries
from .models import Element, FactAnswer, FactFile, FactMatter, FactReply, FactSheet, Workpaper
from .rules.elements import Code
from .rules.facts import WANTS_ANSWER, Reply, Standing, betrays
from .rules.found import Found
from .rules.states import AT_DOOR, SheetState, State

PERIOD = "fact_sheet_reply"
PUT = (Code.FACT, Code.TIME, Code.PLACE)
"""Elements a sheet begins with: what happened, when, where. What they rest on stays with the team."""


def visible_to(actor: Actor) -> QuerySet[FactSheet]:
    """Sheets of the own teams; for the office those that went out."""
    own = FactSheet.objects.filter(inspection__team_id__in=actor.scopes(*TEAM))
    if actor.is_office:
        return own | FactSheet.objects.filter(state__in=sorted(AT_DOOR))
    return own


def at_door(actor: Actor) -> QuerySet[FactSheet]:
    """What the liaison's own body was sent, nothing else."""
    return FactSheet.objects.filter(
        body_id__in=actor.scopes(Role.BODY_LIAISON), state__in=sorted(AT_DOOR)
    ).order_by("-sent_on", "-number")


def not_known() -> NotKnown:
    return NotKnown("not_known", _("没有这份材料，或您不参与这项工作。"))


def _one(rows: QuerySet[Any]) -> Any:
    found = rows.first()
    if found is None:
        raise not_known()
    return found


NEEDED = ("inspection__team", "body", "drafted_by", "sent_by")


def sheet(key: UUID, actor: Actor) -> FactSheet:
    """Raises NotKnown."""
    return _one(visible_to(actor).select_related(*NEEDED).filter(id=key))


def locked(key: UUID, actor: Actor) -> FactSheet:
    rows = visible_to(actor).select_related("inspection__team", "body").filter(id=key)
    return _one(rows.select_for_update(of=("self",)))


def sheet_at_door(key: UUID, actor: Actor) -> FactSheet:
    """A sheet as the inspected body may know it. Raises NotKnown."""
    return _one(at_door(actor).select_related("body", "inspection__team").filter(id=key))


def known_sheet(key: UUID, actor: Actor) -> FactSheet:
    """A sheet the actor knows from either side. Raises NotKnown."""
    rows = FactSheet.objects.select_related("inspection__team", "body").filter(id=key)
    return _one(_from_either_side(rows, actor))


def _from_either_side(rows: QuerySet[FactSheet], actor: Actor) -> QuerySet[FactSheet]:
    ours = rows.filter(id__in=visible_to(actor).order_by().values("id"))
    return ours | rows.filter(id__in=at_door(actor).order_by().values("id"))


def locked_for_reply(matter: UUID, actor: Actor) -> tuple[FactSheet, FactMatter]:
    """A matter of a sheet the actor knows from either side, its sheet held. Raises NotKnown."""
    found = FactMatter.objects.filter(id=matter).values_list("sheet_id", flat=True).first()
    key = found if found is not None else matter
    rows = FactSheet.objects.select_related("inspection__team", "body").filter(id=key)
    held: FactSheet = _one(_from_either_side(rows, actor).select_for_update(of=("self",)))
    return held, _one(held.matters.select_related("workpaper").filter(id=matter))


def matters(found: FactSheet) -> list[FactMatter]:
    """In order, each with its replies, their files and the team's answers, in the order in which they were said."""
    replies = Prefetch(
        "replies",
        FactReply.objects.select_related("witness").prefetch_related(
            Prefetch("files", FactFile.objects.select_related("file")),
            Prefetch("answers", FactAnswer.objects.select_related("answered_by")),
        ),
    )
    return list(found.matters.select_related("workpaper").prefetch_related(replies))


def matter(found: FactSheet, key: UUID) -> FactMatter:
    """Raises NotKnown."""
    return _one(found.matters.select_related("workpaper").filter(id=key))


def reply(found: FactSheet, key: UUID) -> FactReply:
    """Raises NotKnown."""
    return _one(FactReply.objects.filter(matter__sheet=found, id=key).select_related("matter__workpaper"))


def locked_reply(key: UUID, actor: Actor) -> tuple[FactSheet, FactReply]:
    """A reply of a sheet of the own team, its sheet held. Raises NotKnown."""
    one = FactReply.objects.filter(id=key).select_related("matter__workpaper").first()
    if one is None:
        raise not_known()
    return locked(one.matter.sheet_id, actor), one


def kept_file(found: FactSheet, key: UUID) -> FactFile:
    """A file given with a reply. Raises NotKnown."""
    rows = FactFile.objects.filter(reply__matter__sheet=found, id=key)
    return _one(rows.select_related("file", "reply__matter"))


def standing(found: FactSheet) -> list[Standing]:
    """The matters of a sheet as the rules see them."""
    return [
        Standing(m.title, tuple(Reply(r.said, bool(r.answers.all())) for r in m.replies.all()))
        for m in matters(found)
    ]


def of_inspection(inspection: UUID, actor: Actor) -> list[FactSheet]:
    """Newest first, each with its matters and their replies."""
    rows = visible_to(actor).filter(inspection_id=inspection).select_related("drafted_by")
    return list(rows.prefetch_related("matters__replies__answers"))


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of the team."""

    on: date
    who: str
    settled: str
    text: str


@dataclass(frozen=True, slots=True)
class Replied:
    """One reply of the body, or two members' note that there is none (`witness`)."""

    on: date
    said: str
    who: str
    witness: str
    text: str
    answers: list[Answered]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What of a paper was put to the body on one sheet, and what came of it."""

    sheet: UUID
    number: str
    sent_on: date | None
    due_on: date | None
    replies: list[Replied]


def of_paper(paper: Workpaper, earlier: Collection[UUID] = ()) -> list[Exchange]:
    """The exchanges over a paper and `earlier` ones it came from, in one query, for who knows it. No withdrawn drafts."""
    rows = (
        FactMatter.objects.filter(workpaper__in=[paper.id, *earlier])
        .exclude(sheet__state=SheetState.WITHDRAWN)
        .order_by("recorded_at", "id", "replies__recorded_at", "replies__id", "replies__answers__recorded_at")
        .values(
            *("id", "sheet_id", "sheet__number", "sheet__sent_on", "sheet__due_on"),
            *(f"replies__{n}" for n in ("id", "replied_on", "said", "signed_by", "noted_by", "text")),
            "replies__witness__name",
            *(f"replies__answers__{n}" for n in ("id", "answered_on", "settled", "text")),
            "replies__answers__answered_by__name",
        )
    )
    found: dict[UUID, Exchange] = {}
    said: dict[UUID, Replied] = {}
    for r in rows:
        sheet = (r["sheet_id"], r["sheet__number"], r["sheet__sent_on"], r["sheet__due_on"])
        one = found.setdefault(r["id"], Exchange(*sheet, replies=[]))
        if r["replies__id"] is None:
            continue
        if r["replies__id"] not in said:
            said[r["replies__id"]] = _replied(r)
            one.replies.append(said[r["replies__id"]])
        if r["replies__answers__id"] is not None:
            said[r["replies__id"]].answers.append(_answered(r))
    return list(found.values())


def _replied(r: dict[str, Any]) -> Replied:
    who = r["replies__signed_by"] or r["replies__noted_by"]
    witness = r["replies__witness__name"] or ""
    return Replied(r["replies__replied_on"], r["replies__said"], who, witness, r["replies__text"], [])


def _answered(r: dict[str, Any]) -> Answered:
    return Answered(
        r["replies__answers__answered_on"],
        r["replies__answers__answered_by__name"],
        r["replies__answers__settled"],
        r["replies__answers__text"],
    )


def papers_to_put(inspection: UUID, team: UUID, *, judged_too: bool) -> list[Workpaper]:
    """Papers whose facts may be put to the body."""
    rows = Workpaper.objects.filter(inspection_id=inspection, inspection__team_id=team).exclude(
        state=State.RESHAPED
    )
    if not judged_too:
        rows = rows.exclude(state=State.JUDGED)
    return list(rows.order_by("provisional_number"))


def first_words(papers: Collection[UUID]) -> dict[UUID, str]:
    """What a sheet begins with for each paper: fact, time and place as written there."""
    said: dict[UUID, dict[str, str]] = {p: {} for p in papers}
    for one in Element.objects.filter(workpaper_id__in=list(papers), code__in=[c.value for c in PUT]):
        said[one.workpaper_id][one.code] = one.text.strip()
    return {p: "\n".join(t for c in PUT if (t := there.get(c.value, ""))) for p, there in said.items()}


def showing(found: FactSheet, texts: Sequence[str], *, looked_through: bool) -> list[Found]:
    """What in words for the body would show where a fact came from."""
    names = fieldwork.interviews_standing(found.inspection_id).values_list("interviewee_name", flat=True)
    return betrays(texts, set(names), looked_through=looked_through)


def put_after_judging(rule_set_code: str) -> bool:
    """Whether the rule set lets facts be put to the body after the paper was judged."""
    found = regulations.rule_set(rule_set_code).thresholds.get("fact_sheet_after_judging")
    return bool(found and found.value)


def waits_for_reply(rule_set_code: str) -> bool:
    """Whether a finding waits for the body while it still has time to reply."""
    found = regulations.rule_set(rule_set_code).thresholds.get("fact_sheet_before_judging")
    return bool(found and found.value)


def _unreplied() -> QuerySet[FactMatter]:
    said = FactReply.objects.filter(matter=OuterRef("pk"))
    return FactMatter.objects.filter(~Exists(said), sheet__state=SheetState.SENT)


def outstanding_of(paper: Workpaper, today: date) -> list[FactMatter]:
    """Matters of a paper, or of what it was merged or split from, the body has not replied to and still has time for."""
    rows = _unreplied().filter(workpaper__in=queries.ancestors(paper.id), sheet__due_on__gte=today)
    return list(rows.select_related("sheet").order_by("sheet__due_on"))


def open_of_inspection(inspection: UUID) -> list[FactSheet]:
    """Sheets that went out and are not settled, of a package those of its members too; whoever asks: for a gate."""
    rows = FactSheet.objects.filter(
        inspection_id__in=inspections.in_package(inspection), state=SheetState.SENT
    )
    return list(rows.order_by("due_on", "number"))


def waiting_at_door(actor: Actor) -> list[FactSheet]:
    """Sheets sent to the liaison's body with a matter it has not replied to, the nearest day first."""
    rows = at_door(actor).filter(Exists(_unreplied().filter(sheet=OuterRef("pk"))))
    return list(rows.select_related("inspection__team").order_by("due_on", "number"))


def for_team(actor: Actor) -> list[FactSheet]:
    """Open sheets of the teams the actor serves in: drafts, and those out, with `silent` and `objected` said of each."""
    unanswered = FactReply.objects.filter(
        matter__sheet=OuterRef("pk"), said__in=sorted(WANTS_ANSWER), answers__isnull=True
    )
    rows = FactSheet.objects.filter(
        inspection__team_id__in=actor.scopes(*TEAM), state__in=[SheetState.DRAFT, SheetState.SENT]
    ).annotate(
        silent=Exists(_unreplied().filter(sheet=OuterRef("pk"))),
        objected=Exists(unanswered),
    )
    return list(rows.select_related("inspection").order_by("due_on", "number"))
