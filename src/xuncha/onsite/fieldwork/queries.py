"""Everything that reads fieldwork. Interviews and materials are known to the own team; the office knows the register."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Prefetch, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce

from xuncha.foundation.terms import TEAM, Actor, Ref, Role, once
from xuncha.onsite.inspections.queries import current, in_package, not_known

from .models import (
    HandoverSlip,
    Interview,
    Interviewer,
    Listener,
    LogEntry,
    MaterialItem,
    MaterialRequest,
    Outline,
    PhoneCheck,
    PracticalProblem,
    QuestionAnswer,
    Sitting,
    SlipLine,
    Survey,
    Visit,
    Visitor,
    VisitPhoto,
)
from .rules.materials import Line, by_unit
from .rules.outlines import POSTS, outline_for
from .rules.pages import Row, paginate
from .rules.states import (
    COUNTED,
    HEARINGS,
    UNFINISHED,
    Direction,
    InterviewState,
    OutingState,
    RequestState,
    SittingKind,
    VisitKind,
)


def visible_to(actor: Actor) -> QuerySet[Interview]:
    """Interviews of the own team. The head of the office opens one at a time, with a reason (`open_interview`)."""
    return Interview.objects.select_related("inspection").filter(inspection__team_id__in=actor.scopes(*TEAM))


def planned_with(team: UUID, person: UUID) -> QuerySet[Interview]:
    """Interviews a member still has before them, whoever asks: for handing over."""
    rows = Interview.objects.select_related("inspection").filter(
        inspection__team_id=team, interviewers__person=person, state=InterviewState.PLANNED
    )
    return rows.order_by("number")


def visits_before(team: UUID, person: UUID) -> QuerySet[Visit]:
    """Visits a member still has before them, whoever asks: for handing over."""
    return (
        Visit.objects.select_related("inspection")
        .filter(inspection__team_id=team, visitors__person=person, state=OutingState.PLANNED)
        .order_by("number")
    )


def sittings_before(team: UUID, person: UUID) -> QuerySet[Sitting]:
    """Reports, forums and meetings a member still has to listen to, whoever asks: for handing over."""
    return (
        Sitting.objects.select_related("inspection")
        .filter(inspection__team_id=team, listeners__person=person, state=OutingState.PLANNED)
        .order_by("number")
    )


def drafts_of(team: UUID, person: UUID) -> QuerySet[MaterialRequest]:
    """Requests drafted by a member that the lead has not approved, whoever asks: for handing over."""
    return (
        MaterialRequest.objects.select_related("inspection")
        .filter(
            inspection__team_id=team,
            drafted_by=person,
            state__in=(RequestState.DRAFTED, RequestState.SENT_BACK),
        )
        .order_by("number")
    )


def requests_visible_to(actor: Actor) -> QuerySet[MaterialRequest]:
    """Material requests of the own team."""
    return MaterialRequest.objects.select_related("inspection__team", "drafted_by").filter(
        inspection__team_id__in=actor.scopes(*TEAM)
    )


def _one(rows: QuerySet, key: UUID):  # type: ignore[no-untyped-def]
    found = rows.filter(pk=key).first()
    if found is None:
        raise not_known()
    return found


def interview(key: UUID, actor: Actor) -> Interview:
    """One interview. Raises NotKnown."""
    return _one(visible_to(actor), key)


def locked_interview(key: UUID, actor: Actor) -> Interview:
    """One interview, held against others until the transaction ends. Raises NotKnown."""
    return _one(visible_to(actor).select_for_update(of=("self",)), key)


def any_interview(key: UUID) -> Interview:
    """One interview, whoever asks: for `open_interview` alone, which decides first. Raises NotKnown."""
    return _one(Interview.objects.select_related("inspection"), key)


def request(key: UUID, actor: Actor) -> MaterialRequest:
    """One material request. Raises NotKnown."""
    return _one(requests_visible_to(actor), key)


def locked_request(key: UUID, actor: Actor) -> MaterialRequest:
    """One material request, held against others until the transaction ends. Raises NotKnown."""
    return _one(requests_visible_to(actor).select_for_update(of=("self",)), key)


def interviews(inspection: UUID, actor: Actor) -> QuerySet[Interview]:
    """Interviews of an inspection with their interviewers and how many questions were written, by number."""
    return (
        visible_to(actor)
        .filter(inspection_id=inspection)
        .annotate(questions=Count("rows"))
        .prefetch_related(Prefetch("interviewers", queryset=Interviewer.objects.select_related("person")))
        .order_by("number")
    )


@dataclass(frozen=True, slots=True)
class Registered:
    """What the office may know of an interview: that it took place, not who was heard nor what was said."""

    id: UUID
    number: str
    state: str
    planned_on: date
    held_on: date | None
    pages: int | None


def register(inspection: UUID) -> list[Registered]:
    """The register of an inspection's interviews without names or words: what the office may know."""
    return [
        Registered(*row)
        for row in Interview.objects.filter(inspection_id=inspection)
        .order_by("number")
        .values_list("id", "number", "state", "planned_on", "held_on", "page_count")
    ]


