from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.foundation.journal.frame import action, record
from xuncha.foundation.keys.scopes import inspection_scope
from xuncha.foundation.terms import Actor, BadInput, NotAllowed, Problem, Ref, WrongState
from xuncha.foundation.terms.record import born
from xuncha.onsite.inspections import checklist, queries
from xuncha.onsite.inspections.days import checked_day
from xuncha.onsite.inspections.models import Inspection, Look
from xuncha.onsite.inspections.policies import can_look
from xuncha.standing.organisations.queries import post as post_of


@action
def note_look(
    *,
    by: Actor,
    inspection: UUID,
    item: str,
    method: str,
    what: str,
    source: Ref | None = None,
    source_text: str = "",
    post: UUID | None = None,
    on: date | None = None,
) -> Look:
    """登记查看 — Note that an item of the checklist was looked at: by which method, in what, for which post.

    `source` is the thing it was seen in; the caller has made sure that `by` knows it. Raises NotKnown; NotAllowed;
    WrongState once the team writes; BadInput.
    """
    found = queries.inspection(inspection, by)
    allowed = can_look(by, found)
    (WrongState if allowed.code == "look.too_late" else NotAllowed).unless(allowed)
    _check(by, found, item, method, what, post)
    look = Look.objects.create(
        **born(by),
        inspection=found,
        item=item,
        post_id=post,
        method=method,
        source_kind=source.kind if source else "",
        source_id=source.id if source else None,
        source_text=source_text.strip(),
        what=what.strip(),
        first=not Look.objects.filter(inspection=found, item=item).exists(),
        looked_on=checked_day(by, on),
        looked_by=by.name,
    )
    record(
        "inspections.looked_at",
        by=by,
        about=found.ref,
        facts={
            "item": item,
            "method": method,
            "post": str(post or ""),
            "source": str(source) if source else look.source_text,
            "on": look.looked_on.isoformat(),
        },
        scope=inspection_scope(found.id),
        rule_set=found.rule_set,
    )
    return look


def _check(by: Actor, found: Inspection, item: str, method: str, what: str, post: UUID | None) -> None:
    problems = []
    if item not in {i.code for i in checklist.items(found)}:
        problems.append(Problem("look.unknown_item", _("清单里没有这一项。"), where="item"))
    if method not in {m.code for m in checklist.methods(found)}:
        problems.append(Problem("look.unknown_method", _("选明用的哪种方式。"), where="method"))
    if not what.strip():
        problems.append(Problem("look.needs_what", _("写明看了什么、看到什么。"), where="what"))
    if post is not None and post_of(post, by).body_id != found.body_id:
        problems.append(Problem("look.other_body", _("这个职位不是被巡察单位的。"), where="post"))
    if problems:
        raise BadInput("look.incomplete", problems=problems)
