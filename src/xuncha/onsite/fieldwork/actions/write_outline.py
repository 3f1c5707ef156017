from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, Problem, touch
from xuncha.foundation.terms.record import born
from xuncha.onsite.fieldwork import policies
from xuncha.onsite.fieldwork.models import Outline
from xuncha.onsite.fieldwork.rules.outlines import parse_outline
from xuncha.onsite.inspections.queries import inspection as inspection_of


@action
def write_outline(*, by: Actor, inspection: UUID, post: str, text: str) -> Outline:
    """写谈话提纲 — Write the outline for talks with holders of a post; kept for the next one.

    Lines of `text`; a line that ends in a colon begins a section. Raises NotKnown, NotAllowed, WrongState once the
    team left, BadInput.
    """
    found = inspection_of(inspection, by)
    policies.guard(policies.can_plan_interview(by, found))
    points = parse_outline(text)
    problems = []
    if not post.strip():
        problems.append(Problem("outline.needs_post", _("写明是哪一类职务的提纲。"), where="post"))
    if not points:
        problems.append(Problem("outline.empty", _("至少写一条要问的。"), where="text"))
    if problems:
        raise BadInput("outline.incomplete", problems=problems)
    outline, made = Outline.objects.get_or_create(
        inspection=found, post=post.strip(), defaults={**born(by), "items": points}
    )
    if not made:
        outline.items = points
        touch(outline)
        outline.save()
    record(
        "fieldwork.outline_written",
        by=by,
        about=outline.ref,
        facts={"inspection": str(found.id), "post": outline.post, "points": len(points)},
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return outline
