"""Pages of the points to verify."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from xuncha.foundation.journal.queries import lines
from xuncha.foundation.links.kinds import describe
from xuncha.foundation.terms import Actor, NotAllowed, Ref
from xuncha.foundation.ui.parts import JournalLine
from xuncha.foundation.ui.routes import actor_of
from xuncha.foundation.ui.web import Current, page, submit
from xuncha.onsite.inspections import policies, queries
from xuncha.onsite.inspections.actions.give_point import give_point
from xuncha.onsite.inspections.actions.note_point import note_point
from xuncha.onsite.inspections.actions.settle_point import settle_point
from xuncha.onsite.inspections.models import Point
from xuncha.onsite.inspections.rules.states import PointResult, PointState
from xuncha.onsite.inspections.web import presenters
from xuncha.onsite.inspections.web.forms import GivePointForm, NotePointForm, SettlePointForm
from xuncha.onsite.inspections.words import POINT_RESULTS, POINT_STATES


def _shape(point: Point) -> str:
    return "done" if point.state == PointState.SETTLED else "wait"


def points(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    """疑点: open ones first, with who has them and by when."""
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    rows = queries.points_of(found, actor)
    today = actor.clock.today()
    return page(
        request,
        "inspections/points.html",
        {
            "inspection": found,
            "rows": [
                (p, _shape(p), bool(p.settles_by and p.settles_by < today and p.state == "open"))
                for p in rows
            ],
            "open": sum(p.state == PointState.OPEN for p in rows),
            "may_note": policies.can_note_point(actor, found),
            "results": POINT_RESULTS,
            "states": POINT_STATES,
        },
    )


def point(request: HttpRequest, point: UUID) -> HttpResponseBase:
    """一个疑点: where it came from, what would settle it, what came of it, what may be made of it."""
    actor = actor_of(request)
    found = queries.point(point, actor)
    settled = found.state == PointState.SETTLED
    return page(
        request,
        "inspections/point.html",
        {
            "point": found,
            "inspection": found.inspection,
            "shape": _shape(found),
            "state": POINT_STATES[PointState(found.state)],
            "result": POINT_RESULTS[PointResult(found.result)] if settled else "",
            "may_settle": policies.can_settle_point(actor, found),
            "log": [JournalLine(x.at, x.who, x.label) for x in lines(found.ref, actor, 20)],
        },
    )


def note(request: HttpRequest, inspection: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.inspection(inspection, actor)
    NotAllowed.unless(policies.can_note_point(actor, found))
    source, words = _source(request, actor)
    form = NotePointForm.of(
        request,
        people=presenters.choices(found),
        initial={"who_has": str(actor.person or ""), "source_text": words},
    )
    back = reverse("inspections:points", args=[found.id])

    def act(data: dict[str, Any]) -> Point:
        who = data.pop("who_has") or None
        return note_point(
            by=actor, inspection=found.id, source=source, who_has=UUID(who) if who else None, **data
        )

    return submit(
        request,
        form,
        act,
        then=lambda made: reverse("inspections:point", args=[made.id]),
        title=_("记一个疑点"),
        button=_("记下"),
        back=back,
        notice=lambda made: _("已记为 %(number)s") % {"number": made.number},
    )


def _source(request: HttpRequest, actor: Actor) -> tuple[Ref | None, str]:
    """The thing a point is noted from (`?from=kind:id`), in words. Raises NotKnown for one the reader does not know."""
    raw = request.GET.get("from", "")
    if not raw:
        return None, ""
    try:
        source = Ref.parse(raw)
    except ValueError:
        raise queries.not_known() from None
    known = describe(actor, [source]).get(source)
    if known is None:
        raise queries.not_known()
    return source, f"{known.number} {known.title}".strip()[:200]


def give(request: HttpRequest, point: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.point(point, actor)
    NotAllowed.unless(policies.can_settle_point(actor, found))
    initial = {"who_has": str(found.who_has_id or ""), "settles_by": found.settles_by}
    form = GivePointForm.of(
        request, seen=found.version, people=presenters.choices(found.inspection), initial=initial
    )
    here = reverse("inspections:point", args=[found.id])
    return submit(
        request,
        form,
        lambda data: give_point(
            by=actor,
            point=found.id,
            who_has=UUID(data["who_has"]),
            settles_by=data["settles_by"],
            seen=form.seen,
        ),
        then=here,
        title=_("交办 %(number)s") % {"number": found.number},
        button=_("交办"),
        back=here,
        notice=_("已交办"),
    )


def settle(request: HttpRequest, point: UUID) -> HttpResponseBase:
    actor = actor_of(request)
    found = queries.point(point, actor)
    NotAllowed.unless(policies.can_settle_point(actor, found))
    form = SettlePointForm.of(request, seen=found.version, initial={"on": actor.clock.today()})
    here = reverse("inspections:point", args=[found.id])

    def now() -> Current:
        fresh = queries.point(point, actor)
        return Current(seen=fresh.version, values={"result": fresh.result, "text": fresh.result_text})

    return submit(
        request,
        form,
        lambda data: settle_point(by=actor, point=found.id, seen=form.seen, **data),
        then=reverse("inspections:points", args=[found.inspection_id]),
        title=_("了结 %(number)s：%(title)s") % {"number": found.number, "title": found.title},
        button=_("了结"),
        back=here,
        notice=_("%(number)s 已了结") % {"number": found.number},
        again=now,
    )