def interviewers(found: Interview) -> list[Interviewer]:
    return list(found.interviewers.select_related("person"))


def interviewer_ids(found: Interview) -> set[UUID]:
    return set(found.interviewers.values_list("person_id", flat=True))


def rows(found: Interview) -> list[QuestionAnswer]:
    """Questions and answers in order."""
    return list(found.rows.all())


def row(found: Interview, key: UUID) -> QuestionAnswer | None:
    return found.rows.filter(pk=key).first()


def pages(found: Interview) -> list[list[Row]]:
    """The record page by page as confirmed on the screen."""
    return paginate([Row(r.order, r.question, r.answer) for r in rows(found)])


def outline(inspection: UUID, post: str) -> list[dict[str, str]]:
    """What to ask a holder of a post: as this team wrote it, else the one to begin with."""
    own = Outline.objects.filter(inspection_id=inspection, post=post).first()
    return list(own.items) if own else outline_for(post)


def outlines(inspection: UUID) -> list[tuple[str, list[dict[str, str]]]]:
    """Every post there is an outline for, with what to ask."""
    own = dict(Outline.objects.filter(inspection_id=inspection).order_by("post").values_list("post", "items"))
    posts = [*POSTS, *(post for post in own if post not in POSTS)]
    return [(post, list(own[post]) if post in own else outline_for(post)) for post in posts]


def outline_posts(inspection: UUID) -> list[str]:
    """Posts there is an outline for, those to begin with first."""
    own = Outline.objects.filter(inspection_id=inspection).values_list("post", flat=True)
    return [*POSTS, *sorted(set(own) - set(POSTS))]


def unfinished(inspection: UUID) -> list[Interviewer]:
    """Interviews planned, being written, or not yet confirmed, each as its first interviewer, by number."""
    return list(
        Interviewer.objects.filter(
            interview__inspection_id__in=in_package(inspection), interview__state__in=UNFINISHED, order=1
        )
        .select_related("interview", "person")
        .order_by("interview__number")
    )


def interviews_standing(inspection: UUID) -> QuerySet[Interview]:
    """Interviews that were not cancelled, whoever asks: for counts."""
    return Interview.objects.filter(inspection_id=inspection).exclude(state=InterviewState.CANCELLED)


def interview_counts(inspection: UUID) -> tuple[int, int]:
    """How many are done (confirmed, or refusal noted) of how many that were not cancelled."""
    found = Interview.objects.filter(inspection_id=inspection).aggregate(
        done=Count("id", filter=Q(state__in=COUNTED)),
        all=Count("id", filter=~Q(state=InterviewState.CANCELLED)),
    )
    return found["done"], found["all"]


def counted_interviews(inspections: Collection[UUID] | QuerySet) -> QuerySet[Interview]:
    """The figure `interviews`: records confirmed by the person heard, or with the refusal noted."""
    return Interview.objects.filter(inspection_id__in=inspections, state__in=COUNTED)


def loads(inspection: UUID) -> Mapping[UUID, tuple[int, int]]:
    """For each interviewer: how many done of how many to do."""
    return {person: (done, every) for person, done, every in loads_in([inspection])}


def loads_in(inspections: Collection[UUID]) -> QuerySet[Any]:
    """The same over several: person, done, of how many to do."""
    return (
        Interviewer.objects.filter(interview__inspection__in=inspections)
        .exclude(interview__state=InterviewState.CANCELLED)
        .values("person_id")
        .annotate(done=Count("id", filter=Q(interview__state__in=COUNTED)), every=Count("id"))
        .order_by()
        .values_list("person_id", "done", "every")
    )


