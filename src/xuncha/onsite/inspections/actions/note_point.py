from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.links.edges import connect
from xuncha.foundation.papers.numbering import next_number
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Ref, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import Inspection, Point
from xuncha.onsite.inspections.policies import can_note_point

LONGEST_TITLE = 200


@action
def note_point(
    *,
    by: Actor,
    inspection: UUID,
    title: str,
    source: Ref | None = None,
    source_text: str = "",
    would_settle: str = "",
    settles_by: date | None = None,
    who_has: UUID | None = None,
    on: date | None = None,
) -> Point:
    """记疑点 — Note something to verify: where it came from, what would settle it, by when, who has it.

    `source` is the thing it came from (an interview, an item); the caller has made sure that `by` knows it.
    Raises NotKnown; NotAllowed; WrongState after leaving; BadInput.
    """
    found = queries.locked(inspection, by)
    allowed = can_note_point(by, found)
    (WrongState if allowed.code == "point.too_late" else NotAllowed).unless(allowed)
    _check(found, title, who_has)
    number = next_number(series="inspections.point", by=by, pattern="疑{n:03}", within=str(found.id))
    point = Point.objects.create(
        **born(by),
        number=number,
        inspection=found,
        title=title.strip(),
        would_settle=would_settle.strip(),
        source_kind=source.kind if source else "",
        source_id=source.id if source else None,
        source_text=source_text.strip(),
        settles_by=settles_by,
        who_has_id=who_has,
        noted_on=checked_day(by, on),
        noted_by=by.name,
    )
    if source is not None:
        connect(by=by, source=source, target=point.ref, relation="point")
    record(
        "inspections.point_noted",
        by=by,
        about=point.ref,
        facts={
            "number": number,
            "inspection": str(found.id),
            "title": point.title,
            "source": str(source) if source else point.source_text,
        },
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return point


def _check(found: Inspection, title: str, who_has: UUID | None) -> None:
    problems = []
    if not title.strip():
        problems.append(Problem("point.needs_title", _("写明要核对什么。"), where="title"))
    if len(title.strip()) > LONGEST_TITLE:
        problems.append(
            Problem("point.title_too_long", _("事由最多 200 个字，细节写在“凭什么了结”里。"), where="title")
        )
    if who_has is not None and who_has not in queries.member_ids(found.team_id):
        problems.append(Problem("point.not_in_team", _("经手人要是本组人员。"), where="who_has"))
    if problems:
        raise BadInput("point.incomplete", problems=problems)
