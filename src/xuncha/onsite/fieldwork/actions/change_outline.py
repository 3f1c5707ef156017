from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version, touch
from xuncha.onsite.fieldwork import policies, queries
from xuncha.onsite.fieldwork.models import Interview
from xuncha.onsite.fieldwork.rules.outlines import parse_outline

from ._said import say


@action
def change_outline(*, by: Actor, interview: UUID, text: str, seen: int | None = None) -> Interview:
    """改提纲 — Change the outline of this one interview.

    Questions asked keep their words; an outline line they stood for may be gone. Raises NotKnown, NotAllowed,
    WrongState once the talk is written, BadInput, Stale.
    """
    found = queries.locked_interview(interview, by)
    check_version(found, seen)
    policies.guard(policies.can_change_outline(by, found))
    points = parse_outline(text)
    if not points:
        raise BadInput(
            "outline.empty", problems=[Problem("outline.empty", _("至少写一条要问的。"), where="text")]
        )
    _keep_places(found, points)
    found.outline = points
    touch(found)
    found.save()
    say("fieldwork.outline_changed", by, found, points=len(points))
    return found


def _keep_places(found: Interview, points: list[dict[str, str]]) -> None:
    """Questions stay tied to the same words of the outline, wherever those stand now."""
    places = {point["text"]: place for place, point in enumerate(points)}
    for row in found.rows.exclude(outline_item=None):
        old = found.outline[row.outline_item]["text"] if row.outline_item < len(found.outline) else ""
        row.outline_item = places.get(old)
        touch(row)
        row.save()