@once
def interviews_to_do(actor: Actor) -> QuerySet[Interview]:
    """Interviews this person has to hold or finish, the next one first."""
    rows = visible_to(actor).filter(interviewers__person_id=actor.person, state__in=UNFINISHED)
    return rows.order_by("planned_on", "planned_time", "number") if actor.person else rows.none()


def requests(inspection: UUID, actor: Actor) -> QuerySet[MaterialRequest]:
    """Requests of an inspection with their lines, by number."""
    return (
        requests_visible_to(actor)
        .filter(inspection_id=inspection)
        .prefetch_related("items")
        .order_by("number")
    )


def requests_sent(inspection: UUID) -> QuerySet[MaterialRequest]:
    """Requests that went out, whoever asks: for the catalogue."""
    return MaterialRequest.objects.filter(inspection_id=inspection, sent_on__isnull=False).order_by("number")


def requests_to_approve(actor: Actor) -> QuerySet[MaterialRequest]:
    """Requests that wait for this person as the lead."""
    return requests_visible_to(actor).filter(
        state=RequestState.DRAFTED, inspection__team_id__in=actor.scopes(Role.LEAD)
    )


def requests_open(actor: Actor) -> QuerySet[MaterialRequest]:
    """Requests of the own teams that are not settled, the nearest day first."""
    rows = requests_visible_to(actor).filter(state__in=_OPEN_REQUESTS).prefetch_related("items")
    return rows.order_by(F("due_on").asc(nulls_last=True), "number")


def inspections_on_site(actor: Actor) -> list[Any]:
    """Inspections the own teams still work on."""
    return current(actor)


def line_of(item: MaterialItem) -> Line:
    """A line as the rules want it."""
    return Line(
        item.unit,
        item.quantity,
        item.received_quantity,
        item.originals_received,
        item.returned_quantity,
        bool(item.not_provided),
    )


def slips_visible_to(actor: Actor) -> QuerySet[HandoverSlip]:
    """Handover slips of the own team."""
    rows = HandoverSlip.objects.select_related("request__inspection__team")
    return rows.filter(request__in=requests_visible_to(actor))


def lines_of_slip(found: HandoverSlip) -> list[SlipLine]:
    return list(found.lines.select_related("item").order_by("item__order"))


def items_of(found: MaterialRequest) -> list[MaterialItem]:
    return list(found.items.all())


def item_of(found: MaterialRequest, key: UUID) -> MaterialItem:
    """One line of a request. Raises NotKnown."""
    line = next((i for i in items_of(found) if i.id == key), None)
    if line is None:
        raise not_known()
    return line


def slip_lines(found: MaterialRequest) -> list[SlipLine]:
    """What changed hands under a request, oldest slip first."""
    return list(
        SlipLine.objects.filter(slip__request=found)
        .select_related("slip", "item", "evidence")
        .order_by("slip__on", "slip__number", "item__order")
    )


_OPEN_REQUESTS = frozenset(
    {
        RequestState.DRAFTED,
        RequestState.SENT_BACK,
        RequestState.APPROVED,
        RequestState.SENT,
        RequestState.RECEIVED,
    }
)


def open_items(inspection: UUID) -> list[MaterialItem]:
    """Lines of the requests not settled, whoever asks: what keeps the team on site."""
    return list(
        MaterialItem.objects.filter(
            request__inspection_id__in=in_package(inspection), request__state__in=_OPEN_REQUESTS
        )
        .select_related("request")
        .order_by("request__number", "order")
    )


def outstanding(inspection: UUID, actor: Actor) -> list[MaterialItem]:
    """Lines awaited from the body or to be returned to it."""
    found = MaterialItem.objects.select_related("request").filter(
        request__in=requests_visible_to(actor)
        .filter(inspection_id=inspection, state__in=(RequestState.SENT, RequestState.RECEIVED))
        .order_by()
        .values("pk")
    )
    return [
        i for i in found.order_by("request__number", "order") if line_of(i).awaited or line_of(i).to_return
    ]


