from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from xuncha.conclusions.findings import queries
from xuncha.conclusions.findings.models import HeadHeard
from xuncha.foundation.journal.frame import action
from xuncha.foundation.terms import Actor, BadInput, Problem, check_version
from xuncha.foundation.terms.record import born

from ._states import changed, open_for_change, say


@action
def record_head_heard(
    *,
    by: Actor,
    workpaper: UUID,
    post: str,
    said: str,
    on: date | None = None,
    heard_by: UUID | None = None,
    seen: int | None = None,
    voids: bool = False,
) -> HeadHeard:
    """记录与主要负责人的沟通 — Record what the head of the inspected body said of the matter, in their words.

    Kept for good, neither changed nor removed; more may be added. `post` names the post, not the person.
    Raises NotKnown, NotAllowed, Stale, WrongState, BadInput.
    """
    paper = queries.locked(workpaper, by)
    check_version(paper, seen)
    day = on or by.clock.today()
    _check(post, said, day, by.clock.today())
    open_for_change(paper, by, voids=voids, reason=_("记录与主要负责人的沟通"))
    row = HeadHeard.objects.create(
        **born(by),
        workpaper=paper,
        heard_on=day,
        post=post.strip(),
        said=said.strip(),
        heard_by_id=heard_by or by.person,
    )
    changed(paper)
    say("findings.head_heard", paper, by, on=str(day))
    return row


def _check(post: str, said: str, on: date, today: date) -> None:
    found = []
    if not post.strip():
        found.append(Problem("head_heard.no_post", _("写明与哪个职务的负责人沟通。"), "post"))
    if not said.strip():
        found.append(Problem("head_heard.no_words", _("写明对方怎么说，尽量用原话。"), "said"))
    if on > today:
        found.append(Problem("head_heard.in_future", _("沟通日期在今天以后。"), "on"))
    if found:
        raise BadInput("head_heard.incomplete", problems=found)