def received_by_unit(inspections: Collection[UUID] | QuerySet) -> dict[str, int]:
    """The figure `materials`: what came on handover slips, apart for each unit."""
    sums = (
        SlipLine.objects.filter(slip__direction=Direction.IN, item__request__inspection_id__in=inspections)
        .values("item__unit")
        .annotate(total=Sum("quantity"))
        .order_by()
    )
    return by_unit((s["item__unit"], s["total"]) for s in sums)


def received_lines(inspections: Collection[UUID] | QuerySet) -> QuerySet[SlipLine]:
    """The rows of that figure."""
    return SlipLine.objects.filter(
        slip__direction=Direction.IN, item__request__inspection_id__in=inspections
    ).select_related("slip", "item", "item__request")


def totals(items: Iterable[MaterialItem]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """By unit: asked, received, still to return."""
    lines = [line_of(i) for i in items]
    return (
        by_unit((x.unit, x.asked) for x in lines),
        by_unit((x.unit, x.received) for x in lines),
        by_unit((x.unit, x.to_return) for x in lines),
    )


# ------------------------------------------------------------------------------------ visits, sittings, calls


def visits_visible_to(actor: Actor) -> QuerySet[Visit]:
    """Visits of the own team."""
    return Visit.objects.select_related("inspection").filter(inspection__team_id__in=actor.scopes(*TEAM))


def sittings_visible_to(actor: Actor) -> QuerySet[Sitting]:
    """Sittings of the own team."""
    return Sitting.objects.select_related("inspection").filter(inspection__team_id__in=actor.scopes(*TEAM))


def phone_checks_visible_to(actor: Actor) -> QuerySet[PhoneCheck]:
    """Calls of the own team."""
    return PhoneCheck.objects.select_related("inspection", "caller").filter(
        inspection__team_id__in=actor.scopes(*TEAM)
    )


def visit(key: UUID, actor: Actor) -> Visit:
    """One visit. Raises NotKnown."""
    return _one(visits_visible_to(actor), key)


def locked_visit(key: UUID, actor: Actor) -> Visit:
    """One visit, held against others until the transaction ends. Raises NotKnown."""
    return _one(visits_visible_to(actor).select_for_update(of=("self",)), key)


def sitting(key: UUID, actor: Actor) -> Sitting:
    """One sitting. Raises NotKnown."""
    return _one(sittings_visible_to(actor), key)


def locked_sitting(key: UUID, actor: Actor) -> Sitting:
    """One sitting, held against others until the transaction ends. Raises NotKnown."""
    return _one(sittings_visible_to(actor).select_for_update(of=("self",)), key)


def phone_check(key: UUID, actor: Actor) -> PhoneCheck:
    """One call. Raises NotKnown."""
    return _one(phone_checks_visible_to(actor), key)


def visits(inspection: UUID, actor: Actor) -> QuerySet[Visit]:
    """Visits of an inspection with who goes and how many photographs there are, by number."""
    return (
        visits_visible_to(actor)
        .filter(inspection_id=inspection)
        .annotate(pictures=Count("photos"))
        .prefetch_related(Prefetch("visitors", queryset=Visitor.objects.select_related("person")))
        .order_by("number")
    )


def sittings(inspection: UUID, actor: Actor) -> QuerySet[Sitting]:
    """Sittings of an inspection with who listens, by number."""
    return (
        sittings_visible_to(actor)
        .filter(inspection_id=inspection)
        .prefetch_related(Prefetch("listeners", queryset=Listener.objects.select_related("person")))
        .order_by("number")
    )


def phone_checks(inspection: UUID, actor: Actor) -> QuerySet[PhoneCheck]:
    """Calls of an inspection, by number."""
    return phone_checks_visible_to(actor).filter(inspection_id=inspection).order_by("number")


def visitor_ids(found: Visit) -> set[UUID]:
    return set(found.visitors.values_list("person_id", flat=True))


def listener_ids(found: Sitting) -> set[UUID]:
    return set(found.listeners.values_list("person_id", flat=True))


def visitors(found: Visit) -> list[Visitor]:
    return list(found.visitors.select_related("person"))


def listeners(found: Sitting) -> list[Listener]:
    return list(found.listeners.select_related("person"))


def photos(found: Visit) -> list[VisitPhoto]:
    """Photographs of a visit with their items of evidence, the first taken first."""
    return list(found.photos.select_related("item"))


def held_by(person: UUID, inspections: Collection[UUID], day: date) -> list[tuple[Ref, str]]:
    """What a member took part in on a day, with the event that says so, whoever typed it: for the log of work."""
    of = {"inspection_id__in": inspections}
    parts = (
        ("interview", Interview.objects.filter(**of, interviewers__person=person, held_on=day)),
        ("visit", Visit.objects.filter(**of, visitors__person=person, held_on=day)),
        ("sitting", Sitting.objects.filter(**of, listeners__person=person, held_on=day)),
        ("phonecheck", PhoneCheck.objects.filter(**of, caller=person, on=day)),
    )
    rows = [
        p.annotate(what=Value(what)).order_by().values_list("what", "id", "number", "recorded_at")
        for what, p in parts
    ]
    every = rows[0].union(*rows[1:], all=True).order_by("recorded_at", "number")
    return [(Ref(f"fieldwork.{what}", key), _HELD[what]) for what, key, _number, _at in every]


_HELD = {
    "interview": "fieldwork.interview_held",
    "visit": "fieldwork.visit_held",
    "sitting": "fieldwork.sitting_held",
    "phonecheck": "fieldwork.phone_checked",
}


def logs_visible_to(actor: Actor) -> QuerySet[LogEntry]:
    """The log of work of the own team."""
    return LogEntry.objects.select_related("person", "tour").filter(tour__team_id__in=actor.scopes(*TEAM))


def log_entry(key: UUID, actor: Actor) -> LogEntry:
    """One entry. Raises NotKnown."""
    return _one(logs_visible_to(actor), key)


def locked_log_entry(key: UUID, actor: Actor) -> LogEntry:
    """One entry, held against others until the transaction ends. Raises NotKnown."""
    return _one(logs_visible_to(actor).select_for_update(of=("self",)), key)


def own_log(actor: Actor, tour: UUID, day: date) -> LogEntry | None:
    """What this person wrote for a day."""
    return logs_visible_to(actor).filter(tour=tour, person=actor.person, day=day).first()


def logs_of_day(tour: UUID, day: date, actor: Actor) -> list[LogEntry]:
    """Entries of a day with what was corrected, in the order they were written."""
    rows = logs_visible_to(actor).filter(tour=tour, day=day).prefetch_related("corrections")
    return list(rows.order_by("recorded_at"))


def log_days(tour: UUID, actor: Actor) -> list[tuple[date, int]]:
    """Days of a tour that have entries, and how many, the newest first."""
    rows = logs_visible_to(actor).filter(tour=tour).order_by().values("day").annotate(count=Count("id"))
    return list(rows.order_by("-day").values_list("day", "count"))


def logged_days(actor: Actor, tours: Collection[UUID], since: date) -> set[tuple[UUID, date]]:
    """Tour and day of what this person wrote since a day."""
    rows = logs_visible_to(actor).filter(tour_id__in=tours, person=actor.person, day__gte=since)
    return set(rows.order_by().values_list("tour_id", "day"))


def log_standing(tour: UUID) -> QuerySet[LogEntry]:
    """All entries of a tour, whoever asks: for counts."""
    return LogEntry.objects.filter(tour=tour)


@dataclass(frozen=True, slots=True)
class Outing:
    """A visit, a sitting or an interview on its day."""

    what: str
    id: UUID
    number: str
    text: str
    on: date
    at: time | None


def unheld_outings(inspection: UUID) -> list[Outing]:
    """Visits and sittings planned and not held yet, whoever asks, in one statement: what keeps the team on site."""
    planned = Q(inspection_id__in=in_package(inspection), state=OutingState.PLANNED)
    return _outings(Visit.objects.filter(planned), Sitting.objects.filter(planned))


def _outings(
    visits: QuerySet[Visit], sittings: QuerySet[Sitting], talks: QuerySet[Interview] | None = None
) -> list[Outing]:
    def of(rows: QuerySet, what: str, text: F | Value) -> QuerySet:
        columns = ("what", "id", "number", "text", "on", "planned_time")
        on = Coalesce("held_on", "planned_on")
        return rows.annotate(what=Value(what), text=text, on=on).order_by().values_list(*columns)

    parts = [of(sittings, "sitting", F("subject"))]
    if talks is not None:
        parts.append(of(talks, "interview", Value("")))
    every = of(visits, "visit", F("whom")).union(*parts, all=True)
    return [Outing(*row) for row in every.order_by("on", "planned_time", "number")]


def outings_standing(inspection: UUID) -> tuple[QuerySet[Visit], QuerySet[Visit]]:
    """Visits made, and all that were not cancelled, whoever asks: for counts."""
    every = Visit.objects.filter(inspection_id=inspection).exclude(state=OutingState.CANCELLED)
    return every.filter(state=OutingState.HELD), every


def sittings_standing(inspection: UUID) -> tuple[QuerySet[Sitting], QuerySet[Sitting]]:
    """Sittings held, and all that were not cancelled, whoever asks: for counts."""
    every = Sitting.objects.filter(inspection_id=inspection).exclude(state=OutingState.CANCELLED)
    return every.filter(state=OutingState.HELD), every


def held_visits(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Visit]:
    """The figure `field_visits`: visits made by the end of a day."""
    return Visit.objects.filter(
        inspection_id__in=inspections, state=OutingState.HELD, held_on__lte=upto
    ).order_by("inspection__number", "number")


def households(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Visit]:
    """The figure `households`: those of them made to a household."""
    return held_visits(inspections, upto).filter(kind=VisitKind.HOUSEHOLD)


def hearings(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Sitting]:
    """The figure `hearings`: reports heard by the end of a day, special ones of departments included."""
    return _held_sittings(inspections, upto).filter(kind__in=HEARINGS)


def forums(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Sitting]:
    """The figure `forums`: forums held by the end of a day."""
    return _held_sittings(inspections, upto).filter(kind=SittingKind.FORUM)


def _held_sittings(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[Sitting]:
    return Sitting.objects.filter(
        inspection_id__in=inspections, state=OutingState.HELD, held_on__lte=upto
    ).order_by("inspection__number", "number")


def phone_checks_made(inspections: Collection[UUID] | QuerySet, upto: date) -> QuerySet[PhoneCheck]:
    """The figure `phone_checks`: calls made by the end of a day."""
    return PhoneCheck.objects.filter(inspection_id__in=inspections, on__lte=upto).order_by(
        "inspection__number", "number"
    )


def days_between(actor: Actor, inspection: UUID, first: date, last: date) -> list[Outing]:
    """Interviews, visits and sittings that were not cancelled, by day, in one statement. Interviews name nobody."""
    wanted = Q(inspection_id=inspection, planned_on__range=(first, last)) & ~Q(state=OutingState.CANCELLED)
    return _outings(
        visits_visible_to(actor).filter(wanted).select_related(None),
        sittings_visible_to(actor).filter(wanted).select_related(None),
        visible_to(actor).filter(wanted).select_related(None),
    )


def newest_things(actor: Actor, inspection: UUID, most: int) -> list[tuple[str, UUID]]:
    """What the own team did, the newest first, in one statement: the kind of each thing and its id."""

    def of(rows: QuerySet, what: str) -> QuerySet:
        found = rows.filter(inspection_id=inspection).select_related(None).annotate(what=Value(what))
        return found.order_by().values_list("what", "id", "recorded_at")

    every = of(visible_to(actor), "interview").union(
        of(requests_visible_to(actor), "materialrequest"),
        of(visits_visible_to(actor), "visit"),
        of(sittings_visible_to(actor), "sitting"),
        of(phone_checks_visible_to(actor), "phonecheck"),
        of(Survey.objects.filter(inspection__team_id__in=actor.scopes(*TEAM)), "survey"),
        of(PracticalProblem.objects.filter(inspection__team_id__in=actor.scopes(*TEAM)), "practicalproblem"),
        all=True,
    )
    return [(what, key) for what, key, _at in every.order_by("-recorded_at")[:most]]


def to_approve(actor: Actor) -> list[QuerySet[Any]]:
    """The requests and the unannounced visits that wait for this person as the lead."""
    if not actor.scopes(Role.LEAD):
        return []
    return [requests_to_approve(actor), visits_to_approve(actor)]


def visits_to_approve(actor: Actor) -> QuerySet[Visit]:
    """Unannounced visits that wait for this person as the lead."""
    return visits_visible_to(actor).filter(
        undercover=True,
        approved_on=None,
        state=OutingState.PLANNED,
        inspection__team_id__in=actor.scopes(Role.LEAD),
    )
